/**
 * How far a passbook is behind its account (未登折, F13). Every entry is counted on the account until 0550
 * prints it. What is more than the bank allows goes into one line with the sums of both sides (合并登折), the
 * oldest first, so that the book shows the latest lines one by one and every balance follows from the last.
 */
import type { Desk } from '../desk.ts'
import type { Account, Position } from '../ledger/entities.ts'
import type { MergedLines, Printed } from '../ledger/printed.ts'
import type { Parameters } from '../parameters.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** The account as its passbook shows everything up to now: in the same book, or in a new one. */
export function shownInBook(
  account: Account,
  { day, serial, parameters }: Pick<Desk, 'day' | 'serial' | 'parameters'>,
  isNew: boolean,
): { readonly printed: Printed; readonly unprinted: number } {
  const here: Position = { day, serial }
  const { printed } = account
  const book = isNew ? here : printed?.book
  const merged = [...(isNew ? [] : (printed?.merged ?? [])), ...mergedNow(account, parameters)]
  return {
    printed: { ...here, ...(book && { book }), ...(merged.length > 0 && { merged }) },
    unprinted: 0,
  }
}

/** A book that takes the place of a lost one begins with the balance: nothing is carried into it. */
export function begunBook({ day, serial }: Pick<Desk, 'day' | 'serial'>) {
  const here: Position = { day, serial }
  return { printed: { ...here, book: here }, unprinted: 0 }
}

function mergedNow({ unprinted, printed }: Account, { passbook }: Parameters): MergedLines[] {
  const { unprintedMost: most } = passbook
  if (most === 0 || unprinted == null || unprinted <= most) return []
  const after = printed && { day: printed.day, serial: printed.serial }
  return [{ after, count: unprinted - most + 1 }]
}

/** A book that is in use is printed before more is written in than it shows line by line. */
export function refuseBehind(account: Account, { passbook }: Parameters): Refusal | null {
  const { unprintedMost: most } = passbook
  const { printed, unprinted } = account
  if (most === 0 || printed === null || unprinted == null || unprinted < most) return null
  return refuse('passbookBehind', { account: account.no, count: String(unprinted), most: String(most) })
}
