import { expect, test } from 'vitest'
import { sealed } from '../support/company.ts'
import { accountOf, balanceOf, type Bank, itemState, patch, practice, rangesOf } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const bill = { account: 'K1', amount: '1200', bank: '某银行', session: '1' }
const pays = { ...bill, decision: 'debit', cheque: '503', issued: '2026-02-27', ...sealed }
const returns = { ...bill, decision: 'return', cheque: '503', reason: 'funds' }
const credits = { ...bill, decision: 'credit', paper: 'Z1' }
const good = { by: '0003', fields: pays }

const cheques = (bank: Bank) => rangesOf(bank, `account:${accountOf(bank, 'K1').no}/cheque`)

test.each([
  ['pays a cheque, whose number is cancelled', pays, '118800.00', 'paid', '-1200.00', '501-502 504-525'],
  ['credits a payment', credits, '121200.00', 'paid', '1200.00', '501-525'],
  ['puts a cheque aside', returns, '120000.00', 'toReturn', '-1200.00', '501-525'],
])('5022 %s', (_what, fields, balance, state, exchange, left) => {
  const bank = practice()
  const before = Number(balanceOf(bank, '3001-03'))
  must(bank, '0003', '5022', fields)
  expect([balanceOf(bank, 'K1'), itemState(bank, 'exchangeBill-20260302-4')]).toEqual([balance, state])
  expect((Number(balanceOf(bank, '3001-03')) - before).toFixed(2)).toBe(exchange)
  expect(cheques(bank)).toBe(left)
})

test('a cheque is paid once, at the counter or through the exchange', () => {
  const counter = { ...sealed, payer: 'K1', payee: 'K2', cheque: '503', issued: '2026-02-27', amount: '1' }
  const [first, second] = [practice(), practice()]
  must(first, '0013', '3510', { ...counter, purpose: '货款' })
  expect(first.refusal('0003', '5022', pays)).toBe('chequeNotBought at cheque')
  must(second, '0003', '5022', pays)
  expect(second.refusal('0013', '3510', { ...counter, purpose: '货款' })).toBe('chequeNotBought at cheque')
})

test('what was put aside is given back, and may be presented again', () => {
  const bank = practice()
  must(bank, '0003', '5022', returns)
  expect(bank.refusal('0003', '5022', pays)).toBe('billTwice at cheque')
  must(bank, '0003', '5023', { step: 'giveBack', bill: 'exchangeBill-20260302-4', session: '1' })
  must(bank, '0003', '5022', pays)
})

test.each([
  ['某银行', 'z100'],
  ['某 银行', 'Ｚ１００'],
  [' 某银行 ', 'Z 100'],
])('5022 knows a bill in any spelling: %j %j', (name, paper) => {
  const bank = practice()
  must(bank, '0003', '5022', { ...credits, bank: '某银行', paper: 'Z100' })
  const again = { ...credits, bank: name, paper, session: '2' }
  expect(bank.refusal('0003', '5022', again)).toBe('billTwice at paper')
})

test('5022 knows a bill of an earlier release, which claimed nothing, while it is on its way', () => {
  const bank = practice()
  bank.state.rows.delete('claim:exchangeBill/in/某银行/Z22')
  expect(bank.refusal('0003', '5022', { ...credits, paper: 'z22' })).toBe('billTwice at paper')
  must(bank, '0003', '5023', { step: 'giveBack', bill: 'exchangeBill-20260227-22', session: '1' })
  must(bank, '0003', '5022', { ...credits, paper: 'Z22', session: '2' })
})

refuses('5022', good, [
  [
    'a return without a reason',
    { ...returns, reason: '', issued: '', presented: '', signet: '' },
    'fieldMissing at reason',
  ],
  ['a reason where it is paid', { reason: 'funds' }, 'fieldUnwanted at reason'],
  [
    'a reason of one’s own',
    { ...returns, reason: 'mood', issued: '', presented: '', signet: '' },
    'notOffered at reason',
  ],
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['a person’s account', { account: 'A1' }, 'specimenMissing at account'],
  ['a cheque of another book', { cheque: '1' }, 'chequeNotBought at cheque'],
  ['a cheque of tomorrow', { issued: '2026-03-03' }, 'chequePostDated at issued'],
  ['a cheque of eleven days ago', { issued: '2026-02-19' }, 'chequeStale at issued'],
  ['more than the payer has', { amount: '120000.01' }, 'insufficientFunds'],
  [
    'a payment that came already',
    { ...credits, session: '2', cheque: '', issued: '', presented: '', signet: '' },
    'billTwice at paper',
    bank => must(bank, '0003', '5022', credits),
  ],
  [
    'a cheque that was paid already',
    { session: '2' },
    'chequeNotBought at cheque',
    bank => must(bank, '0003', '5022', pays),
  ],
  [
    'an account whose payment is stopped',
    {},
    'paymentStopped',
    bank => must(bank, '0011', '4017', { action: 'stop', account: 'K1', ground: 'bank', note: '核实' }),
  ],
  [
    'an account whose seal card is gone',
    {},
    'specimenMissing at account',
    bank => patch(bank, 'item', 'sealCard-20260105-1', { kind: 'count' }),
  ],
  [
    'a session that has been netted',
    {},
    'sessionNetted at session',
    bank => must(bank, '0003', '5023', { step: 'net', session: '1' }),
  ],
])

signatures('5022', asItIs, pays, [['0003', { amount: '1200' }, 'reviewer']])
