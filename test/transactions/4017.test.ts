import { expect, test } from 'vitest'
import { type Bank, branchIs, itemState, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { account: 'A1', action: 'stop', ground: 'customer', note: '手机被盗' } }
const byPolice = { ...good.fields, ground: 'police', document: '粤公止8号' }
const out = (bank: Bank, payer = 'A1') => bank.refusal('0013', '0530', { payer, payee: 'A2', amount: '1' })

test('4017 stops what leaves and takes what comes, until it is released', () => {
  const bank = practice()
  must(bank, '0011', '4017', good.fields)
  expect(out(bank)).toBe('paymentStopped')
  expect(bank.refusal('0013', '0530', { payer: 'A2', payee: 'A1', amount: '1' })).toBe('posted')
  bank.turnTo('2027-03-02')
  expect(out(bank)).toBe('paymentStopped')
})

test('4017 releases what was stopped', () => {
  const bank = practice()
  expect(out(bank, 'S4')).toBe('paymentStopped')
  must(bank, '0011', '4017', { account: 'S4', action: 'release', note: '客户申请' })
  expect(itemState(bank, 'stopOrder-20260220-4')).toBe('released')
  expect(out(bank, 'S4')).toBe('posted')
})

test('4017 for the police says no reason at the counter, and ends by itself after two days', () => {
  const bank = practice()
  must(bank, '0011', '4017', byPolice)
  expect(out(bank)).toBe('accountRestricted')
  bank.turnTo('2026-03-04')
  expect(out(bank)).toBe('accountRestricted')
  bank.turnTo('2026-03-05')
  expect(out(bank)).toBe('posted')
})

/** The stop is at twenty to eleven; it counts from the full hour. */
const HOUR = 3_600_000
const TEN = Date.parse('2026-03-02T10:00:00+08:00')

test.each([
  ['the same morning', 1, 'accountRestricted'],
  ['after forty-seven hours', 47, 'accountRestricted'],
  ['a millisecond before its end', 48 - 1 / HOUR, 'accountRestricted'],
  ['after forty-eight hours', 48, 'posted'],
])('4017 for the police %s: %s hours on, the day aside', (_when, hours, says) => {
  const bank = practice()
  bank.setClock(TEN + 40 * 60_000)
  must(bank, '0011', '4017', byPolice)
  bank.turnTo('2026-03-04')
  bank.setClock(TEN + hours * HOUR)
  expect(out(bank)).toBe(says)
})

test('4017 for the police is signed a few minutes later, and is taken again once it has ended', () => {
  const bank = practice()
  bank.setClock(TEN + 40 * 60_000)
  bank.run('0011', '4017', byPolice)
  bank.setClock(TEN + 45 * 60_000)
  must(bank, '0002', '0011', { parked: 'parked-20260302-2' })
  bank.setClock(TEN + 48 * HOUR)
  expect(out(bank)).toBe('posted')
  must(bank, '0011', '4017', byPolice)
  expect(out(bank)).toBe('accountRestricted')
})

test('4017 for the police is written off by the day end of its last day', () => {
  const bank = practice()
  must(bank, '0011', '4017', byPolice)
  bank.turnTo('2026-03-04')
  branchIs(bank, 'closing')
  bank.run('9999', '8091')
  expect(itemState(bank, 'stopOrder-20260302-4')).toBe('lapsed')
})

const policeStop = (bank: Bank) => void must(bank, '0011', '4017', byPolice)

test('4017 takes the customer’s wish besides an order of the police, which nobody is told of', () => {
  const bank = practice()
  policeStop(bank)
  must(bank, '0013', '4017', good.fields)
  must(bank, '0013', '4017', { account: 'A1', action: 'release', note: '客户申请' })
  expect(out(bank)).toBe('accountRestricted')
  must(bank, '0003', '4017', { account: 'A1', action: 'release', note: '公安解除' })
  expect(out(bank)).toBe('posted')
})

refuses('4017', good, [
  ['what is stopped already', { account: 'S4' }, 'alreadyStopped'],
  ['what the police have stopped, to the police', byPolice, 'alreadyStopped', policeStop],
  [
    'a colleague a release of what the police have stopped, as if nothing were stopped',
    { by: '0013', action: 'release', ground: '' },
    'paymentNotStopped',
    policeStop,
  ],
  ['to release what is not stopped', { action: 'release', ground: '' }, 'paymentNotStopped'],
  ['a ground for a release', { account: 'S4', action: 'release' }, 'fieldUnwanted at ground'],
  ['no ground', { ground: '' }, 'fieldMissing at ground'],
  ['the police without their order', { ground: 'police' }, 'fieldMissing at document'],
  ['an order of nobody', { document: '粤公止8号' }, 'fieldUnwanted at document'],
  ['no reason', { note: '' }, 'fieldMissing at note'],
])

signatures('4017', asItIs, {}, [
  ['0011', good.fields, 'supervisor'],
  ['0011', { account: 'S4', action: 'release', note: '客户申请' }, 'supervisor'],
])

test('4017 is undone by itself', () => {
  const bank = practice()
  must(bank, '0011', '4017', good.fields)
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})
