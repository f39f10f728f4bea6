import { expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { PRACTICE_BRANCH } from '../../core/practice.ts'
import { accountsElsewhere, OTHER_BRANCH } from '../../core/practice/elsewhere.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { printMoney } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { given } from '../../core/std.ts'
import { type Bank, balanceOf, cash, itemState, practice } from '../support/practice.ts'
import { refuses, signatures } from '../support/tables.ts'

const deposit = { account: 'B1', amount: '1000', notes: '100x10' }

/** Balances in the other branch. */
const there = (bank: Bank, no: string) => printMoney(naturalBalance(given(bank.there.get('account', no), no)))

test('each branch posts a half that balances by itself, in one commit', () => {
  const bank = practice()
  expect(bank.run('0011', '5011', deposit)).toEqual([
    'posted 2',
    'new account 3001-01-0102',
    'D 1001-01-01 1000.00 -> 24800.00',
    'notes 100x10 customer > till:01',
    'C 3001-01-0102 1000.00 -> -1000.00',
    'tally joint/0102/2026-03-02/in 100000',
    'new item joint-20260302-2',
  ])
  expect(there(bank, accountsElsewhere.B1)).toBe('4000.00')
  expect(there(bank, `3001-01-${PRACTICE_BRANCH}`)).toBe('1000.00')
  expect(bank.there.get('item', 'joint-20260302-2')).toMatchObject({
    data: { branch: PRACTICE_BRANCH, serial: 2, side: 'in', amount: 100_000n },
  })
  expect(bank.state.get('item', 'joint-20260302-2')).toMatchObject({
    data: { branch: OTHER_BRANCH, serial: 2 },
  })
})

test('what a branch owes the other is what the other says it is owed', () => {
  const bank = practice()
  bank.run('0011', '5011', deposit)
  bank.run('0011', '5011', { ...deposit, amount: '300', notes: '100x3' })
  bank.run('0011', '5012', { ...deposit, amount: '500', notes: '100x5' })
  expect(balanceOf(bank, '3001-01-0102')).toBe('-800.00')
  expect(there(bank, '3001-01-0101')).toBe('800.00')
})

test('a reversal takes both halves back', () => {
  const bank = practice()
  bank.run('0011', '5011', deposit)
  bank.act('0011', '8501', { serial: '2', reason: '串户' })
  expect(there(bank, accountsElsewhere.B1)).toBe('3000.00')
  expect(balanceOf(bank, '3001-01-0102')).toBe('0.00')
  expect(itemState(bank, 'joint-20260302-2')).toBe('reversed')
  expect(bank.there.get('item', 'joint-20260302-2')?.state).toBe('reversed')
  expect(bank.refusal('0011', '8501', { serial: '2', reason: '串户' })).toBe('alreadyReversed')
})

test('on a later day 8502 takes both halves back, with the customer’s consent', () => {
  const bank = practice()
  bank.run('0011', '5011', deposit)
  const fields = { row: '2026-03-02/2', basis: 'consent', paper: '申请书1号', reason: '串户' }
  nextDay(bank)
  expect(bank.refusal('0011', '8502', { ...fields, basis: 'bank', paper: '' })).toBe('consentWanted at basis')
  bank.act('0011', '8502', fields)
  expect(there(bank, accountsElsewhere.B1)).toBe('3000.00')
  expect([balanceOf(bank, '3001-01-0102'), there(bank, '3001-01-0101')]).toEqual(['0.00', '0.00'])
  expect(bank.there.get('item', 'joint-20260302-2')?.state).toBe('reversed')
  expect(bank.refusal('0011', '8502', fields)).toBe('alreadyReversed at row')
})

test('what the other branch would refuse, 8502 refuses here', () => {
  const bank = practice()
  bank.run('0011', '5011', deposit)
  nextDay(bank)
  patchThere(bank, 'account', accountsElsewhere.B1, { status: 'closed' })
  const fields = { row: '2026-03-02/2', basis: 'consent', paper: '申请书1号', reason: '串户' }
  expect(bank.act('0011', '8502', fields)).toEqual(['refused accountClosed'])
})

/** Both branches open another day. */
function nextDay(bank: Bank): void {
  bank.turnTo('2026-03-03')
  patchThere(bank, 'branch', OTHER_BRANCH, { day: '2026-03-03', state: 'open' })
}

const close = (state: string) => (bank: Bank) => patchThere(bank, 'branch', OTHER_BRANCH, { state })

function patchThere(bank: Bank, kind: 'branch' | 'account', key: string, to: object): void {
  bank.there.rows.set(`${kind}:${key}`, { value: { ...bank.there.get(kind, key), ...to }, at: undefined })
}

refuses('5011', { by: '0011', fields: deposit }, [
  ['an account of this branch', { account: 'A1' }, 'accountIsHere at account'],
  [
    'a branch that there is not',
    { account: accountNumber('0999', 'demand', 1n) },
    'branchUnknown at account',
  ],
  [
    'an account that there is not',
    { account: accountNumber(OTHER_BRANCH, 'demand', 2n) },
    'accountUnknown at account',
  ],
  [
    'an account closed there',
    {},
    'accountClosed at account',
    bank => patchThere(bank, 'account', accountsElsewhere.B1, { status: 'closed' }),
  ],
  ['a till that is missing', { by: '0013' }, 'tillMissing'],
  ['notes that make another amount', { notes: '100x9' }, 'notesSum at notes'],
  ['the other branch before it opens', {}, 'branchThereClosed', close('closed')],
  ['the other branch after it has balanced', {}, 'branchThereClosed', close('balanced')],
  ['the other branch at its day end', {}, 'branchThereClosed', close('closing')],
  [
    'the other branch on another day',
    {},
    'branchOnAnotherDay',
    bank => patchThere(bank, 'branch', OTHER_BRANCH, { day: '2026-03-03' }),
  ],
])

signatures('5011', () => undefined, { account: 'B1' }, [
  ['0011', { amount: '49999.99', notes: cash('49999.99') }, 'nobody'],
  ['0011', { amount: '50000', notes: cash('50000') }, 'reviewer+count'],
  ['0011', { amount: '200000', notes: cash('200000') }, 'reviewer+count, supervisor'],
])

test('what waited for a signature posts both halves when it is signed', () => {
  const bank = practice()
  bank.act('0011', '5011', inPerson('5011', { ...deposit, amount: '50000', notes: '100x500' }))
  expect(there(bank, accountsElsewhere.B1)).toBe('53000.00')
})
