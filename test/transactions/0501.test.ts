import { expect, test } from 'vitest'
import { accountOf, type Bank, practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures } from '../support/tables.ts'

const owner = { idKind: 'idCard', idNumber: '11010519491231002X' }
const down = { ...owner, account: 'A1', action: 'class', class: 'II' }
const bind = { ...owner, account: 'A1', action: 'bind', bound: '6222000000001' }
const see = { ...owner, account: 'A1', action: 'see' }
const second = '0101110000000047'

const isClassTwo = (bank: Bank) => void must(bank, '0011', '0501', down)
/** Another account of class I, which room for a second one is made for. */
function anotherFirst(bank: Bank): void {
  must(bank, '0002', '0103', setting('personal.oneMost', '2'))
  must(bank, '0011', '0500', { customer: '1', amount: '100', notes: '100x1', class: 'I' })
}
const setting = (name: string, value: string) => ({
  what: 'setting',
  setting: name,
  value,
  from: '2026-03-02',
  reason: '分行文件',
})
const termsOf = (bank: Bank, no = 'A1') => accountOf(bank, no).terms

test('0501 moves an account down a class and up again, and counts the owner as seen', () => {
  const bank = practice()
  isClassTwo(bank)
  expect(termsOf(bank)).toEqual({ kind: 'personal', class: 'II', bound: null, seen: '2026-03-02' })
  must(bank, '0011', '0501', { ...down, class: 'I' })
  expect(termsOf(bank)).toBeNull()
})

test('0501 binds to an account of his own here, or to one at another bank by its number', () => {
  const bank = practice()
  anotherFirst(bank)
  isClassTwo(bank)
  must(bank, '0011', '0501', { ...bind, bound: second })
  expect(termsOf(bank)).toMatchObject({ bound: second })
  must(bank, '0011', '0501', bind)
  expect(termsOf(bank)).toMatchObject({ bound: '6222000000001' })
})

test('0501 sees the owner of an account that was opened from afar: cash is his from then on', () => {
  const bank = practice()
  const afar = { customer: '1', amount: '100', way: 'remote', payer: 'A1', class: 'II' }
  must(bank, '0011', '0500', afar)
  const withdrawal = { account: second, amount: '20', notes: '20x1' }
  expect(bank.refusal('0011', '0510', withdrawal)).toBe('ownerNotSeen')
  must(bank, '0011', '0501', { ...see, account: second })
  expect(bank.refusal('0011', '0510', withdrawal)).toBe('posted')
})

refuses('0501', { by: '0011', fields: down }, [
  ['a document that is not his', { idNumber: '440301198501010014' }, 'notTheHolder at idNumber'],
  ['the class that it is in', { class: 'I' }, 'classUnchanged at class'],
  ['more than lies in class III', { class: 'III' }, 'classBalance at class'],
  ['to bind class I', { action: 'bind', class: '', bound: '6222000000001' }, 'notLimited at account'],
  ['to see the owner of class I', { action: 'see', class: '' }, 'notLimited at account'],
])

test('0501 refuses a second account of class I, and an account of another to bind to', () => {
  const bank = practice()
  isClassTwo(bank)
  must(bank, '0011', '0500', { customer: '1', amount: '100', notes: '100x1', class: 'I' })
  expect(bank.refusal('0011', '0501', { ...down, class: 'I' })).toBe('classFull at class')
  expect(bank.refusal('0011', '0501', { ...bind, bound: 'A2' })).toBe('boundUnfit at bound')
  expect(bank.refusal('0011', '0501', { ...bind, bound: 'A1' })).toBe('boundUnfit at bound')
})

signatures('0501', asItIs, {}, [['0011', down, 'reviewer']])

test('0501 is no code of the back office: its owner stands at the counter', () => {
  expect(practice().refusal('0014', '0501', down)).toBe('notYourCode')
})
