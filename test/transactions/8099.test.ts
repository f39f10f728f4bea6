import { expect, test } from 'vitest'
import { nightSteps } from '../../core/day/night.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { type Bank, balanceOf, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }

const bought = (bank: Bank, currency: string, foreign: string) =>
  must(bank, '0011', '1501', { currency, foreign, payee: 'A1', actor: 'self', ...person })

const sold = (bank: Bank, foreign: string) =>
  must(bank, '0003', '1502', {
    currency: 'USD',
    foreign,
    purpose: 'travel',
    payer: 'A1',
    actor: 'self',
    ...person,
  })

function valued(bank: Bank): string[] {
  patch(bank, 'branch', '0101', { state: 'closing' })
  return must(bank, SYSTEM_TELLER, '8099').slice(1)
}

test('8099 takes what dollars are worth above their cost to gains, and what yen lack to losses', () => {
  const bank = practice()
  bought(bank, 'USD', '100x5')
  bought(bank, 'JPY', '1000x1')
  patch(bank, 'parameters', 'current', {
    exchange: [
      { unit: 'USD', from: '2026-03-02', buying: 7_050_000, middle: 7_123_400, selling: 7_152_000 },
      { unit: 'JPY', from: '2026-03-02', buying: 40_000, middle: 44_000, selling: 46_900 },
    ],
  })
  expect(valued(bank)).toEqual([
    'D 3002-USD-CNY 36.70 -> 3561.70',
    'C 6061 36.70 -> 36.70',
    'D 6061 1.20 -> 35.50',
    'C 3002-JPY-CNY 1.20 -> 44.00',
  ])
})

test('8099 values what was sold beyond what was bought', () => {
  const bank = practice()
  sold(bank, '100x10')
  expect(valued(bank)).toEqual(['D 3002-USD-CNY 28.60 -> -7123.40', 'C 6061 28.60 -> 28.60'])
})

test('8099 of a position that was closed leaves its gain and nothing else', () => {
  const bank = practice()
  bought(bank, 'USD', '100x10')
  sold(bank, '100x10')
  valued(bank)
  const accounts = ['3002-USD', '3002-USD-CNY', '6061']
  expect(accounts.map(no => balanceOf(bank, no))).toEqual(['0.00', '0.00', '102.00'])
})

test('8099 once more books nothing', () => {
  const bank = practice()
  bought(bank, 'USD', '100x5')
  valued(bank)
  expect(must(bank, SYSTEM_TELLER, '8099').slice(1)).toEqual([])
})

test('8099 leaves a currency without a rate as it is', () => {
  const bank = practice()
  bought(bank, 'USD', '100x5')
  patch(bank, 'parameters', 'current', { exchange: [] })
  expect(valued(bank)).toEqual([])
})

test('8099 is no step of the night where no rates are posted, and comes before the year is closed', () => {
  const codes = (parameters: typeof defaultParameters) =>
    nightSteps.filter(step => step.falls('2026-12-31', parameters)).map(({ code }) => code)
  expect(codes(defaultParameters)).not.toContain('8099')
  const rate = { unit: 'USD', from: '2026-03-02', buying: 1, middle: 1, selling: 1 }
  const dealing = codes({ ...defaultParameters, exchange: [rate] })
  expect(dealing.indexOf('8099')).toBeLessThan(dealing.indexOf('8097'))
})
