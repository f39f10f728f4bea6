/**
 * One fault of people at a counter, planted in a day. Each says what it changes in what was booked and in
 * what was handled; what the count then finds follows from the two.
 */
import type { Cause } from '../../../core/finder/facts.ts'
import { addNotes, faceOf, fewestNotes, type Notes, worth } from '../../../core/ledger/units.ts'
import { yuan } from '../../../core/money.ts'
import { abs, type Random } from '../../../core/std.ts'
import { mixedNotes, newSerial, type Row, times, UNIT } from './day.ts'

/** What planting leaves: the rows of the day, and which of them are the truth. */
export interface Planted {
  readonly rows: readonly Row[]
  /** The rows to be found, by the numbers that they have before the day is numbered through. */
  readonly truth: readonly Row[]
  /** The pieces by which a count was wrong, where that is the fault. */
  readonly miscounted?: Notes
  /** Papers of the counted till that are not as booked. */
  readonly paper: { readonly kind: string; readonly row: Row; readonly skipped: boolean } | null
}

type Plant = (random: Random, rows: readonly Row[]) => Planted | null

const WITHOUT_PAPER = { paper: null } as const

const isCounter = (row: Row): boolean =>
  row.cash !== 0n && row.other === null && row.reverses === null && row.reversedBy === null && !row.asked

const pickFrom = (random: Random, rows: readonly Row[]): Row | null =>
  rows.length === 0 ? null : random.pick(rows)

/** Replaces one row by others. */
const replaced = (rows: readonly Row[], row: Row, by: readonly Row[]): Row[] =>
  rows.flatMap(one => (one === row ? by : [one]))

const signed = (row: Row, amount: bigint): bigint => (row.cash < 0n ? -amount : amount)
const noted = (row: Row, amount: bigint): Notes => times(fewestNotes(UNIT, amount), row.cash < 0n ? -1n : 1n)

/** The row is booked with another amount than was handled; the form proposes the notes of what was typed. */
const mistyped =
  (typed: (random: Random, amount: bigint) => bigint | null): Plant =>
  (random, rows) => {
    const choices = rows.filter(isCounter).flatMap(row => {
      const amount = typed(random, abs(row.cash))
      return amount === null ? [] : [{ row, amount }]
    })
    if (choices.length === 0) return null
    const { row, amount } = random.pick(choices)
    const wrong = { ...row, cash: signed(row, amount), notes: noted(row, amount) }
    return { rows: replaced(rows, row, [wrong]), truth: [wrong], ...WITHOUT_PAPER }
  }

const digitsOf = (amount: bigint): string => (amount % 100n === 0n ? amount / 100n : amount).toString()
const likeDigits = (amount: bigint, digits: string): bigint =>
  amount % 100n === 0n ? BigInt(digits) * 100n : BigInt(digits)

const digitsSwapped = mistyped((random, amount) => {
  const digits = digitsOf(amount)
  const places = [...digits].flatMap((digit, index) => {
    const next = digits[index + 1]
    const isFirstZero = index === 0 && next === '0'
    return next === undefined || next === digit || isFirstZero ? [] : [index]
  })
  if (places.length === 0) return null
  const at = random.pick(places)
  const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)
  return likeDigits(amount, swapped)
})

const zeroSlip = mistyped((random, amount) => {
  const draw = random.next()
  if (draw < 0.45) return amount * 10n <= yuan(200_000) ? amount * 10n : null
  if (draw < 0.85) return amount % 1000n === 0n ? amount / 10n : null
  return draw < 0.95 && amount % 100n !== 0n && amount < yuan(2000) ? amount * 100n : null
})

/** The keys beside each on a number pad. */
const BESIDE: Readonly<Record<string, string>> = {
  '0': '12',
  '1': '024',
  '2': '0135',
  '3': '26',
  '4': '157',
  '5': '2468',
  '6': '359',
  '7': '48',
  '8': '579',
  '9': '68',
}

const otherDigit = mistyped((random, amount) => {
  const digits = digitsOf(amount)
  const at = random.below(digits.length)
  const other = random.pick([...(BESIDE[digits[at] ?? ''] ?? '')])
  const typed = digits.slice(0, at) + other + digits.slice(at + 1)
  return typed.startsWith('0') ? null : likeDigits(amount, typed)
})

const sideReversed: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(one => isCounter(one) && (one.code === '0510' || one.code === '0520')),
  )
  if (!row) return null
  const code = row.code === '0510' ? '0520' : '0510'
  const notes = times(fewestNotes(UNIT, abs(row.cash)), row.cash > 0n ? -1n : 1n)
  const wrong = { ...row, code, cash: -row.cash, notes }
  return { rows: replaced(rows, row, [wrong]), truth: [wrong], ...WITHOUT_PAPER }
}

const postedTwice: Plant = (random, rows) => {
  const row = pickFrom(random, rows.filter(isCounter))
  if (!row) return null
  const at = row.at + 15_000 + random.below(240_000)
  const again = { ...row, serial: newSerial(), at, handled: {}, papers: [] }
  return { rows: [...rows, again], truth: [row, again], ...WITHOUT_PAPER }
}

/** Where a signature was needed, the request may have been left waiting. */
const notPosted: Plant = (random, rows) => {
  const row = pickFrom(random, rows.filter(isCounter))
  if (!row) return null
  const waited = abs(row.cash) >= yuan(50_000) && random.next() < 0.5
  const left: Row = { ...row, asked: true, notes: {}, bookBehind: false }
  // The money moved and no row says so; it stays in the reckoning as a row that the books do not have.
  const gone: Row = { ...row, code: 'none', notes: {}, cash: 0n }
  const paper = row.papers[0] ? { kind: row.papers[0].kind, row, skipped: false } : null
  return { rows: replaced(rows, row, waited ? [left, gone] : [gone]), truth: waited ? [left] : [], paper }
}

const cashForTransfer: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(one => one.code === '0530' && !one.asked),
  )
  if (!row) return null
  const isIn = random.next() < 0.6
  const notes = times(fewestNotes(UNIT, row.transfer), isIn ? 1n : -1n)
  const cash = isIn ? row.transfer : -row.transfer
  const wrong = { ...row, code: isIn ? '0510' : '0520', cash, transfer: 0n, notes, handled: {} }
  return { rows: replaced(rows, row, [wrong]), truth: [wrong], ...WITHOUT_PAPER }
}

const transferForCash: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(one => isCounter(one) && (one.code === '0510' || one.code === '0520')),
  )
  if (!row) return null
  const wrong = { ...row, code: '0530', cash: 0n, transfer: abs(row.cash), notes: {} }
  return { rows: replaced(rows, row, [wrong]), truth: [wrong], ...WITHOUT_PAPER }
}

/** A row in proportion to the notes that passed: where more is counted, more is miscounted. */
function rowByPieces(random: Random, rows: readonly Row[], atLeast: bigint) {
  const piles = rows
    .filter(row => row.cash !== 0n && !row.asked)
    .flatMap(row =>
      Object.entries(row.handled)
        .filter(([, count]) => abs(count) >= atLeast)
        .map(([face, count]) => ({ row, face, weight: Number(abs(count)) })),
    )
  let left = random.next() * piles.reduce((all, { weight }) => all + weight, 0)
  return piles.find(({ weight }) => (left -= weight) < 0) ?? null
}

const handledOtherwise = (rows: readonly Row[], row: Row, more: Notes): Planted => {
  const wrong = { ...row, handled: addNotes(row.handled, more) }
  return { rows: replaced(rows, row, [wrong]), truth: [wrong], miscounted: more, ...WITHOUT_PAPER }
}

const notesMiscounted: Plant = (random, rows) => {
  const pile = rowByPieces(random, rows, 2n)
  if (!pile) return null
  const draw = random.next()
  const count = draw < 0.75 ? 1n : draw < 0.92 ? 2n : 3n
  return handledOtherwise(rows, pile.row, { [pile.face]: random.next() < 0.5 ? count : -count })
}

const strapMiscounted: Plant = (random, rows) => {
  const pile = rowByPieces(random, rows, 100n)
  return pile && handledOtherwise(rows, pile.row, { [pile.face]: random.next() < 0.5 ? 1n : -1n })
}

const noteMistaken: Plant = (random, rows) => {
  const [one, other] = random.pick([
    ['100', '50'],
    ['50', '20'],
    ['20', '10'],
    ['10', '5'],
    ['100', '10'],
  ] as const)
  const row = pickFrom(
    random,
    rows.filter(
      ({ handled, cash, other: inside }) => cash !== 0n && inside === null && (handled[one] ?? 0n) !== 0n,
    ),
  )
  // Taken for the greater one and booked so: the smaller one is in the till; paid out, the other way.
  const sign = row && (row.handled[one] ?? 0n) > 0n ? 1n : -1n
  return row && handledOtherwise(rows, row, { [one]: -sign, [other]: sign })
}

const changeTwice: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(one => isCounter(one) && one.cash > 0n && Object.values(one.handled).some(n => n < 0n)),
  )
  if (!row) return null
  const change = Object.fromEntries(Object.entries(row.handled).filter(([, count]) => count < 0n))
  return handledOtherwise(rows, row, change)
}

/** What changed hands between two tills is not what both confirmed: a strap more or less, or a note. */
const handover: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(({ pair }) => pair !== null),
  )
  if (!row) return null
  const strap = random.next() < 0.6 ? 100n : BigInt(1 + random.below(3))
  const more = { '100': random.next() < 0.5 ? strap : -strap }
  const mirror = rows.find(one => one !== row && one.pair === row.pair)
  const planted = handledOtherwise(rows, row, more)
  if (!mirror) return planted
  const wrong = { ...mirror, handled: addNotes(mirror.handled, more, -1n) }
  return { ...planted, rows: replaced(planted.rows, mirror, [wrong]) }
}

/** A wrong row should have been reversed, and one beside it was. */
const wrongReversal: Plant = (random, rows) => {
  const first = pickFrom(random, rows.filter(isCounter))
  const others = rows.filter(row => row.till === first?.till && isCounter(row) && row.cash !== first.cash)
  if (!first || others.length === 0) return null
  const near = others.toSorted((a, b) => Math.abs(a.at - first.at) - Math.abs(b.at - first.at)).slice(0, 4)
  const reversed = random.pick(near)
  const serial = newSerial()
  // Booked in error and booked again rightly: the first was never handled.
  const phantom = { ...first, serial: newSerial(), at: first.at - 1000, handled: {}, papers: [] }
  const back: Row = {
    ...reversed,
    serial,
    at: Math.max(first.at, reversed.at) + 60_000 + random.below(600_000),
    code: '8501',
    cash: -reversed.cash,
    notes: times(reversed.notes, -1n),
    handled: {},
    reverses: reversed.serial,
    papers: [],
    bookBehind: false,
  }
  const gone = { ...reversed, reversedBy: serial }
  return { rows: [...replaced(rows, reversed, [gone]), phantom, back], truth: [back], ...WITHOUT_PAPER }
}

const paperFault =
  (skipped: boolean): Plant =>
  (random, rows) => {
    const row = pickFrom(
      random,
      rows.filter(({ papers }) => papers.length > 0),
    )
    const kind = row?.papers[0]?.kind
    return row && kind ? { rows, truth: [row], paper: { kind, row, skipped } } : null
  }

/** Other notes than those that were noted, of the same worth. */
const facesNoted: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(one => isCounter(one) && abs(one.cash) >= yuan(100)),
  )
  if (!row) return null
  const handled = times(mixedNotes(random, abs(row.cash)), row.cash < 0n ? -1n : 1n)
  const wrong = { ...row, handled, notes: noted(row, abs(row.cash)) }
  const differs = Object.keys(addNotes(wrong.handled, wrong.notes, -1n)).some(face => faceOf(UNIT, face))
  return differs && worth(UNIT, handled) === row.cash
    ? { rows: replaced(rows, row, [wrong]), truth: [wrong], ...WITHOUT_PAPER }
    : null
}

const wrongAccount: Plant = (random, rows) => {
  const row = pickFrom(
    random,
    rows.filter(({ code, asked }) => (code === '0510' || code === '0520') && !asked),
  )
  if (!row) return null
  const account = rows.find(one => one.account !== null && one.account !== row.account)?.account ?? null
  const wrong = { ...row, account, bookBehind: random.next() < 0.6 }
  return { rows: replaced(rows, row, [wrong]), truth: [wrong], ...WITHOUT_PAPER }
}

export const plants: Readonly<Record<Cause, Plant>> = {
  digitsSwapped,
  zeroSlip,
  otherDigit,
  sideReversed,
  postedTwice,
  notPosted,
  cashForTransfer,
  transferForCash,
  notesMiscounted,
  strapMiscounted,
  noteMistaken,
  changeTwice,
  handover,
  wrongReversal,
  paperUnbooked: paperFault(false),
  papersTogether: paperFault(false),
  numberSkipped: paperFault(true),
  facesNoted,
  wrongAccount,
}
