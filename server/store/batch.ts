/** What a batch writes at once: its journal rows; and, behind it, what is projected from them. */
import type pg from 'pg'
import { firstOfMonth } from '../../core/dates.ts'
import { EarningSum } from '../../core/interest/earning.ts'
import { type Account, type Key, splitKey } from '../../core/ledger/entities.ts'
import { isKept, termOf } from '../../core/ledger/evenings.ts'
import { addToTurnover, type EntryRow, noTurnover, type Projection } from '../../core/ledger/project.ts'
import { assert, groupBy } from '../../core/std.ts'
import { type Evening, type TermDay, writeEvenings, writeTerms } from './evenings.ts'
import { insertRows, type StoredRow } from './journal.ts'
import { type BranchKey, insertKeys } from './keys.ts'
import {
  addCounts,
  addEarnings,
  addMonths,
  addTurnovers,
  type CodeCount,
  type EarningDay,
  type GlMonth,
  type GlTurnover,
  insertCustody,
  insertEntries,
  type Origin,
  type Placed,
} from './projections.ts'
import { chainRefusals, holdRefusals, insertRefusals, type RefusalRow } from './refusals.ts'
import { type StateChange, writeState } from './state.ts'
import { begin, commit } from './transaction.ts'

export interface Batch {
  readonly rows: StoredRow[]
  readonly keys: BranchKey[]
  readonly refusals: RefusalRow[]
}

export const emptyBatch = (): Batch => ({ rows: [], keys: [], refusals: [] })

/**
 * Makes a batch durable in one round trip; where refusals are in it, after the ends of their chains are held.
 * A row whose place in the journal is taken fails all of it, with `isTaken`.
 */
export async function storeBatch(client: pg.PoolClient, batch: Batch): Promise<void> {
  const { rows, keys, refusals } = batch
  if (keys.length === 0 && refusals.length === 0) return insertRows(client, rows)
  const began = begin(client)
  const chained = refusals.length > 0 ? await chainedBehind(client, began, refusals) : []
  const statements = [insertKeys(client, keys), insertRows(client, rows), ...insertRefusals(client, chained)]
  await committed(client, [began, ...statements])
}

/** Both are heard even when the connection is lost between them. */
async function chainedBehind(
  client: pg.PoolClient,
  began: Promise<unknown>,
  refusals: readonly RefusalRow[],
) {
  const [, heads] = await Promise.all([began, holdRefusals(client, refusals)])
  return chainRefusals(heads, refusals)
}

/** Two servers have written the same place of the journal; the other one was first. */
export const isTaken = (error: unknown): boolean => (error as { code?: string }).code === '23505'

/** A row that the journal has, with what follows from it. */
export interface Written {
  readonly row: StoredRow
  readonly projection: Pick<Projection, 'draft' | 'entries' | 'custody' | 'earn'>
}

/** Projects rows of one branch, in their order; ends the transaction that the client is in. */
export const storeProjections = (client: pg.PoolClient, written: readonly Written[]): Promise<void> =>
  committed(client, insertProjections(client, written))

/** The statements that project rows of one branch, in their order. */
export function insertProjections(client: pg.PoolClient, written: readonly Written[]): Promise<unknown>[] {
  const entries = written.flatMap(({ row, projection }) => placed(row, projection.entries))
  const custody = written.flatMap(({ row, projection }) => placed(row, projection.custody))
  // What many rows change is written once.
  const records = new Map<Key, StateChange>()
  for (const { row, projection } of written) {
    for (const [key, stored] of projection.draft.changes) {
      records.set(key, { branch: row.branch, key, stored })
    }
  }
  const turnovers = turnoversOf(entries)
  return [
    insertEntries(client, entries),
    insertCustody(client, custody),
    addTurnovers(client, turnovers),
    addMonths(client, [...monthsOf(turnovers).values()]),
    addCounts(client, countsOf(written.map(({ row }) => row))),
    addEarnings(client, earningDaysOf(written)),
    writeState(client, [...records.values()]),
    ...insertEvenings(client, written),
  ]
}

/** What is kept of the days of rows of one branch. */
export const insertEvenings = (client: pg.PoolClient, written: readonly Changed[]): Promise<unknown>[] => [
  writeEvenings(client, [...eveningsOf(written).values()]),
  writeTerms(client, [...termsOf(written).values()]),
]

/** A row with the records that it changed. */
export interface Changed {
  readonly row: Pick<StoredRow, 'branch' | 'day'>
  readonly projection: Pick<Projection, 'draft'>
}

/** As the last of the rows left them, by day and key. */
export function eveningsOf(written: readonly Changed[]): Map<string, Evening> {
  const evenings = new Map<string, Evening>()
  for (const { row, projection } of written) {
    const { branch, day } = row
    for (const [key, { value }] of projection.draft.changes)
      if (isKept(...splitKey(key))) evenings.set(eveningKey({ day, key }), { branch, day, key, value })
  }
  return evenings
}

export const eveningKey = ({ day, key }: Pick<Evening, 'day' | 'key'>): string => `${day} ${key}`

export function termsOf(written: readonly Changed[]): Map<string, TermDay> {
  const terms = new Map<string, TermDay>()
  for (const { row, projection } of written) {
    const { branch, day } = row
    for (const [key, { value }] of projection.draft.changes) {
      const term = key.startsWith('account:') && value !== undefined ? termOf(value as Account) : null
      if (term) terms.set(termKey({ day, account: term.account }), { branch, day, ...term })
    }
  }
  return terms
}

export const termKey = ({ day, account }: Pick<TermDay, 'day' | 'account'>): string => `${day} ${account}`

const placed = <R>(at: Origin, rows: readonly R[]): Placed<R>[] => rows.map(row => ({ at, row }))

/** Statements and commit go down the wire together; the commit is awaited and must have been one. */
async function committed(client: pg.PoolClient, statements: readonly Promise<unknown>[]): Promise<void> {
  const end = settled(commit(client))
  // All of them are awaited even when one fails, so that none is left unheard.
  const results = await Promise.allSettled(statements)
  const ended = await end
  const failed = results.find(result => result.status === 'rejected')
  if (failed) throw failed.reason
  if (ended instanceof Error) throw ended
  assert(ended.command === 'COMMIT', `the batch ended in ${ended.command}`)
}

const settled = <T>(promise: Promise<T>): Promise<T | Error> => promise.catch((error: Error) => error)

export function turnoversOf(entries: readonly Placed<EntryRow>[]): GlTurnover[] {
  const turnovers = new Map<string, GlTurnover>()
  for (const { at, row } of entries) {
    const { branch, day } = at
    const { gl, unit } = row
    const key = `${day} ${gl} ${unit}`
    let turnover = turnovers.get(key)
    if (!turnover) {
      turnover = { branch, day, gl, unit, ...noTurnover() }
      turnovers.set(key, turnover)
    }
    addToTurnover(turnover, row)
  }
  return [...turnovers.values()]
}

/** A row, with what it changes of what the deposits earn. */
interface Earned {
  readonly row: Origin
  readonly projection: Pick<Projection, 'earn'>
}

export function earningDaysOf(written: readonly Earned[]): EarningDay[] {
  const days = groupBy(written, ({ row }) => row.day)
  return [...days.values()].flatMap(rows => {
    const all = new EarningSum()
    for (const { projection } of rows) projection.earn(all)
    const { branch, day } = (rows[0] as Earned).row
    // However the rows are cut into pieces, what they have touched has a row.
    return all.all().map(line => ({ branch, day, ...line }))
  })
}

export function monthsOf(turnovers: readonly GlTurnover[]): Map<string, GlMonth> {
  const months = new Map<string, GlMonth>()
  for (const turnover of turnovers) {
    const { branch, day, gl, unit } = turnover
    const month = firstOfMonth(day)
    const key = monthKey({ month, gl, unit })
    const sum = months.get(key) ?? { branch, month, gl, unit, moved: 0n }
    sum.moved += turnover.debitCash + turnover.debitTransfer - turnover.creditCash - turnover.creditTransfer
    months.set(key, sum)
  }
  return months
}

export const monthKey = ({ month, gl, unit }: Pick<GlMonth, 'month' | 'gl' | 'unit'>): string =>
  `${month} ${gl} ${unit}`

export function countsOf(rows: readonly StoredRow[]): CodeCount[] {
  const counts = new Map<string, CodeCount>()
  for (const { branch, day, teller, code, outcome } of rows) {
    const key = countKey({ day, teller, code })
    let count = counts.get(key)
    if (!count) {
      count = { branch, day, teller, code, posted: 0, parked: 0 }
      counts.set(key, count)
    }
    count[outcome] += 1
  }
  return [...counts.values()]
}

export const countKey = ({ day, teller, code }: Pick<CodeCount, 'day' | 'teller' | 'code'>): string =>
  `${day} ${teller} ${code}`
