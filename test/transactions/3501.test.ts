import { expect, test } from 'vitest'
import { balanceOf, cash, notesOf, practice } from '../support/practice.ts'
import { asItIs, junior, must, refuses, signatures, undo } from '../support/tables.ts'

const lodged = { account: 'K1', depositor: '孙会计', source: '货款', amount: '3000', notes: '100x30' }

test('3501 takes the notes into the till and owes them to the company', () => {
  expect(must(practice(), '0011', '3501', lodged)).toEqual([
    'posted 2',
    'D 1001-01-01 3000.00 -> 26800.00',
    'notes 100x30 customer > till:01',
    'C K1 3000.00 -> 123000.00',
  ])
})

refuses('3501', { by: '0011', fields: lodged }, [
  ['an account of a person', { account: 'A1' }, 'accountWrongProduct at account'],
  ['a fixed deposit', { account: 'KF1' }, 'accountWrongProduct at account'],
  ['money of nobody', { depositor: '' }, 'fieldMissing at depositor'],
  ['money from nowhere', { source: '' }, 'fieldMissing at source'],
  ['nothing', { amount: '0' }, 'moneyTooSmall at amount'],
  ['notes that make another amount', { notes: '100x29' }, 'notesSum at notes'],
  ['anybody without a till', { by: '0013' }, 'tillMissing'],
])

const of = (amount: string) => ({ amount, notes: cash(amount) })
signatures('3501', asItIs, lodged, [
  ['0011', of('49999.99'), 'nobody'],
  ['0011', of('50000.00'), 'reviewer+count'],
  ['0011', of('200000.00'), 'reviewer+count, supervisor'],
  ['0011', of('1000000.00'), 'reviewer+count, supervisor, director'],
])
signatures('3501', junior, lodged, [
  ['0015', of('24999.99'), 'nobody'],
  ['0015', of('25000.00'), 'reviewer+count'],
])

test('3501 taken back gives the notes back', () => {
  const bank = practice()
  const before = notesOf(bank, 'till:01')
  must(bank, '0011', '3501', lodged)
  undo(bank, '0011', 2)
  expect([notesOf(bank, 'till:01'), balanceOf(bank, 'K1')]).toEqual([before, '120000.00'])
})
