import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { freezing } from '../support/orders.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

test('0007 counts every reprint of a receipt', () => {
  const bank = practice()
  expect(bank.act('0011', '0007', { serial: '1', reason: '卡纸' })).toEqual([
    'posted 4',
    'tally reprint/2026-03-02/1 1',
  ])
  must(bank, '0013', '0007', { serial: '1', reason: '卡纸' })
  expect(bank.state.get('tally', 'reprint/2026-03-02/1')?.amount).toBe(2n)
})

refuses('0007', { by: '0011', fields: { serial: '1', reason: '卡纸' } }, [
  ['a row that is not there', { serial: '99' }, 'serialUnknown at serial'],
  ['what is no serial', { serial: '1a' }, 'serialMalformed at serial'],
  ['no reason', { reason: ' ' }, 'fieldMissing at reason'],
])

test.each([
  ['0011', 'parked'],
  ['0013', 'forbidden'],
  ['0003', 'parked'],
])('0007 of the answer to an authority, by %s, is %s', (by, says) => {
  const bank = practice()
  const lines = must(bank, '0011', '4011', freezing('A1'))
  const serial = lines[0]?.replace('posted ', '') ?? ''
  expect(bank.refusal(by, '0007', { serial, reason: '卡纸' })).toBe(says)
})

signatures('0007', asItIs, { reason: '卡纸' }, [['0011', { serial: '1' }, 'reviewer']])

test('0007 is never taken back: what was printed is out', () => {
  const bank = practice()
  must(bank, '0011', '0007', { serial: '1', reason: '卡纸' })
  expect(undo(bank, '0011', 4)).toEqual(['refused notReversible'])
})
