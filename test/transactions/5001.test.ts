import { expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { accountOf, balanceOf, type Bank, patch, practice, rangesOf } from '../support/practice.ts'
import { ordered, remit, send } from '../support/remit.ts'
import { asItIs, must, plenty, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0013', fields: { account: 'A1', amount: '1000', ...remit } }

const book = (bank: Bank) => rangesOf(bank, `account:${accountOf(bank, 'K1').no}/application`)

test('5001 holds the money until a colleague has reviewed the remittance; nothing is booked yet', () => {
  const bank = practice()
  expect(bank.run('0013', '5001', good.fields)).toEqual([
    'posted 2',
    'hold A1 1000.00',
    'new item remittance-20260302-2',
  ])
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
  const pay = { payer: 'A1', payee: 'A2' }
  expect(bank.refusal('0011', '0530', { ...pay, amount: '24200.01' })).toBe('insufficientFunds')
  expect(bank.refusal('0011', '0530', { ...pay, amount: '24200.00' })).toBe('posted')
})

test('5001 twice holds the sum, and no more than there is', () => {
  const bank = practice()
  must(bank, '0013', '5001', { ...good.fields, amount: '20000' })
  expect(bank.refusal('0013', '5001', { ...good.fields, amount: '5200.01' })).toBe('insufficientFunds')
  must(bank, '0013', '5001', { ...good.fields, amount: '5200' })
  expect(accountOf(bank, 'A1').held).toBe(2_520_000n)
})

refuses('5001', good, [
  ['more than there is', { amount: '25200.01' }, 'insufficientFunds'],
  ['a deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['no payee', { payee: '' }, 'fieldMissing at payee'],
  ['a bank without end', { bank: '行'.repeat(61) }, 'textTooLong at bank'],
  ['nothing', { amount: '0' }, 'moneyTooSmall at amount'],
  ['a person who was not identified', { identityResult: '' }, 'fieldMissing at identityResult'],
  ['a person with a paper of companies', { application: '903' }, 'fieldUnwanted at application'],
  [
    'an account that was reported lost',
    {},
    'accountStopped',
    bank => must(bank, '0011', '4001', { account: 'A1' }),
  ],
])

test('5001 of a company holds the money, and cancels its application', () => {
  const bank = practice()
  expect(bank.run('0013', '5001', ordered)).toEqual([
    'posted 2',
    'hold K1 5000.00',
    'vouchers application 903-903 account:K1 > void',
    'new item remittance-20260302-2',
  ])
  expect(book(bank)).toBe('901-902 904-925')
  undo(bank, '0013', 2)
  expect([accountOf(bank, 'K1').held, book(bank)]).toEqual([0n, '901-925'])
})

/** A person who has bought a book of applications. */
const bought = (bank: Bank) =>
  must(bank, '0003', '2008', { account: 'A1', kind: 'application', numbers: '1-25', signet: 'same' })

test('5001 of a person cancels the application that he has bought', () => {
  const bank = practice()
  bought(bank)
  expect(must(bank, '0013', '5001', { ...good.fields, form: '3' })).toContain(
    'vouchers application 3-3 account:A1 > void',
  )
  expect(bank.refusal('0013', '5001', { ...good.fields, form: '3' })).toBe('applicationNotBought at form')
  undo(bank, '0013', 3)
  expect(rangesOf(bank, `account:${accountOf(bank, 'A1').no}/application`)).toBe('1-25')
})

refuses('5001', good, [
  ['an application that he has not bought', { form: '26' }, 'applicationNotBought at form', bought],
])

refuses('5001', { by: '0013', fields: ordered }, [
  ['a company with a paper of persons', { form: '903' }, 'fieldUnwanted at form'],
])

refuses('5001', { by: '0013', fields: ordered }, [
  ['seals that differ', { signet: 'differs' }, 'signetDiffers at signet'],
  ['seals that nobody has compared', { presented: '' }, 'fieldMissing at presented'],
  ['a company without a paper', { application: '' }, 'fieldMissing at application'],
  ['a company that shows somebody', { identityResult: 'match' }, 'fieldUnwanted at identityResult'],
  ['an account without a specimen', { account: 'Q1' }, 'specimenMissing at account'],
  ['an application of another book', { application: '926' }, 'applicationNotBought at application'],
  ['an application of yesterday', { issued: '2026-03-01' }, 'applicationNotOfToday at issued'],
  ['an application of tomorrow', { issued: '2026-03-03' }, 'applicationNotOfToday at issued'],
  [
    'an application twice',
    {},
    'applicationNotBought at application',
    bank => must(bank, '0013', '5001', ordered),
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
])

signatures('5001', asItIs, { account: 'A1', amount: '1', ...remit }, [
  ['0013', { identityResult: 'match' }, 'nobody'],
  ['0013', { identityResult: 'mismatch' }, 'supervisor'],
])

signatures('5001', plenty, { account: 'A1', ...remit }, [
  ['0011', { amount: '199999.99' }, 'nobody'],
  ['0011', { amount: '200000.00' }, 'supervisor'],
  ['0013', { amount: '399999.99' }, 'nobody'],
  ['0013', { amount: '400000.00' }, 'supervisor'],
])
signatures(
  '5001',
  bank => {
    plenty(bank)
    must(bank, '0015', '0001')
  },
  { account: 'A1', ...remit },
  [
    ['0015', { amount: '99999.99' }, 'nobody'],
    ['0015', { amount: '100000.00' }, 'supervisor'],
  ],
)

test('5001 taken back frees the money, and the number is done', () => {
  const bank = practice()
  must(bank, '0013', '5001', good.fields)
  expect(undo(bank, '0013', 2)).toEqual([
    'posted 5',
    'set item remittance-20260302-2 state entered > reversed',
    'hold A1 -1000.00',
    'new mark 2026-03-02/2',
  ])
  expect(accountOf(bank, 'A1').held).toBe(0n)
  const review = { remittance: 'remittance-20260302-2', step: 'review' }
  expect(bank.refusal('0011', '5003', review)).toBe('itemDone at remittance')
})

test('5001 is not taken back once it was sent: the row is named', () => {
  const bank = practice()
  must(bank, '0013', '5001', good.fields)
  send(bank, 'remittance-20260302-2')
  const refusal = bank.ask('0013', '8501', { serial: '2', reason: '录错' })
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe(
    'Outward remittance remittance-20260302-2 has been changed since, by row 4',
  )
})
