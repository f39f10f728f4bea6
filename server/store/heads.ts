import type { Position } from '../../core/ledger/entities.ts'
import type { Connection } from './connection.ts'

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

/** The row up to which a branch is projected. */
export async function readHead(connection: Connection, branch: string): Promise<Head | null> {
  const { rows } = await connection.query<HeadRecord>({
    name: 'read-head',
    text: `select branch, day, serial, encode(hash, 'hex') as hash from branch_head where branch = $1`,
    values: [branch],
  })
  return rows[0] ?? null
}

export async function readHeads(connection: Connection): Promise<Head[]> {
  const { rows } = await connection.query<HeadRecord>({
    name: 'read-heads',
    text: `select branch, day, serial, encode(hash, 'hex') as hash from branch_head order by branch`,
  })
  return rows
}

/** Moves a head on from where it is thought to be; false where it is elsewhere by now. */
export async function moveHead(connection: Connection, from: Head, to: Head): Promise<boolean> {
  const { rowCount } = await connection.query({
    name: 'move-head',
    text: `update branch_head set day = $2, serial = $3, hash = decode($4, 'hex')
            where branch = $1 and day = $5 and serial = $6`,
    values: [to.branch, to.day, to.serial, to.hash, from.day, from.serial],
  })
  return rowCount === 1
}

/** A branch that has no books yet; a second founding of it fails on the key. */
export async function insertHead(connection: Connection, head: Head): Promise<void> {
  await connection.query(
    `insert into branch_head (branch, day, serial, hash) values ($1, $2, $3, decode($4, 'hex'))`,
    [head.branch, head.day, head.serial, head.hash],
  )
}

/** What a branch has come to, as far as pages hear of it. */
export interface Stand extends Position {
  readonly branch: string
  readonly images: number
}

/** How far the projections of each branch are, and how many images have been brought or placed. */
export async function readStands(connection: Connection): Promise<Stand[]> {
  const { rows } = await connection.query<Stand>({
    name: 'read-stands',
    text: `select h.branch, h.day, h.serial, coalesce(sum(l.link), 0)::int as images
             from branch_head h
             left join log_head l on l.branch = h.branch
              and l.log in ('voucher_image', 'voucher_image_placing')
            group by h.branch order by h.branch`,
  })
  return rows
}
