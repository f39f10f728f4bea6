import { expect, test } from 'vitest'
import { type Bank, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const large = {
  kind: 'large',
  customer: '1',
  of: '2026-02-27',
  row: '',
  outcome: 'made',
  number: 'DE1',
  reason: '',
}
const good = { by: '0002', fields: large }
const none = { kind: 'suspicious', outcome: 'none', number: '', reason: '卖房款，有合同' }
const stranger = { kind: 'stranger', customer: '', of: '', row: '2026-03-02/1' }

const owner = (bank: Bank, key: string) => bank.state.get('claim', key)?.owner

test('9506 keeps one report of a customer, a day and a kind, by whoever decides of reports', () => {
  const bank = practice()
  must(bank, '0002', '9506', large)
  must(bank, '0001', '9506', { ...large, ...none })
  must(bank, '0001', '9506', { ...large, of: '2026-02-26', number: 'DE2' })
  must(bank, '0002', '9506', { ...large, ...stranger, number: 'DE3' })
  expect(owner(bank, 'reported/large/2026-02-27/000000001')).toBe('DE1')
  expect(owner(bank, 'reported/large/2026-02-26/000000001')).toBe('DE2')
  expect(owner(bank, 'reported/suspicious/2026-02-27/000000001')).toBe('不予报告')
  expect(owner(bank, 'reported/stranger/2026-03-02/1')).toBe('DE3')
})

test('9506 of today is taken, and is not taken back by 8501', () => {
  const bank = practice()
  must(bank, '0002', '9506', { ...large, of: '2026-03-02' })
  const back = { serial: String(bank.head.serial), notes: '', reason: '录错' }
  expect(bank.refusal('0003', '8501', back)).toBe('notReversible')
})

refuses('9506', good, [
  ['a teller', { by: '0011' }, 'notYourCode'],
  ['the chief teller', { by: '0003' }, 'notYourCode'],
  ['post-supervision', { by: '0031' }, 'notYourCode'],
  ['a day to come', { of: '2026-03-03' }, 'dayNotYet at of'],
  ['a customer whom nobody knows', { customer: '999' }, 'customerUnknown at customer'],
  ['a report without a number', { number: '' }, 'fieldMissing at number'],
  ['no report without reasons', { ...none, reason: '' }, 'fieldMissing at reason'],
  ['reasons beside a number', { reason: '不需要' }, 'fieldUnwanted at reason'],
  ['a customer’s report without a day', { of: '' }, 'fieldMissing at of'],
  ['a row that is not there', { ...stranger, row: '2026-03-02/99' }, 'serialUnknown at row'],
  ['a stranger without his row', { ...stranger, row: '' }, 'fieldMissing at row'],
  [
    'a second report',
    {},
    'reportRegistered',
    bank => must(bank, '0001', '9506', { ...large, number: 'DE9' }),
  ],
  [
    'a report of what was decided not to be',
    { kind: 'suspicious' },
    'reportRegistered',
    bank => must(bank, '0001', '9506', { ...large, ...none }),
  ],
])
