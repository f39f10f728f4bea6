/** Complaints of a period in figures, and which period they are set beside. */
import { expect, test } from 'vitest'
import {
  complaintFacets,
  type ComplaintFigures,
  figuresOfComplaints,
  periodBefore,
  valuesOf,
} from '../../core/complaints/analysis.ts'
import type { Item } from '../../core/items.ts'

type Complaint = Item<'complaint'>

const DAY = '2026-03-31'

const one = (state: string, own: Partial<Complaint['data']> = {}, opened = '2026-03-02'): Complaint => ({
  kind: 'complaint',
  id: 'complaint-20260302-4',
  state,
  opened,
  by: '0011',
  until: null,
  data: {
    channel: 'counter',
    business: 'savings',
    reason: 'service',
    grade: 'general',
    customer: null,
    row: null,
    about: null,
    parties: [],
    handler: '0002',
    heard: 0,
    legalDue: '2026-03-17',
    since: opened,
    extensions: 0,
    answered: null,
    due: null,
    method: null,
    satisfaction: null,
    steps: [],
    ...own,
  },
})

const figures = (...all: Complaint[]) => figuresOfComplaints(all, [], DAY)

test.each<[string, Complaint, Partial<ComplaintFigures>]>([
  ['open, and its day is over', one('received'), { open: 1, late: 1, answered: 0 }],
  ['open, and has time', one('received', { legalDue: DAY }), { open: 1, late: 0 }],
  [
    'answered on its last day',
    one('confirmed', { answered: '2026-03-17', method: 'difference', satisfaction: 5 }),
    { open: 1, answered: 1, inTime: 1, late: 0, days: 15, disagreed: 0, scores: 1, score: 5 },
  ],
  [
    'answered a day late',
    one('closed', { answered: '2026-03-18', method: 'difference' }),
    { open: 0, inTime: 0, late: 1 },
  ],
  [
    'answered without agreement',
    one('called', { answered: '2026-03-05' }),
    { answered: 1, inTime: 1, disagreed: 1 },
  ],
  ['withdrawn, and never answered', one('withdrawn'), { count: 1, open: 0, answered: 0, late: 0 }],
  [
    'looked at again',
    one('recheck', { since: '2026-03-20', legalDue: '2026-04-19' }),
    { open: 1, again: 1, late: 0 },
  ],
  ['brought in from a file', one('imported'), { count: 1, imported: 1, open: 0, late: 0 }],
])('%s', (_, complaint, expected) => {
  expect(figures(complaint)).toMatchObject({ count: 1, ...expected })
})

test('kinds stand by how many there are now, with those of before that are gone', () => {
  const [facet] = complaintFacets
  if (!facet) throw new Error('there are facets')
  const now = [one('received', { reason: 'fees' }), one('received'), one('closed', { reason: 'fees' })]
  const before = [one('closed', { reason: 'marketing' }), one('closed')]
  const found = valuesOf(facet, now, before)
  expect(found.map(({ value, own, before: then }) => [value, own.length, then.length])).toEqual([
    ['fees', 2, 0],
    ['service', 1, 1],
    ['marketing', 0, 1],
  ])
})

test.each([
  ['2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['2026-03-01', '2026-03-02', '2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['2026-01-01', '2026-03-31', '2025-10-03', '2025-12-31'],
  ['2026-03-05', '2026-03-11', '2026-02-26', '2026-03-04'],
])('%s to %s is set beside %s to %s', (from, to, start, end) => {
  expect(periodBefore(from, to)).toEqual([start, end])
})
