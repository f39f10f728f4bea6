import { expect, test } from 'vitest'
import { given } from '../../core/std.ts'
import { contractFor, draw } from '../support/loans.ts'
import { type Bank, itemState, patch, practice } from '../support/practice.ts'
import { must, refuses, signatures, undo, asItIs } from '../support/tables.ts'

const fields = contractFor({ amount: '50000', term: '12', method: 'interestQuarterly' }, 'HT-001')
const good = { by: '0013', fields }
const ID = 'contract-20260302-4'

test('6805 registers what was approved, at the posted rate and the standard penalty', () => {
  const bank = practice()
  expect(bank.act('0013', '6805', fields)).toEqual([
    'posted 4',
    `new item ${ID}`,
    'new claim contract/HT-001',
    'set item investigation-20260202-5 state recommended > recommended, data {"contracted":"#0"} > {"contracted":"#5000000"}',
  ])
  expect(bank.state.get('item', ID)).toMatchObject({
    state: 'active',
    until: '2026-09-02',
    data: {
      customer: '000000001',
      approved: 5_000_000n,
      drawn: 0n,
      ratePpm: 43_500,
      months: 12,
      terms: {
        plan: { method: 'interestQuarterly', penaltyPermille: 1_500, payer: '0101110000000013' },
        date: null,
        guarantee: 'credit',
        collateral: 0n,
      },
    },
  })
})

test('6805 with a rate, a penalty and a day agreed keeps those', () => {
  const bank = practice()
  const agreed = { rate: '5.5', method: 'equalInstalment', date: '31', uplift: '100', term: '240' }
  must(bank, '0013', '6805', { ...fields, ...agreed, guarantee: 'mortgage', collateral: '80000' })
  expect(bank.state.get('item', ID)).toMatchObject({
    data: {
      ratePpm: 55_000,
      terms: { plan: { penaltyPermille: 2_000 }, date: 31, guarantee: 'mortgage', collateral: 8_000_000n },
    },
  })
})

test.each([
  ['business', '12', '9', '9.0001'],
  ['business', '60', '9', '9.0001'],
  ['business', '72', '10.5', '10.51'],
  ['housing', '12', '6', '6.01'],
  ['consumer', '12', '12', '12.01'],
])('6805 of a %s loan of %s months bears at most %s %%', (use, term, most, more) => {
  const bank = practice()
  const { data } = given(bank.state.get('item', fields.investigation), 'the investigation')
  patch(bank, 'item', fields.investigation, { data: { ...data, use } })
  const asked = { ...fields, use, term }
  expect(bank.refusal('0013', '6805', { ...asked, rate: more })).toBe('rateAboveMost at rate')
  expect(bank.refusal('0013', '6805', { ...asked, rate: most })).toBe('parked')
})

test('6805 goes by the LPR of the day and the multiple of the bank, of the posted rate too', () => {
  const bank = practice()
  const parameters = given(bank.state.get('parameters', 'current'), 'parameters')
  const lower = { kind: 'lpr' as const, months: 12, from: '2026-02-20', ppm: 20_000 }
  patch(bank, 'parameters', 'current', { rates: [...parameters.rates, lower] })
  expect(bank.refusal('0013', '6805', { ...fields, rate: '6.01' })).toBe('rateAboveMost at rate')
  patch(bank, 'parameters', 'current', { loan: { ...parameters.loan, businessMostPermille: 2_000 } })
  expect(bank.refusal('0013', '6805', fields)).toBe('rateAboveMost at rate')
})

test('6805 in books that post no LPR goes by the published one', () => {
  const bank = practice()
  const { rates } = given(bank.state.get('parameters', 'current'), 'parameters')
  patch(bank, 'parameters', 'current', { rates: rates.filter(({ kind }) => kind !== 'lpr') })
  expect(bank.refusal('0013', '6805', { ...fields, rate: '9.01' })).toBe('rateAboveMost at rate')
})

const registered = (bank: Bank) => must(bank, '0013', '6805', fields)
refuses('6805', good, [
  ['a number that is registered', {}, 'contractTaken at contract', registered],
  ['a repayment account of somebody else', { customer: '2' }, 'accountOfOther at payer'],
  ['no investigation', { investigation: '' }, 'fieldMissing at investigation'],
  [
    'the investigation of another customer',
    {},
    'investigationUnfit at investigation',
    bank => {
      const item = bank.state.get('item', fields.investigation)
      patch(bank, 'item', fields.investigation, { data: { ...item?.data, customer: '000000002' } })
    },
  ],
  [
    'an investigation that is out of date',
    {},
    'investigationUnfit at investigation',
    bank => bank.turnTo('2026-08-03'),
  ],
  ['more than was recommended', { approved: '50000000.01' }, 'investigationShort at approved'],
  ['a repayment account that is a deposit', { payer: 'F1' }, 'accountWrongProduct at payer'],
  ['a customer who is not on file', { customer: '9' }, 'customerUnknown at customer'],
  ['a term that is none', { term: '361' }, 'termMalformed at term'],
  ['a day of instalments where there are none', { date: '20' }, 'fieldUnwanted at date'],
  ['a day that no month has', { method: 'equalPrincipal', date: '32' }, 'numberOutside at date'],
  ['a mortgage without its value', { guarantee: 'mortgage' }, 'fieldMissing at collateral'],
  ['a value of what is not mortgaged', { collateral: '1' }, 'fieldUnwanted at collateral'],
])

test('6805 where no rate is posted wants one agreed', () => {
  const bank = practice()
  const parameters = bank.state.get('parameters', 'current')
  patch(bank, 'parameters', 'current', { rates: parameters?.rates.filter(({ kind }) => kind !== 'loan') })
  expect(bank.refusal('0013', '6805', fields)).toBe('rateMissing at rate')
  expect(bank.refusal('0013', '6805', { ...fields, rate: '4.35' })).toBe('parked')
})

signatures('6805', asItIs, fields, [
  ['0011', { approved: '1.00' }, 'director'],
  ['0013', { approved: '9000000' }, 'director'],
])

test('6805 is not approved by whoever has investigated', () => {
  const bank = practice()
  const { data } = given(bank.state.get('item', fields.investigation), 'the investigation')
  patch(bank, 'item', fields.investigation, { data: { ...data, partner: '0001' } })
  bank.run('0013', '6805', fields)
  expect(bank.refusal('0001', '0011', { parked: 'parked-20260302-2' })).toBe('investigatorApproves')
})

test('6805 taken back frees the number, but not once it was drawn on', () => {
  const bank = practice()
  registered(bank)
  expect(undo(bank, '0013', 4)).toContain('end claim contract/HT-001')
  expect(itemState(bank, ID)).toBe('reversed')
  registered(bank)
  const serial = bank.head.serial
  draw(bank, 'HT-001', '1000')
  expect(bank.refusal('0013', '8501', { serial: String(serial), reason: '录错' })).toBe('changedSince')
})
