/**
 * A day of a branch as its counters see it: a thousand rows over six tills, with what was booked and what was
 * really handled. Nothing here knows how the day will be searched. A quarter of the days are pay-out days, on
 * which pensions and wages are fetched in round amounts. Amounts repeat as they do at a counter: every
 * seventh is a thousand yuan.
 */
import { accountNumber } from '../../../core/counter/accounts.ts'
import type { Fact, PaperFact } from '../../../core/finder/facts.ts'
import { yuan } from '../../../core/money.ts'
import { addNotes, fewestNotes, type Notes } from '../../../core/ledger/units.ts'
import type { Random } from '../../../core/std.ts'

export const UNIT = 'CNY'
const OPENS = 8.5 * 3_600_000
export const CLOSES = 17 * 3_600_000
const CUSTOMERS = 500

/** A row with what was really handled, which the books do not know. */
export interface Row extends Fact {
  readonly till: string
  readonly handled: Notes
  /** What both halves of a move between two tills have in common. */
  readonly pair: number | null
}

export interface Day {
  readonly tills: readonly string[]
  readonly rows: readonly Row[]
  readonly isPayOut: boolean
}

interface Shape {
  readonly code: string
  readonly weight: number
  readonly payOutWeight: number
  /** What the till gains: 1, pays: −1, or neither. */
  readonly way: 1 | -1 | 0
  readonly amount: (random: Random, isPayOut: boolean) => bigint
  readonly paper?: string
  /** Cash of the house, in straps. */
  readonly inside?: 'vault' | 'till'
  readonly change?: number
}

const ROUND: readonly (readonly [number, number])[] = [
  [100, 9],
  [200, 7],
  [300, 5],
  [500, 13],
  [800, 3],
  [1000, 14],
  [1500, 4],
  [2000, 9],
  [3000, 6],
  [5000, 8],
  [8000, 2],
  [10_000, 6],
  [20_000, 3],
  [30_000, 1],
  [50_000, 1],
]

function weighted<T>(random: Random, choices: readonly (readonly [T, number])[]): T {
  let left = random.next() * choices.reduce((all, [, weight]) => all + weight, 0)
  for (const [choice, weight] of choices) {
    left -= weight
    if (left < 0) return choice
  }
  return random.pick(choices)[0]
}

/** Over the counter: mostly round, a third not, a few with jiao and fen. */
function counterAmount(random: Random): bigint {
  const draw = random.next()
  if (draw < 0.62) return yuan(weighted(random, ROUND))
  if (draw < 0.82) return yuan(10 * (1 + random.below(900)))
  if (draw < 0.93) return yuan(1 + random.below(9999))
  return BigInt(100 + random.below(500_000))
}

/** A pension is fetched to the last hundred, or to the last yuan. */
function pensionAmount(random: Random, isPayOut: boolean): bigint {
  if (!isPayOut || random.next() < 0.3) return counterAmount(random)
  const pension = 1200 + 40 * random.below(60)
  return yuan(random.next() < 0.8 ? pension - (pension % 100) : pension)
}

const billAmount = (random: Random): bigint => BigInt(1500 + random.below(40_000))
const strapsAmount = (random: Random): bigint => yuan(10_000 * (1 + random.below(8)))
const fixedAmount = (random: Random): bigint => yuan(1000 * (1 + random.below(30)))

const SHAPES: readonly Shape[] = [
  { code: '0510', weight: 28, payOutWeight: 14, way: 1, amount: counterAmount, change: 0.06 },
  { code: '0520', weight: 24, payOutWeight: 52, way: -1, amount: pensionAmount },
  { code: '0530', weight: 12, payOutWeight: 8, way: 0, amount: counterAmount },
  { code: '3201', weight: 5, payOutWeight: 4, way: 1, amount: fixedAmount, paper: 'certificate' },
  {
    code: '3202',
    weight: 5,
    payOutWeight: 4,
    way: -1,
    amount: random => fixedAmount(random) + BigInt(random.below(90_000)),
  },
  { code: '0500', weight: 3, payOutWeight: 2, way: 1, amount: counterAmount, paper: 'passbook' },
  { code: '6001', weight: 10, payOutWeight: 5, way: 1, amount: billAmount, change: 0.6 },
  { code: '1010', weight: 4, payOutWeight: 4, way: 0, amount: counterAmount },
  { code: '6803', weight: 2, payOutWeight: 1, way: 1, amount: counterAmount, change: 0.2 },
  { code: '1003', weight: 2, payOutWeight: 3, way: 1, amount: strapsAmount, inside: 'vault' },
  { code: '1004', weight: 2, payOutWeight: 1, way: -1, amount: strapsAmount, inside: 'vault' },
  { code: '1006', weight: 2, payOutWeight: 2, way: -1, amount: strapsAmount, inside: 'till' },
]

/** Notes as people bring them: what could be one large note is at times several small ones. */
export function mixedNotes(random: Random, amount: bigint): Notes {
  let notes = fewestNotes(UNIT, amount)
  if (random.next() < 0.55) return notes
  for (const [face, smaller] of [
    ['100', { '50': 2n }],
    ['50', { '20': 2n, '10': 1n }],
    ['20', { '10': 2n }],
    ['10', { '5': 2n }],
  ] as const) {
    const held = Number(notes[face] ?? 0n)
    if (held === 0 || random.next() < 0.6) continue
    const broken = BigInt(1 + random.below(Math.min(held, 3)))
    notes = addNotes(addNotes(notes, { [face]: -broken }), times(smaller, broken))
  }
  return notes
}

export const times = (notes: Notes, count: bigint): Notes => {
  const product = Object.entries(notes).map(([face, n]) => [face, n * count] as const)
  return Object.fromEntries(product.filter(([, n]) => n !== 0n))
}

/** A greater note is given, and the rest comes back as change. */
function withChange(random: Random, amount: bigint): Notes {
  const step = yuan(random.next() < 0.7 ? 100 : 50)
  const brought = ((amount + step - 1n) / step) * step
  return addNotes(fewestNotes(UNIT, brought), fewestNotes(UNIT, brought - amount), -1n)
}

/** Both ways at once: worth nothing together. */
function exchanged(random: Random): Notes {
  const [large, small, each] = random.pick([
    ['100', '50', 2n],
    ['100', '20', 5n],
    ['50', '10', 5n],
    ['10', 'c1', 10n],
  ] as const)
  const count = BigInt(1 + random.below(10))
  const notes = { [large]: count, [small]: -count * each }
  return random.next() < 0.5 ? notes : times(notes, -1n)
}

interface Counter {
  readonly random: Random
  readonly tills: readonly string[]
  readonly isPayOut: boolean
  /** The next number of each kind, by till. */
  readonly next: Map<string, number>
}

export function dayOf(random: Random, { rows: count, tills: many }: { rows: number; tills: number }): Day {
  const tills = Array.from({ length: many }, (_, index) => String(index + 1).padStart(2, '0'))
  const counter: Counter = { random, tills, isPayOut: random.next() < 0.25, next: new Map() }
  // A till-to-till move and a second deposit of the same customer make a second row of their own.
  const times = Array.from({ length: count }, () => timeOf(random)).sort((a, b) => a - b)
  const rows: Row[] = []
  for (const at of times) {
    if (rows.length >= count) break
    rows.push(...someRows(counter, at))
  }
  const inOrder = rows.slice(0, count).sort((a, b) => a.at - b.at)
  return { tills, isPayOut: counter.isPayOut, rows: renumbered(inOrder.map(row => noisy(random, row))) }
}

/** Two waves, at half past nine and at half past two. */
function timeOf(random: Random): number {
  const wave = random.next() < 0.6 ? 9.6 : 14.6
  const hours = wave + (random.next() + random.next() + random.next() - 1.5) * 1.9
  return Math.round(Math.min(CLOSES - 1, Math.max(OPENS, hours * 3_600_000)))
}

export const renumbered = (rows: readonly Row[]): Row[] => {
  const serials = new Map(rows.map((row, index) => [row.serial, index + 10]))
  return rows.map(row => ({
    ...row,
    serial: serials.get(row.serial) ?? 0,
    reverses: row.reverses === null ? null : (serials.get(row.reverses) ?? null),
    reversedBy: row.reversedBy === null ? null : (serials.get(row.reversedBy) ?? null),
  }))
}

let unique = 0
/** A number for a row until the day is numbered through. */
export const newSerial = (): number => ++unique

export const tellerOf = (till: string): string => `00${Number(till) + 10}`
const accountOf = (random: Random): string =>
  accountNumber('0101', 'demand', BigInt(1 + random.below(CUSTOMERS)))

function someRows(counter: Counter, at: number): Row[] {
  const { random, isPayOut } = counter
  const shape = weighted(
    random,
    SHAPES.map(one => [one, isPayOut ? one.payOutWeight : one.weight] as const),
  )
  const row = rowOf(counter, shape, at)
  if (shape.inside === 'till') return [row, otherHalf(counter, row)]
  const draw = random.next()
  // A mistake seen at once is reversed and posted rightly; the same customer comes with a second book.
  if (draw < 0.008 && row.way !== 0) return corrected(random, row)
  if (draw < 0.014 && row.code === '0510')
    return [row, { ...row, serial: newSerial(), at: at + 60_000, account: accountOf(random) }]
  if (draw < 0.0155 && row.code === '0510') return [row, { ...row, serial: newSerial(), at: at + 95_000 }]
  if (draw < 0.018 && row.way === -1) return [{ ...row, asked: true, handled: {}, bookBehind: false }]
  return [row]
}

function rowOf(counter: Counter, shape: Shape, at: number): Row & { readonly way: number } {
  const { random, tills, isPayOut, next } = counter
  const till = random.pick(tills)
  const amount = shape.amount(random, isPayOut)
  const notes = shape.way === 0 ? {} : times(notesOf(random, shape, amount), BigInt(shape.way))
  const moved = shape.code === '1010' ? exchanged(random) : notes
  const papers: PaperFact[] = []
  if (shape.paper) {
    const key = `${till}/${shape.paper}`
    const number = next.get(key) ?? 1000 * Number(till) + 1
    next.set(key, number + 1)
    papers.push({ kind: shape.paper, numbers: [number, number], way: 'used' })
  }
  const hasBook = shape.code === '0510' || shape.code === '0520'
  return {
    serial: newSerial(),
    at,
    code: shape.code,
    teller: tellerOf(till),
    till,
    cash: BigInt(shape.way) * amount,
    notes: moved,
    handled: moved,
    transfer: shape.code === '0530' ? amount : 0n,
    account: shape.inside || shape.code === '1010' || shape.code === '6001' ? null : accountOf(random),
    other: shape.inside === 'vault' ? '00' : null,
    pair: null,
    reverses: null,
    reversedBy: null,
    asked: false,
    papers,
    bookBehind: hasBook && random.next() < 0.05,
    way: shape.way,
  }
}

function notesOf(random: Random, shape: Shape, amount: bigint): Notes {
  if (shape.inside) return fewestNotes(UNIT, amount)
  if (random.next() < (shape.change ?? 0)) return withChange(random, amount)
  return mixedNotes(random, amount)
}

/** A till-to-till move is confirmed by the other a few minutes later. */
function otherHalf({ random, tills }: Counter, row: Row): Row {
  const to = random.pick(tills.filter(till => till !== row.till).concat(tills.length === 1 ? ['07'] : []))
  Object.assign(row, { other: to, pair: row.serial })
  const notes = times(row.notes, -1n)
  const at = row.at + 120_000 + random.below(300_000)
  const other = {
    ...row,
    serial: newSerial(),
    code: '1005',
    till: to,
    other: row.till,
    teller: tellerOf(to),
    at,
  }
  return { ...other, cash: -row.cash, notes, handled: notes }
}

/** Posted, reversed and posted again: the till is right. */
function corrected(random: Random, row: Row): Row[] {
  const [wrong, reversal] = [newSerial(), newSerial()]
  const first = { ...row, serial: wrong, reversedBy: reversal, handled: {} }
  const back: Row = {
    ...row,
    serial: reversal,
    at: row.at + 90_000,
    code: '8501',
    cash: -row.cash,
    notes: times(row.notes, -1n),
    handled: {},
    reverses: wrong,
    papers: [],
    bookBehind: false,
  }
  const papers: PaperFact[] = []
  const again = { ...row, serial: newSerial(), at: row.at + 90_000 + random.below(120_000), papers }
  return [first, back, again]
}

/** One row in two hundred is noted with the notes that the form proposes, though others were handled. */
function noisy(random: Random, row: Row): Row {
  if (row.cash === 0n || row.other !== null || random.next() >= 0.005) return row
  const [size, sign] = row.cash < 0n ? [-row.cash, -1n] : [row.cash, 1n]
  const isHandled = Object.keys(row.handled).length > 0
  return isHandled ? { ...row, notes: times(fewestNotes(UNIT, size), sign) } : row
}
