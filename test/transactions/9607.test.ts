import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const good = {
  by: '0014',
  fields: {
    source: 'complaints.csv',
    number: '549162',
    label: 'Credit card',
    said: 'a “quoted” text,\r\nwith lines\t😤👨‍👩‍👧',
    reason: 'service',
    business: 'cards',
    channel: 'otherFront',
  },
}
const brought = 'complaint-20260302-2'

test('9607 keeps it word for word, with where it came from, and no clock runs', () => {
  const bank = practice()
  must(bank, '0014', '9607', good.fields)
  expect(bank.state.get('item', brought)).toMatchObject({
    state: 'imported',
    data: {
      due: null,
      answered: null,
      imported: { source: 'complaints.csv', number: '549162', label: 'Credit card' },
    },
  })
  const said = bank.rows.at(-1)?.fields[3] ?? ''
  expect(said.slice(0, said.indexOf('~'))).toBe(good.fields.said)
  expect(bank.state.get('index', 'openItems/complaint')?.keys ?? []).not.toContain(brought)
})

test('9607 is taken up by 9605 where it has to be, and its clocks begin', () => {
  const bank = practice()
  must(bank, '0014', '9607', good.fields)
  must(bank, '0014', '9605', { complaint: brought, course: 'reopen', to: '0002', words: '客户再次来访' })
  expect(itemState(bank, brought)).toBe('received')
  expect(bank.state.get('item', brought)).toMatchObject({ data: { legalDue: '2026-03-17', handler: '0002' } })
})

test('9607 takes the same number of another source', () => {
  const bank = practice()
  must(bank, '0014', '9607', good.fields)
  must(bank, '0014', '9607', { ...good.fields, source: '12345 热线' })
})

refuses('9607', good, [
  ['a teller', { by: '0011' }, 'notYourCode'],
  ['one that is here', {}, 'complaintImported', bank => must(bank, '0014', '9607', good.fields)],
  ['no text', { said: '  ' }, 'fieldMissing at said'],
  ['half a sign', { said: 'a\ud83d' }, 'textControl at said'],
  ['a text without end', { said: '长'.repeat(100_001) }, 'textTooLong at said'],
  ['no number', { number: '' }, 'fieldMissing at number'],
  ['a reason that is none', { reason: 'anger' }, 'notOffered at reason'],
])
