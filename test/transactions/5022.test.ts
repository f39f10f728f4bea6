import { expect, test } from 'vitest'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const bill = { decision: 'debit', account: 'Q1', amount: '1200', bank: '某银行', paper: 'Z1', session: '1' }
const good = { by: '0003', fields: bill }

test.each([
  ['debit', {}, '18800.00', 'paid', '-1200.00'],
  ['credit', {}, '21200.00', 'paid', '1200.00'],
  ['return', { reason: 'funds' }, '20000.00', 'toReturn', '-1200.00'],
])('5022 %s', (decision, more, balance, state, exchange) => {
  const bank = practice()
  const before = Number(balanceOf(bank, '3001-03'))
  must(bank, '0003', '5022', { ...bill, decision, ...more })
  expect([balanceOf(bank, 'Q1'), itemState(bank, 'exchangeBill-20260302-4')]).toEqual([balance, state])
  expect((Number(balanceOf(bank, '3001-03')) - before).toFixed(2)).toBe(exchange)
})

test.each([
  ['某银行', 'z100'],
  ['某 银行', 'Ｚ１００'],
  [' 某银行 ', 'Z 100'],
])('5022 knows a bill in any spelling: %j %j', (name, paper) => {
  const bank = practice()
  must(bank, '0003', '5022', { ...bill, bank: '某银行', paper: 'Z100' })
  const again = { ...bill, bank: name, paper, session: '2' }
  expect(bank.refusal('0003', '5022', again)).toBe('billTwice at paper')
})

test('5022 knows a bill of an earlier release, which claimed nothing, while it is on its way', () => {
  const bank = practice()
  bank.state.rows.delete('claim:exchangeBill/in/某银行/Z22')
  expect(bank.refusal('0003', '5022', { ...bill, paper: 'z22' })).toBe('billTwice at paper')
  must(bank, '0003', '5023', { step: 'giveBack', bill: 'exchangeBill-20260227-22', session: '1' })
  must(bank, '0003', '5022', { ...bill, paper: 'Z22', session: '2' })
})

refuses('5022', good, [
  ['a return without a reason', { decision: 'return' }, 'fieldMissing at reason'],
  ['a reason where it is paid', { reason: 'funds' }, 'fieldUnwanted at reason'],
  ['a reason of one’s own', { decision: 'return', reason: 'mood' }, 'notOffered at reason'],
  ['more than the payer has', { amount: '30000' }, 'insufficientFunds'],
  ['a bill that waits to go back', { paper: 'Z22' }, 'billTwice at paper'],
  [
    'a bill that was paid already',
    { session: '2' },
    'billTwice at paper',
    bank => must(bank, '0003', '5022', bill),
  ],
  [
    'a session that has been netted',
    {},
    'sessionNetted at session',
    bank => must(bank, '0003', '5023', { step: 'net', session: '1' }),
  ],
])

signatures('5022', asItIs, bill, [['0003', { amount: '1200' }, 'reviewer']])
