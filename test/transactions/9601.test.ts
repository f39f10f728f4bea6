import { expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import { patch, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const good = {
  by: '0014',
  fields: {
    said: '等了一个小时',
    reason: 'service',
    business: 'savings',
    channel: 'counter',
    grade: 'general',
  },
}
const registered = 'complaint-20260302-2'

test('9601 takes down who is to keep out of it, and both clocks', () => {
  const bank = practice()
  must(bank, '0013', '9601', { ...good.fields, row: '2026-03-02/1', customer: '1' })
  expect(bank.state.get('item', registered)).toMatchObject({
    state: 'received',
    by: '0013',
    data: {
      customer: '000000001',
      row: '2026-03-02/1',
      about: '0011',
      parties: ['0011'],
      handler: '0013',
      since: '2026-03-02',
      legalDue: '2026-03-17',
      due: '2026-03-03',
      answered: null,
      steps: [],
    },
  })
})

test('9601 keeps what the customer says out of the item, and sealed in the row', () => {
  const bank = practice()
  must(bank, '0014', '9601', { ...good.fields, contact: '13800000000' })
  const row = bank.rows.at(-1)
  expect(JSON.stringify(row?.effects, (_, part: unknown) => String(part))).not.toContain('一个小时')
})

test('9601 names him who is complained about, where the row is another’s', () => {
  const bank = practice()
  must(bank, '0014', '9601', { ...good.fields, row: '2026-03-02/1', about: '0012' })
  expect(bank.state.get('item', registered)).toMatchObject({
    data: { about: '0012', parties: ['0012', '0011'] },
  })
})

test('9601 is taken down when the branch is closed too', () => {
  const bank = practice()
  patch(bank, 'branch', '0101', { state: 'closed' })
  must(bank, '0002', '9601', good.fields)
  expect(bank.state.get('item', registered)?.state).toBe('received')
})

test('9601 takes a text of 20,000 signs with lines', () => {
  const bank = practice()
  must(bank, '0014', '9601', { ...good.fields, said: `"第一行"，\n${'长'.repeat(19_990)}` })
})

refuses('9601', good, [
  ['nothing said', { said: '' }, 'fieldMissing at said'],
  ['more than can be read', { said: '长'.repeat(20_001) }, 'textTooLong at said'],
  ['a reason that is none', { reason: 'bad' }, 'notOffered at reason'],
  ['a party who handles it himself', { by: '0011', row: '2026-03-02/1' }, 'complaintParty at handler'],
  ['whom it is about as its handler', { about: '0012', handler: '0012' }, 'complaintParty at handler'],
  [
    'a handler who has left',
    { handler: '0012' },
    'tellerStopped at handler',
    bank => patch(bank, 'teller', '0012', { stopped: true }),
  ],
  ['a row that is not there', { row: '2026-03-02/99' }, 'serialUnknown at row'],
  [
    'the row of a signature',
    { row: '2026-03-02/3' },
    'rowOfSignature at row',
    bank => {
      const sixty = inPerson('0510', { account: 'A1', amount: '60000', notes: '100x600' })
      bank.run('0011', '0510', sixty)
      must(bank, '0013', '0011', { parked: 'parked-20260302-2', recount: '100x600' })
    },
  ],
])
