import { expect, test } from 'vitest'
import { accountsElsewhere } from '../../core/practice/elsewhere.ts'
import { type Bank, practice } from '../support/practice.ts'
import { refuses, signatures } from '../support/tables.ts'

const withdrawal = { account: 'B1', amount: '500', notes: '100x5' }

test('the other branch pays from the account, this one from the till', () => {
  const bank = practice()
  expect(bank.run('0011', '5012', withdrawal)).toEqual([
    'posted 2',
    'new account 3001-01-0102',
    'D 3001-01-0102 500.00 -> 500.00',
    'C 1001-01-01 500.00 -> 23300.00',
    'notes 100x5 till:01 > customer',
    'tally joint/0102/2026-03-02/out 50000',
    'new item joint-20260302-2',
  ])
  expect(bank.there.get('account', accountsElsewhere.B1)?.balance).toBe(-250_000n)
})

function stopped(bank: Bank): void {
  const until = '2026-03-05'
  const restrictions = [{ reason: 'loss', item: 'loss-1', bars: 'out', amount: null, until, waits: null }]
  const key = `account:${accountsElsewhere.B1}` as const
  bank.there.rows.set(key, {
    value: { ...bank.there.get('account', accountsElsewhere.B1), restrictions },
    at: undefined,
  })
}

refuses('5012', { by: '0011', fields: withdrawal }, [
  ['more than there is', { amount: '3000.01', notes: '100x31 c0.01x-9999' }, 'insufficientFunds'],
  ['an account that is stopped there', {}, 'accountStopped', stopped],
  ['an account of this branch', { account: 'A1' }, 'accountIsHere at account'],
])

signatures('5012', () => undefined, { account: 'B1' }, [
  ['0011', { amount: '500', notes: '100x5' }, 'nobody'],
  ['0011', { amount: '50000', notes: '100x500' }, 'refused insufficientFunds'],
])
