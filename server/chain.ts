/** The chain: each row's hash is SHA-256 over the hash before it and over the row's own text. */
import { createHash } from 'node:crypto'
import { type JournalRow, journalText } from '../core/ledger/journal.ts'

/** What the first row of a branch is chained to. */
export const GENESIS = '0'.repeat(64)

/** In hex. */
export const nextHash = (previous: string, row: JournalRow): string =>
  createHash('sha256').update(previous, 'hex').update(journalText(row)).digest('hex')
