/** The question that a count asks, read from the journal of its day: rows become facts of the till. */
import { type Item, serialOf } from '../items.ts'
import { cashAccountOf, tillHolder } from '../ledger/build.ts'
import type { Effect, NotesMove, SetRecord } from '../ledger/effects.ts'
import type { Account, Position } from '../ledger/entities.ts'
import { addNotes, type Notes, type Unit } from '../ledger/units.ts'
import { parsePosition } from '../ledger/position.ts'
import { parseMoney } from '../money.ts'
import { isParkedSet } from '../items/parked.ts'
import { abs, groupBy } from '../std.ts'
import type { EarlierCount, Fact, Imbalance, OtherTill, PaperDifference, PaperFact } from './facts.ts'

/** A row of the journal, decoded. */
export interface DayRow extends Position {
  readonly at: number
  readonly code: string
  readonly outcome: 'posted' | 'parked'
  readonly teller: string
  readonly effects: readonly Effect[]
}

export interface CountedDay {
  readonly unit: Unit
  readonly count: Item<'count'>
  /** All rows of the day, in order: those after the count too, for what other tills have found. */
  readonly rows: readonly DayRow[]
  /** Numbers as they were read in the drawer, by kind. */
  readonly numbers: Readonly<Record<string, PaperDifference['numbers']>>
  /** An account as it stands now: whether its passbook shows its rows. */
  accountOf(no: string): Account | undefined
}

export function imbalanceOf(day: CountedDay): Imbalance {
  const { unit, count, rows } = day
  const { till, difference, papers } = count.data
  const serial = serialOf(count.id)
  const before = rows.filter(row => row.serial < serial)
  const kinds = new Set([...Object.keys(papers), ...Object.keys(day.numbers)])
  return {
    unit,
    till,
    faces: difference,
    papers: [...kinds].map(kind => ({
      kind,
      pieces: papers[kind] ?? 0,
      numbers: day.numbers[kind] ?? null,
    })),
    earlier: earlierCounts(before, till),
    others: otherTills(rows, till),
    rows: factsOf(before, day),
  }
}

const opened = (effect: Effect): Item | null =>
  effect.type === 'set' && effect.kind === 'item' && effect.from === null
    ? (effect.to as unknown as Item)
    : null

const itemsOf = (row: DayRow): Item[] => row.effects.flatMap(effect => opened(effect) ?? [])

export const countsOf = (rows: readonly DayRow[]): Item<'count'>[] =>
  rows.flatMap(row => itemsOf(row).filter(item => item.kind === 'count'))

/** What was booked of a difference since it was found is no difference any more. */
function earlierCounts(rows: readonly DayRow[], till: string): EarlierCount[] {
  const cases = rows.filter(row => row.outcome === 'posted' && isCase(row, till))
  return countsOf(rows)
    .filter(({ data }) => data.till === till)
    .map(count => {
      const serial = serialOf(count.id)
      const later = cases.filter(row => row.serial > serial)
      const booked = later.reduce((total, row) => total + cashOf(row, till), 0n)
      return { serial, amount: count.data.amount - booked }
    })
}

function otherTills(rows: readonly DayRow[], till: string): OtherTill[] {
  const counts = countsOf(rows).filter(({ data }) => data.till !== till)
  return [...groupBy(counts, ({ data }) => data.till)].flatMap(([other, all]) => {
    const last = all.at(-1)
    return last ? [{ till: other, amount: last.data.amount, faces: last.data.difference }] : []
  })
}

const isNotes = (effect: Effect): effect is NotesMove => effect.type === 'notes'

/**
 * An overage or a shortage that was booked (1041, 1042): the answer of an earlier search, no row to search.
 */
const isCase = ({ effects }: DayRow, till: string): boolean =>
  effects.some(
    effect =>
      isNotes(effect) &&
      [effect.from, effect.to].includes(tillHolder(till)) &&
      [effect.from, effect.to].includes('missing'),
  )

function factsOf(rows: readonly DayRow[], day: CountedDay): Fact[] {
  const { till } = day.count.data
  const routes = routesOf(rows)
  const reversals = rows.flatMap(row => row.effects.flatMap(effect => reversedBy(effect, row) ?? []))
  const tellers = new Set([
    day.count.by,
    ...rows.filter(row => touchesTill(row, till)).map(({ teller }) => teller),
  ])
  return rows
    .filter(row => !isCase(row, till))
    .filter(row => touchesTill(row, till) || (tellers.has(row.teller) && isTransferOrAsked(row)))
    .map(row => {
      const own = (reversal: Reversal) => reversal.by === row.serial
      const fact = row.outcome === 'parked' ? askedFact(row, till) : postedFact(row, till, routes)
      return {
        ...fact,
        reverses: reversals.find(own)?.reversed ?? null,
        reversedBy: reversals.find(({ reversed }) => reversed === row.serial)?.by ?? null,
        bookBehind: isBookBehind(row, fact, day),
      }
    })
    .filter(fact => fact.asked || fact.cash !== 0n || fact.transfer !== 0n || hasThings(fact))
    .filter(({ asked, serial }) => !asked || !wasPosted(rows, serial))
}

const hasThings = ({ notes, papers }: Fact): boolean => Object.keys(notes).length > 0 || papers.length > 0

const touchesTill = ({ outcome, effects }: DayRow, till: string): boolean =>
  outcome === 'posted' &&
  effects.some(
    effect =>
      (effect.type === 'notes' || effect.type === 'vouchers') &&
      (effect.from === tillHolder(till) || effect.to === tillHolder(till)),
  )

const isTransferOrAsked = ({ outcome, effects }: DayRow): boolean =>
  outcome === 'parked' || (transferOf(effects) !== 0n && !effects.some(isNotes))

/** A request that waited and was posted in the end is that row, and not another. */
const wasPosted = (rows: readonly DayRow[], serial: number): boolean =>
  rows.some(({ effects }) =>
    effects.some(
      effect => isParkedSet(effect) && serialOf(effect.key) === serial && effect.to?.state === 'approved',
    ),
  )

const common = ({ serial, at, code, teller }: DayRow) => ({
  serial,
  at,
  code,
  teller,
  reverses: null,
  reversedBy: null,
  bookBehind: false,
})

function postedFact(row: DayRow, till: string, routes: ReadonlyMap<string, Route>): Fact {
  const { effects } = row
  const cash = cashOf(row, till)
  return {
    ...common(row),
    cash,
    notes: notesOf(effects, till),
    transfer: cash === 0n ? transferOf(effects) : 0n,
    account:
      effects.flatMap(effect => (effect.type === 'leg' ? customersAccount(effect.account) : []))[0] ?? null,
    other: otherHolder(effects, till, routes),
    asked: false,
    papers: papersOf(effects, till),
  }
}

/** What would have been posted is known as the signers were shown it. */
function askedFact(row: DayRow, till: string): Fact {
  const parked = itemsOf(row).find(item => item.kind === 'parked')
  const lines = (parked?.data.seen ?? []).map(line => /^([DC]) (\S+) (-?[\d.]+)$/.exec(line))
  const legs = lines.flatMap(match => {
    const [, side = '', account = '', amount = ''] = match ?? []
    return side === '' ? [] : [{ side, account, amount: parseMoney(amount) ?? 0n }]
  })
  const own = legs.filter(({ account }) => account === cashAccountOf(till))
  return {
    ...common(row),
    cash: own.reduce((total, { side, amount }) => total + (side === 'D' ? amount : -amount), 0n),
    notes: {},
    transfer: 0n,
    account: legs.flatMap(({ account }) => customersAccount(account))[0] ?? null,
    other: null,
    asked: true,
    papers: [],
  }
}

const customersAccount = (account: string): string[] => (/^\d{16}$/.test(account) ? [account] : [])

function cashOf({ effects }: DayRow, till: string): bigint {
  let cash = 0n
  for (const effect of effects) {
    if (effect.type !== 'leg' || effect.account !== cashAccountOf(till)) continue
    cash += effect.side === 'D' ? effect.amount : -effect.amount
  }
  return cash
}

const notesOf = (effects: readonly Effect[], till: string): Notes =>
  effects.filter(isNotes).reduce<Notes>((all, { notes, from, to }) => {
    const came = to === tillHolder(till) ? addNotes(all, notes) : all
    return from === tillHolder(till) ? addNotes(came, notes, -1n) : came
  }, {})

/** The greatest leg from one customer’s account to another. */
function transferOf(effects: readonly Effect[]): bigint {
  let greatest = 0n
  for (const effect of effects) {
    if (effect.type !== 'leg' || effect.medium !== 'transfer') continue
    if (customersAccount(effect.account).length > 0 && abs(effect.amount) > greatest)
      greatest = abs(effect.amount)
  }
  return greatest
}

type Route = Item<'transit'>['data']

const routesOf = (rows: readonly DayRow[]): Map<string, Route> =>
  new Map(
    rows.flatMap(row =>
      itemsOf(row).flatMap(item => (item.kind === 'transit' ? [[item.id, item.data] as const] : [])),
    ),
  )

/** The till on the other side of a move within the branch; whoever else gave or took that is no customer. */
function otherHolder(
  effects: readonly Effect[],
  till: string,
  routes: ReadonlyMap<string, Route>,
): string | null {
  const holders = effects.filter(isNotes).flatMap(({ from, to }) => [from, to])
  const other = holders.find(holder => holder !== tillHolder(till) && holder !== 'customer')
  if (other === undefined) return null
  const route = routes.get(other.replace(/^item:/, ''))
  if (route) return route.from === till ? route.to : route.from
  return other.replace(/^till:/, '')
}

const papersOf = (effects: readonly Effect[], till: string): PaperFact[] =>
  effects.flatMap((effect): PaperFact[] => {
    if (effect.type !== 'vouchers') return []
    const { kind, first, last, from, to } = effect
    if (to === tillHolder(till)) return [{ kind, numbers: [first, last], way: 'in' }]
    if (from !== tillHolder(till)) return []
    const isUsed = to === 'customer' || to.startsWith('account:')
    return [{ kind, numbers: [first, last], way: isUsed ? 'used' : to === 'void' ? 'voided' : 'out' }]
  })

interface Reversal {
  readonly reversed: number
  readonly by: number
}

function reversedBy(effect: Effect, { day, serial }: DayRow): Reversal | null {
  const isMark = (one: Effect): one is SetRecord => one.type === 'set' && one.kind === 'mark'
  if (!isMark(effect) || typeof effect.to?.reversedBy !== 'number') return null
  const original = parsePosition(effect.key)
  return original.day === day ? { reversed: original.serial, by: serial } : null
}

/** Whoever pays in without the book (0511) leaves it behind rightly. */
const WITHOUT_BOOK = '0511'

function isBookBehind({ day, serial, code }: DayRow, { account, asked }: Fact, counted: CountedDay): boolean {
  if (account === null || asked || code === WITHOUT_BOOK) return false
  const found = counted.accountOf(account)
  if (found?.paper?.kind !== 'passbook') return false
  const { printed } = found
  return printed === null || printed.day < day || (printed.day === day && printed.serial < serial)
}
