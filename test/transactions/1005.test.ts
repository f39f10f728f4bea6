import { expect, test } from 'vitest'
import { balanceOf, itemState, notesOf, patch, practice } from '../support/practice.ts'
import { must, undo } from '../support/tables.ts'

const sent = () => {
  const bank = practice()
  must(bank, '0003', '1006', { to: '01', amount: '2000', notes: '100x20' })
  return bank
}
const transit = 'transit-20260302-4'

test('1005 takes the notes out of transit into one’s own till', () => {
  const bank = sent()
  expect(bank.run('0011', '1005', { transit })).toEqual([
    'posted 5',
    'D 1001-01-01 2000.00 -> 25800.00',
    'C 1001-04 2000.00 -> 0.00',
    'notes 100x20 item:transit-20260302-4 > till:01',
    'set item transit-20260302-4 state sent > received',
  ])
  expect(itemState(bank, transit)).toBe('received')
  expect(notesOf(bank, `item:${transit}`)).toBe('')
})

test('1005 needs nobody else: both have put their names', () => {
  expect(sent().signs('0011', '1005', { transit })).toBe('nobody')
})

test('1005 refuses cash that is for another till', () => {
  expect(sent().refusal('0003', '1005', { transit })).toBe('transitOfOther')
})

test('1005 refuses a till that is away, and a teller without one', () => {
  const bank = sent()
  expect(bank.refusal('0013', '1005', { transit })).toBe('tillMissing')
  must(bank, '0011', '0003')
  expect(bank.refusal('0011', '1005', { transit })).toBe('duty_away')
})

test.each(['away', 'balanced', 'sealed'])('1005 refuses a till that is %s', state => {
  const bank = sent()
  patch(bank, 'till', '01', { state })
  const says = { away: 'till_away', balanced: 'till_balanced', sealed: 'till_sealed' }[state]
  expect(bank.refusal('0011', '1005', { transit })).toBe(says)
})

test('1005 refuses to receive twice', () => {
  const bank = sent()
  must(bank, '0011', '1005', { transit })
  expect(bank.refusal('0011', '1005', { transit })).toBe('itemDone at transit')
  expect(balanceOf(bank, '1001-01-01')).toBe('25800.00')
})

test('1005 refuses a number that is none, or of another kind', () => {
  const bank = sent()
  expect(bank.refusal('0011', '1005', { transit: 'transit-20260302-99' })).toBe('itemUnknown at transit')
  expect(bank.refusal('0011', '1005', { transit: 'parked-20260302-2' })).toBe('itemUnknown at transit')
  expect(bank.refusal('0011', '1005', { transit: '4' })).toBe('itemMalformed at transit')
})

test('1005 is undone by sending back, not by 8501', () => {
  const bank = sent()
  must(bank, '0011', '1005', { transit })
  expect(undo(bank, '0011', 5)).toEqual(['refused notReversible'])
  must(bank, '0011', '1006', { to: '00', amount: '2000', notes: '100x20' })
  must(bank, '0003', '1005', { transit: `transit-20260302-${bank.head.serial}` })
  expect(notesOf(bank, 'till:00')).toBe(notesOf(practice(), 'till:00'))
})

test('the cash in transit belongs to neither till, and neither can be balanced', () => {
  const bank = sent()
  expect(balanceOf(bank, '1001-04')).toBe('2000.00')
  const count = { counted: '0', papers: '0' }
  expect(bank.refusal('0011', '8003', count)).toBe('stillWaiting')
  expect(bank.refusal('0003', '8003', count)).toBe('stillWaiting')
})
