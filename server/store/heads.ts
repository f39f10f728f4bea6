import type { Position } from '../../core/ledger/entities.ts'
import { columns, type Connection } from './connection.ts'

export interface Head extends Position {
  readonly branch: string
  /** Of the last row, in hex. */
  readonly hash: string
}

interface HeadRecord {
  branch: string
  day: string
  serial: number
  hash: string
}

/** Holds the heads of the branches for this transaction, always in the order of their codes. */
export async function lockHeads(connection: Connection, branches: readonly string[]): Promise<Head[]> {
  const { rows } = await connection.query<HeadRecord>({
    name: 'lock-heads',
    text: `select branch, day, serial, encode(hash, 'hex') as hash
             from branch_head where branch = any ($1) order by branch for update`,
    values: [branches],
  })
  return rows
}

export async function readHeads(connection: Connection): Promise<Head[]> {
  const { rows } = await connection.query<HeadRecord>({
    name: 'read-heads',
    text: `select branch, day, serial, encode(hash, 'hex') as hash from branch_head order by branch`,
  })
  return rows
}

export async function moveHeads(connection: Connection, heads: readonly Head[]): Promise<void> {
  if (heads.length === 0) return
  await connection.query({
    name: 'move-heads',
    text: `update branch_head h set day = n.day, serial = n.serial, hash = decode(n.hash, 'hex')
             from unnest($1::text[], $2::date[], $3::int[], $4::text[]) as n (branch, day, serial, hash)
            where h.branch = n.branch`,
    values: columns(heads, 'branch', 'day', 'serial', 'hash'),
  })
}

/** A branch that has no books yet; a second founding of it fails on the key. */
export async function insertHead(connection: Connection, head: Head): Promise<void> {
  await connection.query(
    `insert into branch_head (branch, day, serial, hash) values ($1, $2, $3, decode($4, 'hex'))`,
    [head.branch, head.day, head.serial, head.hash],
  )
}
