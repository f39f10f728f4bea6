/**
 * A journal row as it is kept: texts in a fixed form, and the one text that is hashed (DESIGN H3). Nothing
 * here may change for rows that exist; a new form is a new format number.
 */
import { decode, encode } from '../std.ts'
import type { Day } from '../dates.ts'

export const FORMAT = 1

export interface JournalRow {
  readonly branch: string
  readonly day: Day
  readonly serial: number
  readonly request: string
  /** Keyed digest of what was asked, in hex: tells a repeated request from another one with its id. */
  readonly digest: string
  readonly code: string
  readonly outcome: 'posted' | 'parked'
  readonly teller: string
  readonly terminal: string
  readonly authorisers: readonly string[]
  readonly ticket: string | null
  /** Milliseconds since 1970. */
  readonly at: bigint
  readonly format: number
  readonly release: string
  readonly parameters: number
  /** `encodeFields` of its fields. */
  readonly fields: string
  /** `encodeEffects` of its effects. */
  readonly effects: string
}

/** What is hashed together with the hash of the row before. */
export const journalText = (row: JournalRow): string =>
  encode([
    row.branch,
    row.day,
    row.serial,
    row.request,
    row.digest,
    row.code,
    row.outcome,
    row.teller,
    row.terminal,
    row.authorisers,
    row.ticket,
    row.at,
    row.format,
    row.release,
    row.parameters,
    row.fields,
    row.effects,
  ])

export const encodeFields = (texts: readonly string[]): string => encode(texts)
export const decodeFields = (text: string): string[] => decode(text) as string[]
