/** How often each sheet has been printed. Rows are only added. */
import type { Day } from '../../core/dates.ts'
import type pg from 'pg'
import type { Connection } from './connection.ts'
import { addOne, type Link, type WalkedLog } from './logs.ts'

export interface Print {
  readonly branch: string
  readonly digest: Buffer
  readonly sheet: string
  readonly day: Day
  readonly teller: string
  readonly at: bigint
  readonly copy: number
}

/** The number of the next print of these figures: the first is 1. */
export async function nextPrint(connection: Connection, branch: string, digest: Buffer): Promise<number> {
  const { rows } = await connection.query<{ next: number }>({
    name: 'next-print',
    text: `select coalesce(max(copy), 0) + 1 as next from sheet_print where branch = $1 and digest = $2`,
    values: [branch, digest],
  })
  return rows[0]?.next ?? 1
}

export const printLog: WalkedLog<Print> = {
  log: 'sheet_print',
  columns: 'branch, digest, sheet, day, teller, at, copy',
  said: ({ branch, digest, sheet, day, teller, at, copy }, link) => [
    branch,
    link,
    digest.toString('hex'),
    sheet,
    day,
    teller,
    at,
    copy,
  ],
}

/** Notes a print that has been made; false where somebody has printed the same since, and has its number. */
export const notePrint = (pool: pg.Pool, print: Print): Promise<boolean> =>
  addOne(pool, printLog, print, insertPrint)

async function insertPrint(connection: Connection, row: Print & Link): Promise<boolean> {
  const { branch, digest, copy, sheet, day, teller, at, link, hash } = row
  const { rowCount } = await connection.query({
    name: 'note-print',
    text: `insert into sheet_print (branch, digest, copy, sheet, day, teller, at, link, hash)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (branch, digest, copy) do nothing`,
    values: [branch, digest, copy, sheet, day, teller, at, link, hash],
  })
  return rowCount === 1
}
