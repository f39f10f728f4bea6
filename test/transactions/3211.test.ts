import { expect, test } from 'vitest'
import { accountOf, branchIs, itemState, kindIs, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = {
  by: '0003',
  fields: { action: 'hold', account: 'A1', amount: '20000', until: '2026-09-02', purpose: '留学' },
}
const pay = (amount: string) => ({ payer: 'A1', payee: 'A2', amount })

test('3211 holds what it certifies until its day; the rest of the account stays free', () => {
  const bank = practice()
  must(bank, '0003', '3211', good.fields)
  expect(bank.refusal('0011', '0530', pay('5200'))).toBe('posted')
  expect(bank.refusal('0011', '0530', pay('5200.01'))).toBe('insufficientFunds')
  expect(bank.refusal('0011', '0540', { account: 'A1', payee: 'A2' })).toBe('insufficientFunds')
  bank.turnTo('2026-09-02')
  expect(bank.refusal('0011', '0530', pay('5200.01'))).toBe('insufficientFunds')
  bank.turnTo('2026-09-03')
  expect(bank.refusal('0011', '0530', pay('5200.01'))).toBe('posted')
})

test('3211 certifies nothing of what may be overdrawn', () => {
  const bank = practice()
  must(bank, '0013', '0560', { account: 'A1', limit: '9000' })
  expect(bank.refusal('0003', '3211', { ...good.fields, amount: '25200.01' })).toBe(
    'insufficientFunds at amount',
  )
  expect(bank.refusal('0003', '3211', { ...good.fields, amount: '25200' })).toBe('parked')
})

test('3211 of a fixed deposit keeps it from being paid, and it goes on earning', () => {
  const bank = practice()
  must(bank, '0003', '3211', { ...good.fields, account: 'F2' })
  expect(bank.refusal('0011', '3206', { account: 'F2', payee: 'A1' })).toBe('insufficientFunds')
  bank.turnTo('2026-12-01')
  expect(bank.act('0011', '3202', { account: 'F2', payee: 'A1' })).toContain('D 6411-12 300.00 -> 300.00')
})

test('3211 of today certifies the balance and holds nothing', () => {
  const bank = practice()
  const lines = must(bank, '0003', '3211', {
    action: 'state',
    account: 'A1',
    amount: '25200',
    purpose: '签证',
  })
  expect(lines.slice(2)).toEqual([
    'vouchers depositProof 3001-3001 till:00 > customer',
    'payment 7001-depositProof 1.00 -> 49.00',
  ])
  expect(accountOf(bank, 'A1').restrictions).toEqual([])
})

test('3211 states what a confirmation stands for, and holds where the bank lets it be pledged', () => {
  const bank = practice()
  const stated = { action: 'state', account: 'KF2', amount: '50000', purpose: '投标' }
  expect(bank.refusal('0003', '3211', stated)).toBe('parked')
  kindIs(bank, 'confirmation', { pledgeable: true })
  expect(bank.refusal('0003', '3211', { ...good.fields, account: 'KF2' })).toBe('parked')
})

test('3211 is cancelled when the paper comes back, and ends by itself on its day', () => {
  const bank = practice()
  must(bank, '0003', '3211', { action: 'cancel', proof: 'depositProof-20260220-3' })
  expect(itemState(bank, 'depositProof-20260220-3')).toBe('cancelled')
  expect(accountOf(bank, 'V3').restrictions).toEqual([])
  const other = practice()
  other.turnTo('2026-08-20')
  branchIs(other, 'closing')
  other.run('9999', '8091')
  expect(itemState(other, 'depositProof-20260220-3')).toBe('lapsed')
  expect(accountOf(other, 'V3').restrictions).toEqual([])
})

refuses('3211', good, [
  ['to hold behind a confirmation', { account: 'KF2', amount: '1000' }, 'paperNotPledgeable at account'],
  ['to hold more than there is', { amount: '25200.01' }, 'insufficientFunds at amount'],
  ['to hold what is held already', { account: 'V3', amount: '1000.01' }, 'insufficientFunds at amount'],
  [
    'to certify more than there is',
    { action: 'state', until: '', amount: '25200.01' },
    'insufficientFunds at amount',
  ],
  ['a day that has come', { until: '2026-03-02' }, 'proofEndsTooSoon at until'],
  ['no day', { until: '' }, 'fieldMissing at until'],
  ['what is reported lost', {}, 'accountStopped', bank => must(bank, '0011', '4001', { account: 'A1' })],
  ['a till without the papers', { by: '0011' }, 'vouchersOut'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  [
    'to cancel what has ended',
    { action: 'cancel', account: '', amount: '', until: '', purpose: '', proof: 'depositProof-20260220-3' },
    'itemDone at proof',
    bank => must(bank, '0003', '3211', { action: 'cancel', proof: 'depositProof-20260220-3' }),
  ],
])

signatures('3211', asItIs, {}, [
  ['0003', good.fields, 'supervisor'],
  ['0003', { action: 'cancel', proof: 'depositProof-20260220-3' }, 'supervisor'],
])

test('3211 is undone by itself', () => {
  const bank = practice()
  must(bank, '0003', '3211', good.fields)
  expect(undo(bank, '0003', bank.head.serial)).toEqual(['refused notReversible'])
})
