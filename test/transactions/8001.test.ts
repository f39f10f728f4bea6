import { expect, test } from 'vitest'
import { founded } from '../support/founded.ts'
import { practice } from '../support/practice.ts'
import { must, undo } from '../support/tables.ts'

test('8001 opens the branch and pins the parameters of the day', () => {
  expect(founded().act('0002', '8001')).toEqual(['posted 4', 'set branch 0101 state closed > open'])
})

test('8001 needs two people', () => {
  expect(founded().signs('0002', '8001')).toBe('witness')
  expect(founded().signs('0003', '8001')).toBe('witness')
})

test('8001 is for those in charge', () => {
  expect(founded().refusal('0011', '8001')).toBe('notYourCode')
})

test('8001 of a branch that is open', () => {
  expect(practice().refusal('0002', '8001')).toBe('branch_open')
})

test('nobody signs on before 8001', () => {
  const bank = founded()
  expect(bank.refusal('0011', '0001')).toBe('branch_closed')
  must(bank, '0002', '8001')
  expect(bank.refusal('0011', '0001')).toBe('posted')
})

test('the founding of the branch is not taken back', () => {
  const bank = founded()
  must(bank, '0002', '8001')
  must(bank, '0011', '0001')
  expect(undo(bank, '0011', 1)).toEqual(['refused notReversible'])
})
