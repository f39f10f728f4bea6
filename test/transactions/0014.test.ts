import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { balanced, must } from '../support/tables.ts'

const parked = 'parked-20260302-2'
const waiting = () => {
  const bank = practice()
  bank.run('0011', '0510', inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' }))
  return bank
}

test('0014 takes back what waits, and nothing is booked', () => {
  const bank = waiting()
  expect(bank.run('0011', '0014', { parked })).toEqual([
    'posted 3',
    'set item parked-20260302-2 state pending > withdrawn',
  ])
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
  expect(bank.refusal('0013', '0011', { parked, recount: '100x600' })).toBe('itemDone at parked')
})

test('0014 is the maker’s alone', () => {
  const bank = waiting()
  expect(bank.refusal('0013', '0014', { parked })).toBe('notYourRequest')
  expect(bank.signs('0011', '0014', { parked })).toBe('nobody')
})

test('0014 of what is done, or is none', () => {
  const bank = waiting()
  must(bank, '0013', '0011', { parked, recount: '100x600' })
  expect(bank.refusal('0011', '0014', { parked })).toBe('itemDone at parked')
  expect(bank.refusal('0011', '0014', { parked: 'parked-20260302-9' })).toBe('itemUnknown at parked')
})

test('0014 takes back what has been signed by one of two', () => {
  const bank = practice()
  must(bank, '0013', '5002', { account: 'A1', payee: '王小明', amount: '150000' })
  must(bank, '0011', '1003', { amount: '100000', notes: '100x1000' })
  bank.run('0011', '0520', inPerson('0520', { account: 'A1', amount: '60000', notes: '100x600' }))
  const item = `parked-20260302-${bank.head.serial}`
  must(bank, '0002', '0011', { parked: item })
  must(bank, '0011', '0014', { parked: item })
  expect(itemState(bank, item)).toBe('withdrawn')
})

test('0014 takes back what came back changed, so that it can be entered anew', () => {
  const bank = practice()
  bank.run('0013', '0540', { account: 'A2', payee: 'A1' })
  must(bank, '0011', '0510', { account: 'A2', amount: '100', notes: '100x1' })
  must(bank, '0003', '0011', { parked })
  must(bank, '0013', '0014', { parked })
  expect(bank.act('0013', '0540', { account: 'A2', payee: 'A1' })).toContain('C A1 900.40 -> 26100.40')
})

test('0014 clears the way to the final balance', () => {
  const bank = waiting()
  expect(bank.refusal('0011', '8003', balanced(bank, '01'))).toBe('stillWaiting')
  must(bank, '0011', '0014', { parked })
  expect(bank.refusal('0011', '8003', balanced(bank, '01'))).toBe('parked')
})
