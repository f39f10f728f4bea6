import { expect, test } from 'vitest'
import { blockers } from '../../core/day/blockers.ts'
import { given } from '../../core/std.ts'
import { balanceOf, type Bank, itemState, notesOf, patch, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const PEOPLE = '赵刚 押0101；孙立 押0102'
const ORDER = 'cashOrder-20260302-5'
const send = { step: 'send', amount: '100000', notes: '100x1000', bag: 'F1', carriers: PEOPLE }
const received = { step: 'received', order: ORDER, notes: '100x1000' }
const onItsWay = (bank: Bank) => must(bank, '0003', '1008', send)
const owed = (bank: Bank) => ['1001-04', '2241-01', '1221-01'].map(no => balanceOf(bank, no))

test('1008 puts the bag in transit and ends when the supervising branch has counted it', () => {
  const bank = practice()
  onItsWay(bank)
  expect(owed(bank)).toEqual(['100000.00', '80.00', '80.00'])
  expect(notesOf(bank, `item:${ORDER}`)).toBe('100x1000')
  expect(must(bank, '0003', '1008', received)).toContain(`notes 100x1000 item:${ORDER} > supplier`)
  expect(owed(bank)).toEqual(['0.00', '80.00', '80.00'])
  expect([itemState(bank, ORDER), notesOf(bank, `item:${ORDER}`)]).toEqual(['received', ''])
})

test.each([
  ['short', '100x999', ['0.00', '80.00', '180.00']],
  ['over', '100x1001', ['0.00', '180.00', '80.00']],
])('1008 counted %s there is a case of this branch, by itself', (side, notes, left) => {
  const bank = practice()
  onItsWay(bank)
  must(bank, '0003', '1008', { ...received, notes })
  expect(owed(bank)).toEqual(left)
  const id = `cashError-20260302-${bank.head.serial}`
  expect(bank.state.get('item', id)).toMatchObject({
    state: 'booked',
    data: { side, amount: 10_000n, till: '00' },
  })
})

test('1008 takes damaged notes along', () => {
  const bank = practice()
  must(bank, '0003', '1010', { received: '100x1', damage: 'part', left: '80', given: '100x1' })
  must(bank, '0003', '1008', { ...send, amount: '100', notes: 'd100x1' })
  expect(notesOf(bank, 'till:00')).not.toContain('d100')
})

test('what was sent and is not confirmed keeps the branch open on the next day', () => {
  const bank = practice()
  onItsWay(bank)
  const branch = given(bank.state.get('branch', '0101'), 'the branch')
  const codes = (day: string) => blockers(bank.state, { ...branch, day }).map(({ code }) => code)
  expect([codes('2026-03-02').includes('1008'), codes('2026-03-03').includes('1008')]).toEqual([false, true])
})

test('1008 takes dollars up in a bag of their own, and the case of what is missing is in dollars', () => {
  const bank = practice()
  const usd = { currency: 'USD', notes: '100x30' }
  must(bank, '0003', '1008', { ...send, amount: '3000', ...usd })
  const order = `cashOrder-20260302-${bank.head.serial}`
  const there = { ...received, order }
  expect(bank.refusal('0003', '1008', { ...there, notes: '100x30' })).toBe('currencyDiffers at currency')
  must(bank, '0003', '1008', { ...there, ...usd, notes: '100x29' })
  expect([balanceOf(bank, '1221-01-USD'), balanceOf(bank, '1001-04-USD')]).toEqual(['100.00', '0.00'])
  expect(itemState(bank, `cashError-20260302-${bank.head.serial}-USD`)).toBe('booked')
})

refuses('1008', { by: '0003', fields: send }, [
  ['notes of another worth', { notes: '100x999' }, 'notesSum at notes'],
  ['notes that the vault does not have', { amount: '100', notes: 'h100x2' }, 'notesShort'],
  ['one carrier', { carriers: '赵刚 押0101' }, 'officersMalformed at carriers'],
  ['a bag without a seal', { bag: '' }, 'fieldMissing at bag'],
  [
    'a till that is not the main one',
    {},
    'mainTillMissing',
    bank => patch(bank, 'teller', '0003', { till: '01' }),
  ],
  ['a teller without a till', {}, 'tillMissing', bank => patch(bank, 'teller', '0003', { till: null })],
])

test('1008 ends with a count, and no count is below zero', () => {
  const bank = practice()
  onItsWay(bank)
  expect(bank.refusal('0003', '1008', { ...received, notes: '100x-1' })).toBe('countNegative at notes')
  expect(itemState(bank, ORDER)).toBe('sent')
})

test('1008 does not end an order of cash', () => {
  const bank = practice()
  must(bank, '0003', '1007', { step: 'order', amount: '100000', notes: '100x1000' })
  expect(bank.refusal('0003', '1008', received)).toBe('notOrderStage at order')
})

signatures('1008', asItIs, send, [['0003', {}, 'witness, supervisor']])

test('1008 is never taken back: the bag has left', () => {
  const bank = practice()
  onItsWay(bank)
  expect(bank.refusal('0003', '8501', { serial: '5', reason: '录错' })).toBe('notReversible')
})
