/**
 * The way from the journal to the memory of a branch: at the start, and whenever somebody else has written.
 * Everything is read in one moment of the database. Rows that are projected already are not applied again:
 * what they touched is forgotten, and read when it is wanted; the rows after them are applied here.
 */
import type pg from 'pg'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { type Effect, touches } from '../../core/ledger/effects.ts'
import type { Key } from '../../core/ledger/entities.ts'
import { isAfter } from '../../core/ledger/position.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { MapState } from '../../core/ledger/state.ts'
import type { Rows } from '../../core/load.ts'
import { type Head, readHead } from '../store/heads.ts'
import { requestsOf, rowsAfter, type StoredRow } from '../store/journal.ts'
import { readState } from '../store/state.ts'
import { onSnapshot } from '../store/transaction.ts'
import { BranchMemory } from './memory.ts'

const PAGE = 10_000

/** The memory of a branch as of its last row; null where there is no such branch. */
export async function openMemory(pool: pg.Pool, branch: string): Promise<BranchMemory | null> {
  return onSnapshot(pool, async client => {
    const projected = await readHead(client, branch)
    if (!projected) return null
    const memory = new BranchMemory(projected)
    for (const { request, serial } of await requestsOf(client, projected)) memory.remember(request, serial)
    await readOn(client, memory, projected)
    return memory
  })
}

/** Brings a memory up to the last row. */
export async function catchUp(pool: pg.Pool, memory: BranchMemory): Promise<void> {
  await onSnapshot(pool, async client => {
    const projected = await readHead(client, memory.branch)
    if (projected) await readOn(client, memory, projected)
  })
}

async function readOn(client: pg.PoolClient, memory: BranchMemory, projected: Head): Promise<void> {
  for (;;) {
    const rows = await rowsAfter(client, memory.branch, memory.head, PAGE)
    await takeRows(client, memory, rows, projected)
    if (rows.length < PAGE) break
  }
  if (isAfter(projected, memory.projected)) memory.projectedUpTo(projected)
}

interface Read {
  readonly row: StoredRow
  readonly effects: readonly Effect[]
  readonly touched: readonly Key[]
}

async function takeRows(
  client: pg.PoolClient,
  memory: BranchMemory,
  rows: readonly StoredRow[],
  projected: Head,
): Promise<void> {
  const read = rows.map((row): Read => {
    const effects = decodeEffects(row.effects)
    return { row, effects, touched: effects.flatMap(touches) }
  })
  const isDone = ({ row }: Read) => !isAfter(row, projected)
  for (const one of read.filter(isDone)) memory.pass(one.row, one.touched)
  const open = read.filter(one => !isDone(one))
  await loadInto(client, memory, [...new Set(open.flatMap(({ touched }) => touched))])
  for (const { row, effects, touched } of open) {
    const before: Rows = new Map(touched.map(key => [key, memory.get(key) ?? null]))
    memory.take({ row, projection: projectRow(new MapState(before), effects, row) })
  }
}

/** Reads the records that are not known yet, as the projections have them. */
async function loadInto(client: pg.PoolClient, memory: BranchMemory, keys: readonly Key[]): Promise<void> {
  const unknown = keys.filter(key => memory.get(key) === undefined)
  if (unknown.length === 0) return
  const found = await readState(client, memory.branch, unknown)
  for (const key of unknown) memory.keep(key, found.get(key) ?? null)
}
