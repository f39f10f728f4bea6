import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const good = { by: '0011', fields: { customer: '1', action: 'change', phone: '13900000001' } }
const sealed = (text: string) => ({ sealed: text, hash: text })

test('0203 changes what is named and leaves the rest', () => {
  const bank = practice()
  const before = bank.state.get('customer', '000000001')
  must(bank, '0011', '0203', good.fields)
  expect(bank.state.get('customer', '000000001')).toEqual({ ...before, phone: sealed('13900000001') })
})

test('0203 gives the old document free and claims the new one', () => {
  const bank = practice()
  const file = { kind: 'person', name: '周杰', idKind: 'passport', idNumber: 'E20300001' }
  must(bank, '0011', '0201', file)
  const renewed = { customer: '3', action: 'change', idKind: 'passport', idNumber: 'E20300002' }
  expect(must(bank, '0011', '0203', renewed).slice(2)).toEqual([
    'end claim idNumber/E20300001',
    'new claim idNumber/E20300002',
  ])
  expect(bank.refusal('0011', '0201', { ...file, idNumber: 'E20300002' })).toBe('customerExists at idNumber')
  expect(bank.refusal('0011', '0201', file)).toBe('posted')
})

test('0203 keeps what the identity check answered until a name or document changes', () => {
  const bank = practice()
  const checked = () => bank.state.get('customer', '000000001')?.checked
  must(bank, '0011', '0203', { customer: '1', action: 'verify', result: 'mismatch' })
  expect(checked()).toEqual({ day: '2026-03-02', result: 'mismatch' })
  must(bank, '0011', '0203', good.fields)
  expect(checked()).toEqual({ day: '2026-03-02', result: 'mismatch' })
  must(bank, '0011', '0203', { customer: '1', action: 'change', name: '王晓明' })
  expect(checked()).toBeNull()
})

test('0203 may name the document that is on file already', () => {
  const bank = practice()
  const same = { customer: '801', action: 'change', idKind: 'passport', idNumber: 'E80100001' }
  expect(bank.refusal('0011', '0203', same)).toBe('parked')
})

refuses('0203', good, [
  ['a change of nothing', { phone: '' }, 'nothingChanges'],
  ['a document without its kind', { idNumber: 'E80100009' }, 'documentHalf at idKind'],
  ['a document without its number', { idKind: 'passport' }, 'documentHalf at idNumber'],
  [
    'a document of somebody else',
    { idKind: 'passport', idNumber: 'E20300001' },
    'customerExists at idNumber',
    bank =>
      must(bank, '0011', '0201', { kind: 'person', name: '周杰', idKind: 'passport', idNumber: 'E20300001' }),
  ],
  [
    'a check digit that is wrong',
    { idKind: 'idCard', idNumber: '110105194912310021' },
    'idNumberInvalid at idNumber',
  ],
  ['a check without an answer', { action: 'verify', phone: '' }, 'fieldMissing at result'],
  ['a change beside a check', { action: 'verify', result: 'match' }, 'fieldUnwanted at phone'],
  ['a customer who is not on file', { customer: '99' }, 'customerUnknown at customer'],
])

signatures('0203', asItIs, {}, [
  ['0011', good.fields, 'reviewer, supervisor'],
  ['0003', { customer: '1', action: 'change', name: '王晓明' }, 'reviewer, supervisor'],
  ['0011', { customer: '1', action: 'verify', result: 'match' }, 'reviewer'],
])

test('0203 is undone by itself', () => {
  const bank = practice()
  must(bank, '0011', '0203', good.fields)
  expect(undo(bank, '0011', bank.head.serial)).toEqual(['refused notReversible'])
})
