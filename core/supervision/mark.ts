/**
 * The mark of a voucher (凭证打码): which row it belongs to, and the beginning of a keyed digest of that row’s
 * hash, so that a scanned image finds its row by itself, and one of another row or of other books is found
 * out.
 */
import { parseDay } from '../dates.ts'
import type { Position } from '../ledger/entities.ts'

export interface Mark extends Position {
  readonly branch: string
  /** The first sixteen digits of the keyed digest of the row’s hash, in hex. */
  readonly hash: string
}

/** How it was found out where an image belongs; `differs`: its mark names a row that has another hash. */
export type Placed = 'mark' | 'differs' | 'name' | 'hand' | 'nowhere'

const HASH_DIGITS = 16

/** In capitals, which a square code packs more tightly than small letters: larger squares on the paper. */
export const markOf = ({ branch, day, serial, hash }: Mark): string =>
  `ZG1 ${branch} ${day} ${serial} ${hash.slice(0, HASH_DIGITS).toUpperCase()}`

/** Null for what is no mark of ours. */
export function parseMark(text: string): Mark | null {
  const [, branch = '', on = '', serial = '', hash = ''] =
    /^ZG1 (\d{4}) (\d{4}-\d{2}-\d{2}) (\d{1,9}) ([0-9A-F]{16})$/.exec(text) ?? []
  const day = parseDay(on)
  return day === null ? null : { branch, day, serial: Number(serial), hash: hash.toLowerCase() }
}

export const agrees = (mark: Mark, hash: string): boolean => hash.startsWith(mark.hash)
