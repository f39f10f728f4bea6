import { expect, test } from 'vitest'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import { practice } from '../support/practice.ts'
import { asItIs, must, refuses, signatures, undo } from '../support/tables.ts'

const person = { kind: 'person', name: '赵敏', idKind: 'idCard', idNumber: '440301199001010012' }

test('0201 opens a file and claims the document', () => {
  const bank = practice()
  expect(bank.run('0011', '0201', person)).toEqual([
    'posted 2',
    'new customer 000000003',
    'new claim idNumber/440301199001010012',
    'tally series/customer 1',
  ])
  expect(bank.state.get('customer', '000000003')).toMatchObject({
    kind: 'person',
    name: { sealed: '赵敏' },
    phone: null,
    opened: '2026-03-02',
  })
})

refuses('0201', { by: '0011', fields: person }, [
  [
    'a document that is on file',
    { name: '赵 敏' },
    'customerExists at idNumber',
    bank => must(bank, '0013', '0201', person),
  ],
  ['a wrong check digit', { idNumber: '440301199001010011' }, 'idNumberInvalid at idNumber'],
  ['a birthday that is none', { idNumber: '440301199002300018' }, 'idNumberInvalid at idNumber'],
  [
    'a wrong credit code',
    { kind: 'company', idKind: 'creditCode', idNumber: '91110000000000000A' },
    'creditCodeInvalid at idNumber',
  ],
  [
    'a passport number with signs',
    { idKind: 'passport', idNumber: 'E-123' },
    'documentNumberInvalid at idNumber',
  ],
  ['a kind that is not offered', { kind: 'ghost' }, 'notOffered at kind'],
  ['a name that cannot be printed', { name: '赵\u0000敏' }, 'textControl at name'],
  ['a name without end', { name: '赵'.repeat(61) }, 'textTooLong at name'],
  ['no name', { name: '' }, 'fieldMissing at name'],
])

signatures('0201', asItIs, person, [['0011', {}, 'nobody']])

test('0201 taken back frees the document, and its number is never given again', () => {
  const bank = practice()
  must(bank, '0011', '0201', person)
  expect(undo(bank, '0011', 2).slice(1, 3)).toEqual([
    'end claim idNumber/440301199001010012',
    'end customer 000000003',
  ])
  expect(bank.run('0011', '0201', person)).toContain('new customer 000000004')
})

test('0201 is not taken back once the customer has an account: the row is named', () => {
  const bank = practice()
  must(bank, '0011', '0201', person)
  must(bank, '0011', '0500', { customer: '3', amount: '100', notes: '100x1' })
  const refusal = bank.ask('0011', '8501', { serial: '2', reason: '录错' })
  expect(isRefusal(refusal) && explainRefusal(refusal, 'en')).toBe(
    'customer 000000003 has been changed since, by row 3',
  )
})
