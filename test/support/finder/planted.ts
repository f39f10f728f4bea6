/**
 * A seeded day with one fault in it, as the question that the count of its till asks: what the count found,
 * what the books know, and, kept apart, what the truth is.
 */
import type {
  Cause,
  EarlierCount,
  Fact,
  Imbalance,
  OtherTill,
  PaperDifference,
} from '../../../core/finder/facts.ts'
import { addNotes, type Notes, worth } from '../../../core/ledger/units.ts'
import { type Random, randomFrom } from '../../../core/std.ts'
import { CLOSES, dayOf, type Row, UNIT } from './day.ts'
import { type Planted, plants } from './faults.ts'

export interface Case {
  readonly cause: Cause
  readonly imbalance: Imbalance
  /** The serials of the rows to be found; none where the fault is that there is no row. */
  readonly serials: readonly number[]
  /** The pieces by which a count was wrong; null where the fault is none of counting. */
  readonly miscounted: Notes | null
}

export const causes = Object.keys(plants) as Cause[]

const FIRST_SERIAL = 11

export interface Size {
  readonly rows: number
  readonly tills: number
}

/** The kinds take turns, so that every one is planted as often as the others. */
export function caseOf(seed: number, size: Size, cause = causes[seed % causes.length] ?? 'notPosted'): Case {
  const random = randomFrom(seed)
  for (;;) {
    const day = dayOf(random, size)
    const planted = plants[cause](random, day.rows)
    if (planted) return asked(random, cause, planted, day.tills)
  }
}

function asked(random: Random, cause: Cause, planted: Planted, tills: readonly string[]): Case {
  const truth = planted.truth[0] ?? planted.rows.find(({ code }) => code === 'none')
  const till = truth?.till ?? ''
  const sorted = withoutGap(planted).toSorted((a, b) => a.at - b.at)
  const booked = sorted.filter(({ code }) => code !== 'none')
  const serials = new Map(booked.map((row, index) => [row.serial, FIRST_SERIAL + 2 * index]))
  const numberOf = (serial: number | null) => (serial === null ? null : (serials.get(serial) ?? null))
  const own = sorted.filter(row => row.till === till)
  const faces = differenceOf(own)
  const facts = own
    .filter(({ code }) => code !== 'none')
    .map(
      (row): Fact => ({
        ...factOf(row),
        serial: serials.get(row.serial) ?? 0,
        reverses: numberOf(row.reverses),
        reversedBy: numberOf(row.reversedBy),
      }),
    )
  return {
    cause,
    serials: planted.truth.flatMap(row => serials.get(row.serial) ?? []),
    miscounted: planted.miscounted ?? null,
    imbalance: {
      unit: UNIT,
      till,
      faces,
      papers: papersOf(random, planted, own),
      earlier: earlierOf(random, own, booked),
      others: othersOf(random, sorted, till, tills),
      rows: facts,
    },
  }
}

/** A row that was never posted took no number: those after it took theirs. */
function withoutGap({ rows, paper }: Planted): readonly Row[] {
  const gone = rows.find(({ code }) => code === 'none')
  if (!gone || !paper) return rows
  const number = gone.papers[0]?.numbers[0] ?? 0
  const closed = (row: Row): Row => ({
    ...row,
    papers: row.papers.map(used => {
      const [first, last] = used.numbers
      return used.kind === paper.kind && first > number ? { ...used, numbers: [first - 1, last - 1] } : used
    }),
  })
  return rows.map(row => (row.till === gone.till && row !== gone ? closed(row) : row))
}

function factOf(fact: Row): Fact {
  const { serial, at, code, teller, cash, notes, transfer, account, other } = fact
  const { reverses, reversedBy, asked: waits, papers, bookBehind } = fact
  const known = { serial, at, code, teller, cash, notes, transfer, account, other }
  return { ...known, reverses, reversedBy, asked: waits, papers, bookBehind }
}

/** Handled less booked. */
const differenceOf = (rows: readonly Row[]): Notes =>
  rows.reduce<Notes>(
    (all, row) => (row.asked ? all : addNotes(addNotes(all, row.handled), row.notes, -1n)),
    {},
  )

/** Three times a day, though not on every day: in the morning it always agreed. */
function earlierOf(random: Random, own: readonly Row[], booked: readonly Row[]): EarlierCount[] {
  const noon = 12 * 3_600_000 + (random.next() - 0.5) * 5_000_000
  const times = [
    ...(random.next() < 0.7 ? [noon] : []),
    ...(random.next() < 0.2 ? [CLOSES - 2 * 3_600_000] : []),
  ]
  return times.map(time => ({
    serial: FIRST_SERIAL + 2 * booked.filter(({ at }) => at < time).length - 1,
    amount: worth(UNIT, differenceOf(own.filter(({ at }) => at < time))),
  }))
}

function othersOf(random: Random, rows: readonly Row[], till: string, tills: readonly string[]): OtherTill[] {
  return tills
    .filter(other => other !== till && random.next() < 0.6)
    .map(other => {
      const faces = differenceOf(rows.filter(row => row.till === other))
      return { till: other, amount: worth(UNIT, faces), faces }
    })
}

function papersOf(random: Random, { paper }: Planted, own: readonly Row[]): PaperDifference[] {
  if (!paper) return []
  const { kind, row, skipped } = paper
  const used = own.flatMap(({ papers, code }) =>
    code === 'none' ? [] : papers.filter(one => one.kind === kind).map(({ numbers }) => numbers[1]),
  )
  const next = Math.max(0, ...used) + 1
  const skippedNumber = row.papers[0]?.numbers[0] ?? 0
  const byNumber = skipped || random.next() < 0.7
  const extra = skipped ? ([[skippedNumber, skippedNumber]] as const) : []
  const numbers = byNumber ? { missing: [[next, next]] as const, extra } : null
  return [{ kind, pieces: skipped ? 0 : -1, numbers }]
}
