/** Who owes days of forced leave, as a table. */
import { expect, test } from 'vitest'
import { leavesDue } from '../../core/control/leave.ts'
import type { Item } from '../../core/items.ts'
import type { Teller } from '../../core/ledger/entities.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { practiceBooks } from '../../core/practice.ts'
import { given } from '../../core/std.ts'

const person = (id: string): Teller => given(practiceBooks().get('teller', id), id)
const took = (from: string, until: string, state = 'checked'): Item<'leave'> => ({
  kind: 'leave',
  id: 'leave-20260101-1',
  state,
  opened: '2026-01-01',
  by: '0002',
  until: null,
  data: { teller: '0011', from, until, checker: '0003', findings: '' },
})

test.each<[title: string, day: string, leaves: Item<'leave'>[], owes: string]>([
  ['nobody has gone yet', '2026-03-02', [], '0 5'],
  ['five days of March', '2026-03-20', [took('2026-03-09', '2026-03-13')], '5 0'],
  ['agreed on counts', '2026-03-02', [took('2026-03-09', '2026-03-10', 'agreed')], '2 3'],
  ['cancelled does not', '2026-03-02', [took('2026-03-09', '2026-03-13', 'cancelled')], '0 5'],
  ['last year’s does not', '2026-03-02', [took('2025-03-09', '2025-03-13')], '0 5'],
  [
    'two of them add up',
    '2026-12-20',
    [took('2026-03-09', '2026-03-10'), took('2026-06-01', '2026-06-02')],
    '4 1 late',
  ],
  ['over New Year: the days before it', '2026-12-31', [took('2026-12-29', '2027-01-02')], '3 2 late'],
  ['over New Year: the days after it', '2027-01-04', [took('2026-12-29', '2027-01-02')], '2 3'],
  ['not yet late', '2026-11-01', [], '0 5'],
  ['late when the year is nearly over', '2026-11-02', [], '0 5 late'],
])('%s', (_title, day, leaves, owes) => {
  const [due] = leavesDue([person('0011')], leaves, day, defaultParameters)
  expect([due?.taken, due?.missing, ...(due?.late ? ['late'] : [])].join(' ')).toBe(owes)
})

test('who has nothing of the bank in his hands owes none, nor who has left', () => {
  const people = [person('0031'), person('0014'), { ...person('0011'), stopped: true }]
  expect(leavesDue(people, [], '2026-12-31', defaultParameters).map(({ teller }) => teller.id)).toEqual([])
})
