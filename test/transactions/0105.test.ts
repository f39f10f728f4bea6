import { expect, test } from 'vitest'
import { TODAY, TOMORROW, agreed, morning } from '../support/registry.ts'
import { accountNumber } from '../../core/counter/accounts.ts'
import { accountOf, type Bank, practice } from '../support/practice.ts'
import { rateOn } from '../../core/rates.ts'
import { amendmentWords } from '../../core/registry/amendment.ts'
import { given } from '../../core/std.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const oneYear = { what: 'rate', kind: 'lumpSum', months: '12', rate: '1.65' }
const good = { by: '0002', fields: { ...oneYear, from: TOMORROW, reason: '总行挂牌' } }
const opens = { customer: '1', term: '12', amount: '1000', notes: '100x10' }

const rates = (bank: Bank, day: string) => {
  const parameters = given(bank.state.get('parameters', 'current'), 'parameters')
  return [rateOn(parameters, 'lumpSum', 12, day), rateOn(parameters, 'demand', 0, day)]
}

test('0105 changes what a deposit of its day earns, and none that was opened before', () => {
  const bank = practice()
  agreed(bank, '0105', { ...oneYear, from: TOMORROW })
  must(bank, '0011', '3201', opens)
  morning(bank, TOMORROW)
  must(bank, '0011', '3201', opens)
  const ppm = [3n, 4n].map(no => {
    const { terms } = accountOf(bank, accountNumber('0101', 'lumpSum', no))
    return terms?.kind === 'fixed' && terms.ratePpm
  })
  expect(ppm).toEqual([15_000, 16_500])
})

test('0105 leaves the rates of the days before as they were', () => {
  const bank = practice()
  agreed(bank, '0105', { what: 'rate', kind: 'demand', rate: '0.3', from: TOMORROW })
  morning(bank, TOMORROW)
  expect([TODAY, TOMORROW].map(day => rates(bank, day)[1])).toEqual([3_500, 3_000])
})

test('0105 corrected before its day is in force as it was corrected', () => {
  const bank = practice()
  agreed(bank, '0105', { ...oneYear, from: TOMORROW })
  agreed(bank, '0105', { ...oneYear, rate: '1.6', from: TOMORROW })
  morning(bank, TOMORROW)
  expect(rates(bank, TOMORROW)[0]).toBe(16_000)
})

test('0105 offers a term that was not offered before', () => {
  const bank = practice()
  agreed(bank, '0105', { what: 'rate', kind: 'lumpSum', months: '18', rate: '1.8', from: TOMORROW })
  expect(bank.refusal('0011', '3201', { ...opens, term: '18' })).toBe('termNotOffered at term')
  morning(bank, TOMORROW)
  expect(bank.refusal('0011', '3201', { ...opens, term: '18' })).toBe('posted')
})

test('0105 changes a fee from today', () => {
  const bank = practice()
  agreed(bank, '0105', { what: 'fee', setting: 'special.lossFee', value: '20' })
  expect(bank.state.get('parameters', 'current')?.special.lossFee).toBe(2_000n)
})

refuses('0105', good, [
  ['a rate of today', { from: TODAY }, 'rateOfTomorrow at from'],
  ['a rate of the past', { from: '2026-03-01' }, 'rateOfTomorrow at from'],
  ['a loan rate that no loan may bear', { kind: 'loan', rate: '12.01' }, 'rateAboveMost at rate'],
  ['a rate that is none', { rate: '一点五' }, 'rateMalformed at rate'],
  ['a fixed rate without a term', { months: '' }, 'fieldMissing at months'],
  ['a term of demand', { kind: 'demand' }, 'fieldUnwanted at months'],
  ['a fee beside a rate', { setting: 'special.lossFee' }, 'fieldUnwanted at setting'],
  ['the same a second time', {}, 'amendmentWaits', bank => void must(bank, '0002', '0105', good.fields)],
  ['a teller', { by: '0011' }, 'notYourCode'],
])

test.each([
  ['due', 'order'],
  ['late', 'orderLate'],
] as const)('0105 changes the order in which repayments of %s loans serve what is owed', (loans, section) => {
  const bank = practice()
  const parameters = () => given(bank.state.get('parameters', 'current'), 'parameters').loan
  const before = parameters()
  agreed(bank, '0105', { what: 'order', loans, order: 'interest' })
  expect(parameters()).toEqual({ ...before, [section]: ['interest', 'compound', 'penalty', 'principal'] })
})

test('0105 of an order of repayment is told in words', () => {
  const order = { of: 'repayment', late: true, order: 'principal' } as const
  expect(amendmentWords(order, {})).toEqual({
    what: { zh: '贷款还款顺序 非应计贷款', en: 'Order of repayment of non-accrual loans' },
    value: { zh: '本金、复利、罚息、利息', en: 'Principal, compound, penalty, interest' },
  })
})

const order = { what: 'order', loans: 'due', order: 'interest', from: TODAY, reason: '总行' }
refuses('0105', { by: '0002', fields: order }, [
  ['an order without its loans', { loans: '' }, 'fieldMissing at loans'],
  ['an order that is none', { order: 'any' }, 'notOffered at order'],
  ['the order that stands', { order: 'penalty' }, 'changesNothing'],
  ['a rate beside an order', { rate: '4' }, 'fieldUnwanted at rate'],
])

const fee = { what: 'fee', setting: 'special.lossFee', value: '12', from: TODAY, reason: '总行' }
refuses('0105', { by: '0002', fields: fee }, [
  ['a fee that is none', { value: '免费' }, 'figureMalformed at value'],
  ['a fee of yesterday', { from: '2026-03-01' }, 'fromPast at from'],
  ['the fee that stands', { value: '10' }, 'changesNothing'],
  ['a limit in the place of a fee', { setting: 'limits.tillDay' }, 'notOffered at setting'],
])

signatures('0105', asItIs, good.fields, [['0002', {}, 'director']])
