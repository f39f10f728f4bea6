/** What the records say about a complaint by themselves, and how facts are written for the form. */
import { describe, expect, test } from 'vitest'
import { peopleIn, signedRow, trailOf } from '../../core/complaints/ruling.ts'
import { factsFrom, type Traces } from '../../core/complaints/traces.ts'
import type { Item } from '../../core/items.ts'
import type { Signatory } from '../../core/items/signatures.ts'
import { emptyQueue } from '../../core/queue/day.ts'
import { factNames, type Facts, factTable } from '../../core/responsibility/facts.ts'
import { printFacts, readFacts } from '../../core/responsibility/typedFacts.ts'

const OPENED = '2026-03-02'
const ROW = { day: OPENED, serial: 17, teller: '0011', authorisers: ['0012'] }

type Kind = 'complaint' | 'parked' | 'errorNotice' | 'ruling'

const item = <K extends Kind>(
  kind: K,
  id: string,
  state: string,
  data: Partial<Item<K>['data']>,
  opened = OPENED,
) => ({ kind, id, state, opened, by: '0002', until: null, data }) as unknown as Item<K>

const complaint = (id: string, reason: Item<'complaint'>['data']['reason']) =>
  item('complaint', id, 'received', { reason, customer: '1', about: '0011' })

const traces = (own: Partial<Traces> = {}): Traces => ({
  complaint: complaint('c1', 'service'),
  row: ROW,
  people: { teller: '0011', authoriser: '0012' },
  parked: null,
  ticket: null,
  viewed: null,
  notices: [],
  rulings: [],
  complaints: new Map(),
  leaveLate: new Set(),
  idleLookUps: [],
  outages: [],
  ...own,
})

/** Without what is so of everybody who has never had a share. */
function known(own: Partial<Traces>) {
  const { firstIn12Months: _first, ...rest } = factsFrom(traces(own))
  return Object.fromEntries(Object.entries(rest).map(([name, fact]) => [name, fact.value]))
}

const waited = (needs: readonly Signatory[], signed: readonly Signatory[]) =>
  item('parked', 'parked-1', 'approved', {
    posted: 17,
    needs: needs.map(by => ({ by, counts: false, teller: null })),
    signed: signed.map(by => ({ by, teller: '0012' })),
  })

const ticket = (called: number | null, score: number | null) =>
  ({
    ...emptyQueue,
    no: 'B007',
    taken: 0,
    score,
    servings: called === null ? [] : [{ called }],
  }) as unknown as Traces['ticket']

const MINUTE = 60_000
const outage = (from: number, to: number) => ({
  since: from * MINUTE,
  until: to * MINUTE,
  cause: 'database' as const,
})
const facility = complaint('c1', 'facilities')

const notice = (id: string, day: string, own: Partial<Item<'errorNotice'>['data']> = {}, state = 'closed') =>
  item('errorNotice', id, state, { error: 'E03', teller: '0011', day, serial: 1, due: day, ...own })

const ruling = (
  id: string,
  of: string,
  about: string,
  who: string,
  verdict: 'substantiated' | 'unsubstantiated',
) => item('ruling', id, 'locked', { complaint: about, of, verdict, shares: [{ who, percent: 100 }] })

const earlier = new Map([complaint('c7', 'service'), complaint('c8', 'fees')].map(one => [one.id, one]))

test.each<[string, Partial<Traces>, Record<string, unknown>]>([
  ['nothing', {}, {}],
  [
    'a review that was asked for and given',
    { parked: waited(['reviewer'], ['reviewer']) },
    { reviewRequired: true, reviewDone: true },
  ],
  [
    'a signature of the supervisor',
    { parked: waited(['supervisor'], ['supervisor']) },
    { authorisationRequired: true },
  ],
  [
    'how long the authoriser looked',
    { viewed: { seconds: 3, evidence: '2026-03-02/16' } },
    { viewingSeconds: 3 },
  ],
  ['a ticket never called', { ticket: ticket(null, null) }, {}],
  [
    'a wait of 70 minutes, and a bad score',
    { ticket: ticket(70.9 * 60_000, 1) },
    { waitMinutes: 70, deviceScore: 1 },
  ],
  [
    'an error noticed in the row',
    { notices: [notice('n1', OPENED, { serial: 17 })] },
    { error: 'E03', sameErrors90: 1 },
  ],
  [
    'the most frequent error of 90 days',
    {
      notices: [
        notice('n1', '2026-02-01', { error: 'E05' }),
        notice('n2', '2026-02-02'),
        notice('n3', '2026-02-03'),
        notice('n4', '2025-12-02'),
        notice('n5', '2026-02-04', { teller: '0012' }),
        notice('n6', '2026-02-05', {}, 'cancelled'),
      ],
    },
    { sameErrors90: 2 },
  ],
  [
    'a notice that he has not answered',
    { notices: [notice('n1', '2026-02-20', { due: '2026-02-23' }, 'issued')] },
    { sameErrors90: 1, noticeOverdueDays: 7 },
  ],
  [
    'earlier cases of the same cause',
    {
      complaints: earlier,
      rulings: [
        ruling('r1', '2026-02-01', 'c7', '0011', 'substantiated'),
        ruling('r2', '2026-02-01', 'c8', '0011', 'substantiated'),
        ruling('r3', '2026-02-01', 'c7', '0011', 'unsubstantiated'),
        ruling('r4', '2025-10-01', 'c7', '0011', 'substantiated'),
      ],
    },
    { outletCases90: 1, repeatIn90Days: ['teller'] },
  ],
  ['look-ups, in a case about waiting', { idleLookUps: ['7001 10:00'] }, {}],
  [
    'look-ups, in a case about data',
    { complaint: complaint('c1', 'dataSafety'), idleLookUps: ['7001 10:00'] },
    { queryWithoutDeal: true },
  ],
  [
    'an outage while the customer waited',
    { complaint: facility, ticket: ticket(70 * MINUTE, null), outages: [outage(-5, 4), outage(20, 27)] },
    { waitMinutes: 70, outageMinutes: 11 },
  ],
  [
    'an outage before he came',
    { complaint: facility, ticket: ticket(null, null), outages: [outage(-9, 0)] },
    {},
  ],
  [
    'an outage on the day of a customer without a ticket',
    { complaint: facility, outages: [outage(1, 9)] },
    {},
  ],
  [
    'an outage, in a case about fees',
    { complaint: complaint('c1', 'fees'), ticket: ticket(null, null), outages: [outage(1, 9)] },
    {},
  ],
  [
    'an outage beside an error of the row, which it does not explain',
    {
      ticket: ticket(null, null),
      outages: [outage(1, 9)],
      notices: [notice('n1', OPENED, { serial: 17 })],
    },
    { error: 'E03', sameErrors90: 1 },
  ],
  ['leave that he owes', { leaveLate: new Set(['0011']) }, { rotationOverdue: true }],
  ['leave that another owes', { leaveLate: new Set(['0012']) }, {}],
])('%s', (_, own, facts) => {
  expect(known(own)).toEqual(facts)
})

test('it is the first in twelve months for whoever had no share in that time', () => {
  const rulings = [
    ruling('r1', '2025-03-10', 'c7', '0011', 'substantiated'),
    ruling('r2', '2025-02-10', 'c7', '0012', 'substantiated'),
  ]
  expect(factsFrom(traces({ rulings })).firstIn12Months?.value).toEqual(['authoriser'])
})

test('facts written for the form are read as they were', () => {
  const facts: Facts = {
    waitMinutes: { value: 70, evidence: 'B007' },
    deviceScore: { value: 1, evidence: 'B007' },
    error: { value: 'E03', evidence: 'errorNotice-20260302-5' },
    reviewDone: { value: false, evidence: '2026-03-02/17' },
    assignedBy: { value: 'director', evidence: '排班表' },
    policyCode: { value: '总发〔2026〕7号', evidence: '制度库' },
    concealment: { value: ['teller', 'authoriser'], evidence: '录像 10:05–10:12' },
  }
  expect(readFacts(printFacts(facts))).toEqual(facts)
  expect(printFacts({ verdict: { value: 'partly', evidence: 'c1' } })).toBe('')
})

test.each([['concealment nobody 录像'], ['concealment teller,, 录像'], ['concealment institution 录像']])(
  '%s is no fact',
  line => {
    expect(readFacts(line)).toBe(1)
  },
)

test('each fact has a Chinese name of its own, in one word', () => {
  const names = factNames.map(name => factTable[name].zh)
  expect(new Set(names).size).toBe(names.length)
  expect(names.filter(name => /\s/.test(name))).toEqual([])
})

describe('who signed a row stands there as what he signed', () => {
  const signing = (posted: number, signed: readonly { by: Signatory; teller: string }[]) => ({
    code: '0011',
    effects: [
      {
        type: 'set',
        kind: 'item',
        key: 'parked-20260302-9',
        from: {},
        to: { data: { posted, signed } },
      } as const,
    ],
  })
  const reviewed = { by: 'reviewer', teller: '0013' } as const
  const allowed = { by: 'supervisor', teller: '0002' } as const
  const row = { ...ROW, authorisers: ['0013', '0002'] }

  test.each<[string, Parameters<typeof signedRow>[1], object, boolean]>([
    [
      'a review and a signature',
      signing(17, [reviewed, allowed]),
      { reviewer: '0013', authoriser: '0002' },
      true,
    ],
    ['a review alone', signing(17, [reviewed]), { reviewer: '0013' }, false],
    ['a signature for another row', signing(16, [reviewed]), { authoriser: '0013' }, true],
    ['another code before it', { ...signing(17, [reviewed]), code: '0510' }, { authoriser: '0013' }, true],
    ['nothing before it', null, { authoriser: '0013' }, true],
  ])('%s', (_, before, people, isAuthorised) => {
    const known = signedRow(row, before)
    const one = complaint('c1', 'service')
    const { teller: _teller, firstAsked: _first, officer: _officer, ...found } = peopleIn(one, known)
    expect(found).toEqual(people)
    expect(trailOf(one, known, OPENED).authorised !== undefined).toBe(isAuthorised)
  })
})
