/**
 * Who looked at a customer is in the access log (DESIGN H19), by whichever door he came: a code that looks
 * up, the panel beside a form, a preview that names a balance. A look-up by code is a row each time. The
 * panel and the preview ask again at every key and whenever the branch moves; so a glance by the same person
 * at the same subject is a row only when he has not looked at it for a while.
 */
import { logLookUp, lookedAtSince } from '../store/accessLog.ts'
import type { Reader } from './reader.ts'

const GLANCE_MS = 5 * 60 * 1000

/** A look-up by code, about each of these. */
export async function noteLookUp(
  { books, branch, teller }: Reader,
  code: string,
  subjects: readonly string[],
  purpose = '',
): Promise<void> {
  const at = BigInt(books.now())
  const lookUp = { branch: branch.code, at, day: branch.day, teller: teller.id, code, purpose }
  await logLookUp(books.pool, lookUp, subjects)
}

/** What stands on a screen while something else is done; `code` is what it is done with. */
export async function noteGlance(reader: Reader, code: string, subjects: readonly string[]): Promise<void> {
  const { books, branch, teller } = reader
  const about = [...new Set(subjects)]
  if (about.length === 0) return
  const since = BigInt(books.now() - GLANCE_MS)
  const who = { branch: branch.code, teller: teller.id }
  const known = await lookedAtSince(books.pool, who, about, since)
  const fresh = about.filter(subject => !known.has(subject))
  await noteLookUp(reader, code, fresh)
}
