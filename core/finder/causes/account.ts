/**
 * The wrong account: money came and went as booked, so no count of a till can show it. Only the customer's
 * own book contradicts, where it was not printed though it should have been in his hand. A hint, always the
 * last.
 */
import { among, evidence } from '../evidence.ts'
import type { Candidate, Search } from '../search.ts'

export function accountCauses({ rows }: Search): Candidate[] {
  const behind = rows.filter(
    ({ bookBehind, asked, reversedBy }) => bookBehind && !asked && reversedBy === null,
  )
  return behind.map(({ serial }) => ({
    cause: 'wrongAccount',
    rows: [serial],
    evidence: [evidence.bookBehind, among(behind.length)],
  }))
}
