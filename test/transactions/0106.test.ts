import { expect, test } from 'vitest'
import { exchangeRateOf } from '../../core/exchangeRates.ts'
import { type Bank, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const fields = {
  currency: 'USD',
  buying: '705.5',
  middle: '712.8',
  selling: '715.6',
  from: '2026-03-02',
  reason: '总行牌价',
}

const middleOf = (bank: Bank, unit: string): number | undefined =>
  exchangeRateOf(bank.state.get('parameters', 'current') ?? { exchange: [] }, unit)?.middle

test('0106 of today is in force with its own row, as often as it changes', () => {
  const bank = practice()
  expect(middleOf(bank, 'USD')).toBe(7_123_400)
  must(bank, '0003', '0106', fields)
  expect(middleOf(bank, 'USD')).toBe(7_128_000)
  must(bank, '0003', '0106', { ...fields, middle: '712.9' })
  expect(middleOf(bank, 'USD')).toBe(7_129_000)
  expect(middleOf(bank, 'JPY')).toBe(46_512)
})

test('0106 of tomorrow waits for its day', () => {
  const bank = practice()
  must(bank, '0003', '0106', { ...fields, from: '2026-03-03' })
  expect(middleOf(bank, 'USD')).toBe(7_123_400)
})

test('0106 begins to deal in a currency that had no rate', () => {
  const bank = practice()
  must(bank, '0003', '0106', { ...fields, currency: 'HKD', buying: '90', middle: '91.25', selling: '91.6' })
  expect(middleOf(bank, 'HKD')).toBe(912_500)
})

test('0106 is signed by the supervisor', () => {
  expect(practice().signs('0003', '0106', fields)).toBe('supervisor')
})

refuses('0106', { by: '0003', fields }, [
  ['a teller', { by: '0011' }, 'notYourCode'],
  ['our own currency', { currency: 'CNY' }, 'currencyOwn at currency'],
  ['a currency that is none', { currency: 'XAU' }, 'notOffered at currency'],
  ['a rate that is none', { middle: '7x' }, 'exchangeRateMalformed at middle'],
  ['no rate', { middle: '0' }, 'exchangeRateMalformed at middle'],
  ['buying above the middle', { buying: '713' }, 'exchangeRatesCross at buying'],
  ['selling below the middle', { selling: '712.79' }, 'exchangeRatesCross at selling'],
  ['a day that is past', { from: '2026-03-01' }, 'fromPast at from'],
  ['what is in force already', {}, 'changesNothing', bank => must(bank, '0003', '0106', fields)],
])
