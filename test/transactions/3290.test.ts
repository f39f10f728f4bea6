import { expect, test } from 'vitest'
import { tryOut } from '../../core/work.ts'
import { loadFrom } from '../../core/load.ts'
import { PRACTICE_HEAD, practiceBooks, practiceRequest } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { practice } from '../support/practice.ts'
import { asItIs, refuses, signatures } from '../support/tables.ts'

/** What the code answers: label and text of every row. */
function answer(fields: Record<string, string>): string[] {
  const request = practiceRequest('3290', '0011', fields)
  if (isRefusal(request)) throw new Error(request.refused)
  const at = { day: PRACTICE_HEAD.day, serial: 2, now: 0 }
  const tried = tryOut(request, loadFrom(practiceBooks(), [request], PRACTICE_HEAD), at)
  if (isRefusal(tried)) throw new Error(tried.refused)
  const { values, desk } = tried
  return transactionOf('3290')
    .explain(values, desk)
    .map(({ label, text }) => `${label.en}: ${text}`)
}

test('3290 works a deposit out at the posted rate, without an entry', () => {
  expect(practice().run('0011', '3290', { product: 'lumpSum', amount: '10000' })).toEqual(['posted 2'])
  const rows = answer({ product: 'lumpSum', amount: '10000', term: '12' })
  expect(rows[0]).toBe('Period: 2026-03-02 → 2027-03-02')
  expect(rows).toContain('Interest: 150.00')
  expect(rows.at(-1)).toBe('Principal and interest: 10,150.00')
})

test('3290 takes the rate and days that are given', () => {
  const rows = answer({
    product: 'loan',
    amount: '10000',
    term: '12',
    rate: '4.35',
    start: '2026-01-01',
    end: '2026-03-02',
  })
  expect(rows).toContain('Interest: 72.50')
})

test('3290 says so when it cannot work out', () => {
  expect(answer({ product: 'lumpSum', amount: '10000', term: '7' })).toEqual(['No posted rate: 7'])
  const backwards = { product: 'demand', amount: '1', start: '2026-03-02', end: '2026-03-01' }
  expect(answer(backwards)).toEqual(['Cannot work out: 2026-03-01 < 2026-03-02'])
})

refuses('3290', { by: '0014', fields: { product: '1', amount: '100' } }, [
  ['a product that is not offered', { product: 'x' }, 'notOffered at product'],
  ['less than one yuan', { amount: '0.5' }, 'moneyTooSmall at amount'],
  ['a rate that is none', { rate: '435%' }, 'rateMalformed at rate'],
  ['a day that does not exist', { end: '2026-02-29' }, 'dayMalformed at end'],
  [
    'days before there was a rate',
    { product: 'demand', start: '1980-01-01', end: '1980-02-01' },
    'demandRateMissing at end',
  ],
  ['a term that is none', { term: '0' }, 'termMalformed at term'],
])

signatures('3290', asItIs, { product: '1', amount: '100' }, [['0015', {}, 'nobody']])
