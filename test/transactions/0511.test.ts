import { expect, test } from 'vitest'
import { accountOf, cash, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const person = { account: 'S4', holder: '赵建国', depositor: '李小红' }
const good = { by: '0011', fields: { ...person, amount: '1000', notes: '100x10' } }

test('0511 puts the money into the account, which a stopped payment does not hinder', () => {
  const bank = practice()
  expect(must(bank, '0011', '0511', good.fields)).toEqual([
    'posted 4',
    'D 1001-01-01 1000.00 -> 24800.00',
    'notes 100x10 customer > till:01',
    'C S4 1000.00 -> 4000.00',
  ])
})

refuses('0511', good, [
  ['another name', { holder: '赵建军' }, 'holderDiffers at holder'],
  ['a name cut short', { holder: '赵建' }, 'holderDiffers at holder'],
  ['no name', { holder: '' }, 'fieldMissing at holder'],
  ['nobody who brings it', { depositor: '' }, 'fieldMissing at depositor'],
  ['an account that is not there', { account: '0101110000000096' }, 'accountUnknown at account'],
  ['a fixed deposit', { account: 'F1' }, 'accountWrongProduct at account'],
  ['nothing', { amount: '0' }, 'moneyTooSmall at amount'],
  ['notes of another worth', { notes: '100x9' }, 'notesSum at notes'],
  ['a teller without a till', { by: '0013' }, 'tillMissing'],
  ['a balanced till', { by: '0012' }, 'till_balanced'],
])

const deposit = (amount: string) => ({ ...person, amount, notes: cash(amount) })
signatures('0511', asItIs, {}, [
  ['0011', deposit('0.10'), 'reviewer'],
  ['0011', deposit('50000.00'), 'reviewer+count'],
  ['0011', deposit('200000.00'), 'reviewer+count, supervisor'],
  ['0011', deposit('1000000.00'), 'reviewer+count, supervisor, director'],
])

test('0511 taken back', () => {
  const bank = practice()
  must(bank, '0011', '0511', { ...good.fields, account: 'A1', holder: '王小明' })
  undo(bank, '0011', 4)
  expect(accountOf(bank, 'A1').balance).toBe(accountOf(practice(), 'A1').balance)
})
