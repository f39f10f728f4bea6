import { expect, test } from 'vitest'
import { exchangeQuote } from '../../core/exchangeRates.ts'
import { tryOut } from '../../core/work.ts'
import { loadFrom } from '../../core/load.ts'
import { PRACTICE_HEAD, practiceBooks, practiceRequest } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { given } from '../../core/std.ts'
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

test('3290 tries the schedule of a loan that is repaid in parts', () => {
  const asked = { product: 'loan', amount: '12000', term: '12', rate: '6', start: '2026-03-02' }
  const rows = answer({ ...asked, method: 'equalInstalment' })
  expect(rows[1]).toBe('No. 1, 2026-04-02: 972.80 + 60.00 = 1,032.80（11,027.20）')
  expect(rows.at(-1)).toBe('Interest: 393.58')
  const mortgage = answer({ product: 'loan', amount: '200000', term: '240', method: 'equalInstalment' })
  expect(mortgage).toContain('More instalments: 228')
  expect(answer({ ...asked, rate: '', term: '12', start: '1990-01-01', method: 'bullet' })).toEqual([
    'No posted rate: 12',
  ])
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

const sheets: readonly (readonly [fields: Record<string, string>, rows: readonly string[]])[] = [
  [
    { product: 'instalment', amount: '500', term: '12' },
    [
      'Monthly products: 39,000.00 × 1.10% ÷ 12 = 35.75000',
      'Interest: 35.75',
      'Principal and interest: 6,035.75',
    ],
  ],
  [
    { product: 'principalKept', amount: '12000', term: '12', interval: '1' },
    ['Interest of the whole term: 12,000.00 × 12 × 1.10% ÷ 12 = 132.00000', 'Interest: 132.00'],
  ],
  [
    { product: 'lumpInPartOut', amount: '60000', term: '36', interval: '3', rate: '1.55' },
    ['Average principal: 65,000.00 × 36 × 1.55% × 0.5 ÷ 12 = 1511.25000', 'Interest: 1,511.25'],
  ],
  [
    { product: 'notice', amount: '100000', term: '7', end: '2026-04-01' },
    ['As agreed: 100,000.00 × 30 × 1.35% ÷ 360 = 112.50000', 'Interest: 112.50'],
  ],
  [
    { product: 'fixedOrDemand', amount: '20000', start: '2026-01-05', end: '2026-09-05' },
    ['By band, discounted: 20,000.00 × 243 × 1.30% × 0.6 ÷ 360 = 105.30000', 'Interest: 105.30'],
  ],
  [
    { product: 'education', amount: '20000', term: '72' },
    ['Term: 20,000.00 × 72 × 2.75% ÷ 12 = 3300.00000', 'Interest: 3,300.00'],
  ],
  [
    { product: 'agreement', amount: '380000', quota: '100000', end: '2026-06-02' },
    [
      'Within the quota: 9,200,000.00 × 0.35% ÷ 360 = 89.44444',
      'Above the quota: 25,760,000.00 × 1.15% ÷ 360 = 822.88888',
      'Interest: 912.33',
    ],
  ],
]
for (const [fields, rows] of sheets) {
  test(`3290 works out ${fields.product} row by row`, () => {
    expect(answer(fields)).toEqual(expect.arrayContaining([...rows]))
  })
}

test('3290 quotes the rates of a day, and floats them', () => {
  const rows = answer({ product: 'rates' })
  expect(rows).toContain('Demand: 0.35% (2015-10-24)')
  expect(rows).toContain('Notice, 7 days: 1.35% (2015-10-24)')
  expect(answer({ product: 'rates', float: '10', way: 'up' })).toContain(
    'Fixed, 12 months: 1.65% (2015-10-24)',
  )
  expect(answer({ product: 'rates', float: '10', way: 'down' })).toContain('Demand: 0.315% (2015-10-24)')
  expect(answer({ product: 'rates', start: '2015-10-23' })).toEqual([])
})

refuses('3290', { by: '0014', fields: { product: 'instalment', amount: '100' } }, [
  ['a term that is not offered', { term: '13' }, 'termNotOffered at term'],
  ['an end before the beginning', { end: '2026-03-01' }, 'trialBackwards at end'],
  ['a beginning without a rate', { start: '2015-10-23' }, 'demandRateMissing at start'],
  ['an end without a demand rate', { start: '2010-01-01', end: '2015-10-23' }, 'demandRateMissing at end'],
])

test('3290 quotes the exchange rates that are posted, each with its day', () => {
  const { exchange } = given(practice().state.get('parameters', 'current'), 'parameters')
  expect(exchangeQuote({ exchange }).map(({ label, text }) => `${label.zh} ${text}`)).toEqual([
    '欧元 买入/中间/卖出 762.00 / 774.56 / 779.00 (2026-03-02)',
    '日元 买入/中间/卖出 4.52 / 4.6512 / 4.69 (2026-03-02)',
    '美元 买入/中间/卖出 705.00 / 712.34 / 715.20 (2026-03-02)',
  ])
  expect(practice().refusal('0011', '3290', { product: 'exchange' })).toBe('posted')
})
