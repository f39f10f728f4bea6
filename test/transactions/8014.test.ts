import { expect, test } from 'vitest'
import { founded } from '../support/founded.ts'
import { practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const reason = { reason: '停电' }

test('8014 shuts a branch that was opened by mistake; the date stays', () => {
  const bank = founded()
  must(bank, '0002', '8001')
  expect(bank.act('0002', '8014', reason)[1]).toBe(
    'set branch 0101 state open > closed, shutOn null > 2026-03-02',
  )
  expect(bank.refusal('0011', '0001')).toBe('branch_closed')
})

test('8001 of the same day then takes the director too, and of the next day no more', () => {
  const bank = founded()
  expect(bank.signs('0002', '8001')).toBe('witness')
  must(bank, '0002', '8001')
  must(bank, '0002', '8014', reason)
  expect(bank.signs('0002', '8001')).toBe('witness, director')
  must(bank, '0002', '8001')
  expect(bank.state.get('branch', '0101')).toMatchObject({ state: 'open', shutOn: null })
  expect(bank.refusal('0011', '0001')).toBe('posted')
})

test('8001 of the same day by the director himself takes the supervisor', () => {
  const bank = founded()
  must(bank, '0002', '8001')
  must(bank, '0002', '8014', reason)
  expect(bank.signs('0001', '8001')).toBe('witness, supervisor')
  const [, parked = ''] = bank.run('0001', '8001')[0]?.split(' ') ?? []
  must(bank, '0003', '0011', { parked })
  expect(bank.refusal('0001', '0011', { parked })).toBe('makerIsChecker')
  expect(must(bank, '0002', '0011', { parked })[1]).toContain('state closed > open')
})

test('8014 needs a witness and the supervisor', () => {
  const bank = founded()
  must(bank, '0002', '8001')
  expect(bank.signs('0003', '8014', reason)).toBe('witness, supervisor')
})

test('8014 waits for tills, people and what is open', () => {
  expect(practice().refusal('0002', '8014', reason)).toBe('blocked')
})

test.each([
  ['a teller', '0011', reason, 'notYourCode'],
  ['no reason', '0002', {}, 'fieldMissing at reason'],
])('8014 refuses %s', (_rule, by, fields, says) => {
  const bank = founded()
  must(bank, '0002', '8001')
  expect(bank.refusal(by, '8014', fields)).toBe(says)
})
