import { expect, test } from 'vitest'
import { itemState, practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const good = { by: '0031', fields: { row: '2026-03-02/1', finding: 'inOrder' } }
const fault = { row: '2026-03-02/1', finding: 'E06', person: '0011', evidence: '串户' }

test('9502 takes class, points and the day of reply from the catalogue', () => {
  const bank = practice()
  must(bank, '0031', '9502', fault)
  const { data } = bank.state.get('item', 'errorNotice-20260302-2') as { data: object }
  expect(data).toMatchObject({ error: 'E06', class: 'B', tenths: 20, due: '2026-03-02', code: '0510' })
})

test.each([
  ['E01', '2026-03-03'],
  ['E07', '2026-03-02'],
  ['E13', '2026-03-02'],
])('9502 of %s asks for an answer by %s', (finding, due) => {
  const bank = practice()
  must(bank, '0031', '9502', { ...fault, finding })
  const { data } = bank.state.get('item', 'errorNotice-20260302-2') as { data: object }
  expect(data).toMatchObject({ due })
})

test('9502 may find an error in what it has ticked off, and a second one', () => {
  const bank = practice()
  must(bank, '0031', '9502', good.fields)
  must(bank, '0032', '9502', fault)
  must(bank, '0032', '9502', { ...fault, finding: 'E01' })
  expect(['3', '4'].map(n => itemState(bank, `errorNotice-20260302-${n}`))).toEqual(['issued', 'issued'])
})

test('9502 may name one who signed', () => {
  const bank = practice()
  must(bank, '0011', '8501', { serial: '1', reason: '录错' })
  const row = [...bank.rows].reverse().find(({ code }) => code === '8501' || code === '0011')
  must(bank, '0031', '9502', { ...fault, finding: 'E11', row: `2026-03-02/${row?.serial}`, person: '0002' })
  expect(row?.authorisers).toContain('0002')
})

refuses('9502', good, [
  ['a teller', { by: '0011' }, 'notYourCode'],
  ['a supervisor of the outlet', { by: '0002' }, 'notYourCode'],
  ['a row that is not there', { row: '2026-03-02/99' }, 'serialUnknown at row'],
  ['a row without its day', { row: '17' }, 'rowMalformed at row'],
  ['a day that is none', { row: '2026-02-30/1' }, 'rowMalformed at row'],
  ['an error nobody knows', { finding: 'E23' }, 'notOffered at finding'],
  ['an error of nobody', { ...fault, person: '' }, 'fieldMissing at person'],
  ['an error without evidence', { ...fault, evidence: '' }, 'fieldMissing at evidence'],
  ['a person where nothing is wrong', { person: '0011' }, 'fieldUnwanted at person'],
  ['evidence where nothing is wrong', { evidence: '无' }, 'fieldUnwanted at evidence'],
  ['a person who had no part in it', { ...fault, person: '0012' }, 'tookNoPart at person'],
  ['a person who is not there', { ...fault, person: '0999' }, 'tellerUnknown at person'],
  ['the same error twice', fault, 'alreadyNoticed at finding', bank => must(bank, '0032', '9502', fault)],
  ['a second tick', {}, 'alreadyTicked', bank => must(bank, '0032', '9502', good.fields)],
  [
    'what the supervisor did himself',
    { row: '2026-03-02/2' },
    'ownRow',
    bank => must(bank, '0031', '9502', good.fields),
  ],
])
