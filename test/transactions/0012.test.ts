import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { balanceOf, itemState, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const parked = 'parked-20260302-2'
const reason = '证件不符'
const waiting = () => {
  const bank = practice()
  bank.run('0011', '0510', inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' }))
  return bank
}

test('0012 ends the wait with a reason, and nothing is booked', () => {
  const bank = waiting()
  must(bank, '0013', '0012', { parked, reason, ground: 'identity' })
  expect(bank.state.get('item', parked)).toMatchObject({
    state: 'rejected',
    data: { reason, ground: 'identity' },
  })
  expect(bank.state.get('index', 'openItems/parked')).toBeUndefined()
  expect(balanceOf(bank, 'A1')).toBe('25200.00')
  expect(bank.refusal('0003', '0011', { parked, recount: '100x600' })).toBe('itemDone at parked')
})

test('0012 needs no second person', () => {
  expect(waiting().signs('0013', '0012', { parked, reason, ground: 'identity' })).toBe('nobody')
})

test('0012 is refused to the maker, and to who could not sign', () => {
  const bank = waiting()
  expect(bank.refusal('0011', '0012', { parked, reason, ground: 'identity' })).toBe('makerIsChecker')
  expect(bank.refusal('0012', '0012', { parked, reason, ground: 'identity' })).toBe('notYourSignature')
})

test('0012 wants a ground of the list, and what is none of it in words', () => {
  const bank = waiting()
  expect(bank.refusal('0013', '0012', { parked })).toBe('fieldMissing at ground')
  expect(bank.refusal('0013', '0012', { parked, ground: 'mood' })).toBe('notOffered at ground')
  expect(bank.refusal('0013', '0012', { parked, ground: 'other' })).toBe('groundUnsaid at reason')
  must(bank, '0013', '0012', { parked, ground: 'doubt' })
  expect(bank.state.get('item', parked)).toMatchObject({ data: { ground: 'doubt', reason: null } })
})

test('0012 of what is done, or is none', () => {
  const bank = waiting()
  must(bank, '0013', '0012', { parked, reason, ground: 'identity' })
  expect(bank.refusal('0003', '0012', { parked, reason, ground: 'identity' })).toBe('itemDone at parked')
  expect(bank.refusal('0003', '0012', { parked: 'parked-20260302-9', reason, ground: 'identity' })).toBe(
    'itemUnknown at parked',
  )
})

test('0012 may end what has gone back to its maker', () => {
  const bank = practice()
  bank.run('0013', '0540', { account: 'A2', payee: 'A1' })
  must(bank, '0011', '0510', { account: 'A2', amount: '100', notes: '100x1' })
  must(bank, '0003', '0011', { parked })
  expect(itemState(bank, parked)).toBe('returned')
  must(bank, '0003', '0012', { parked, reason, ground: 'identity' })
  expect(itemState(bank, parked)).toBe('rejected')
})
