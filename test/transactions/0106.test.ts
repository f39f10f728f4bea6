import { expect, test } from 'vitest'
import type { Raw } from '../../core/fields/field.ts'
import { practiceBooks, runPractice } from '../../core/practice.ts'
import { isRefusal } from '../../core/refusals.ts'
import { exchangeRates } from '../../core/transactions/01-registry/0106-exchange-rates.ts'
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

const off = (rates: Raw) => ({ ...fields, ...rates })
const dear = { middle: '783.574', selling: '786.72' }
// 705, 712.34 and 715.2 are in force.
test.each<[rule: string, asked: Raw, says: string]>([
  ['near the last ones', fields, 'supervisor'],
  ['a tenth above', off(dear), 'supervisor'],
  [
    'a selling rate of more than a tenth above',
    off({ ...dear, selling: '786.7201' }),
    'supervisor, director',
  ],
  ['a buying rate of a tenth below', off({ buying: '634.5' }), 'supervisor'],
  ['a buying rate of more than a tenth below', off({ buying: '634.49' }), 'supervisor, director'],
  ['a point in the wrong place', off({ buying: '70.55' }), 'supervisor, director'],
  ['the same of tomorrow', off({ buying: '70.55', from: '2026-03-03' }), 'supervisor, director'],
  [
    'the first of a currency',
    off({ currency: 'HKD', buying: '9', middle: '91.25', selling: '916' }),
    'supervisor',
  ],
])('0106 of %s is signed by whoever must', (_rule, asked, says) => {
  expect(practice().signs('0003', '0106', asked)).toBe(says)
})

test('0106 tells whoever signs how far each is off, and that one jumps', () => {
  const bank = practice()
  bank.run('0003', '0106', { ...fields, buying: '70.55' })
  const item = bank.state.get('item', 'parked-20260302-2')
  expect(item?.kind === 'parked' && item.data.needs.map(({ why }) => why)).toEqual([undefined, ['rateJump']])
  const worked = runPractice(practiceBooks(), '0106', '0003', { ...fields, buying: '70.55' })
  if (isRefusal(worked)) throw new Error(worked.refused)
  expect(exchangeRates.explain(worked.values as never, worked.desk).map(({ text }) => text)).toEqual([
    '705.00 → 70.55 (-89.99%)',
    '712.34 → 712.80 (+0.06%)',
    '715.20 → 715.60 (+0.06%)',
  ])
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
  [
    'the same a second time',
    { from: '2026-03-03' },
    'amendmentWaits',
    bank => void must(bank, '0003', '0106', { ...fields, from: '2026-03-03' }),
  ],
  ['what is in force already', {}, 'changesNothing', bank => must(bank, '0003', '0106', fields)],
])
