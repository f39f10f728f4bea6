import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { sealed } from '../support/company.ts'
import { balanceOf, cash, patch, practice } from '../support/practice.ts'
import { asItIs, junior, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const bill = { principal: 'water', bill: 'S1', amount: '100', notes: '100x1' }
const byAccount = { principal: 'power', bill: 'D1', amount: '213.40', payer: 'A1' }

test('6001 takes cash and owes it to the biller', () => {
  expect(must(practice(), '0011', '6001', bill)).toEqual([
    'posted 2',
    'D 1001-01-01 100.00 -> 23900.00',
    'notes 100x1 customer > till:01',
    'C 2314-water 100.00 -> 8100.00',
    'new claim agency/water/S1',
  ])
})

test('6001 opens the account of a biller with his first bill, and only then', () => {
  const bank = practice()
  expect(must(bank, '0013', '6001', byAccount)[1]).toBe('new account 2314-power')
  expect(must(bank, '0013', '6001', { ...byAccount, bill: 'D2' })[1]).toBe('D A1 213.40 -> 24773.20')
})

refuses('6001', { by: '0011', fields: bill }, [
  ['a biller that is none', { principal: 'gas' }, 'principalUnknown at principal'],
  ['a product as biller', { principal: 'bond3' }, 'principalUnknown at principal'],
  ['a bill without a number', { bill: '' }, 'fieldMissing at bill'],
  ['nothing', { amount: '0' }, 'moneyTooSmall at amount'],
  ['notes that make another amount', { notes: '50x1' }, 'notesSum at notes'],
  ['notes and an account', { payer: 'A1' }, 'notesAndAccount at notes'],
  ['neither notes nor an account', { notes: '' }, 'notesMissing at notes'],
  ['cash without a till', { by: '0013' }, 'tillMissing'],
  ['more than the payer has', { payer: 'A2', notes: '', amount: '800.01' }, 'insufficientFunds'],
  ['a payer whose passbook is lost', { payer: 'A3', notes: '', amount: '1' }, 'accountStopped'],
  [
    'fifty thousand in cash of nobody',
    inPerson('6001', { amount: '50000', notes: '100x500' }),
    'identityWanted at identity',
  ],
  ['a bill that is paid', {}, 'billPaid at bill', bank => must(bank, '0011', '6001', bill)],
])

test('6001 takes the same number for another biller', () => {
  const bank = practice()
  must(bank, '0011', '6001', bill)
  expect(bank.refusal('0011', '6001', { ...bill, principal: 'power' })).toBe('posted')
})

/** A company pays on its own order. */
const ordered = { ...byAccount, payer: 'K1', ...sealed }
refuses('6001', { by: '0013', fields: ordered }, [
  ['an order whose seals differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['an order that nobody has compared', { presented: '' }, 'fieldMissing at presented'],
  ['an account without a specimen', { payer: 'Q1' }, 'specimenMissing at payer'],
  ['a person with seals', { payer: 'A1' }, 'fieldUnwanted at presented'],
  [
    'an order under seals that are reported lost',
    {},
    'sealCardLost at payer',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { state: 'lost' }),
  ],
])

const of = (amount: string) => ({ amount, notes: cash(amount), identity: '王小明 11010519491231002X' })
signatures('6001', asItIs, bill, [
  ['0011', of('49999.99'), 'nobody'],
  ['0011', of('50000'), 'reviewer+count'],
  ['0011', of('200000'), 'reviewer+count, supervisor'],
  ['0011', of('1000000'), 'reviewer+count, supervisor, director'],
])
signatures('6001', junior, bill, [['0015', of('25000'), 'reviewer+count']])
signatures('6001', plenty, byAccount, [
  ['0011', { amount: '49999.99' }, 'nobody'],
  ['0011', { amount: '50000' }, 'reviewer'],
  ['0011', { amount: '200000' }, 'reviewer, supervisor'],
  ['0011', { amount: '1000000' }, 'reviewer, supervisor, director'],
])

test('6001 taken back, the first of a biller too: his account stays for the next bill', () => {
  const bank = practice()
  must(bank, '0013', '6001', byAccount)
  undo(bank, '0013', 2)
  expect(must(bank, '0013', '6001', byAccount)[1]).toBe('D A1 213.40 -> 24986.60')
})

test('6001 taken back after others have paid the same biller', () => {
  const bank = practice()
  must(bank, '0013', '6001', byAccount)
  must(bank, '0013', '6001', { ...byAccount, bill: 'D2' })
  expect(undo(bank, '0013', 2)[0]).toMatch(/^posted/)
  expect(balanceOf(bank, '2314-power')).toBe('213.40')
})

test('6001 taken back: the bill can be paid again', () => {
  const bank = practice()
  must(bank, '0011', '6001', bill)
  undo(bank, '0011', 2)
  expect(balanceOf(bank, '2314-water')).toBe('8000.00')
  expect(bank.refusal('0011', '6001', bill)).toBe('posted')
})
