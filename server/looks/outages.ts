/** What was interrupted while a branch was open. */
import type { Day } from '../../core/dates.ts'
import { BALANCES, openHours, OPENS, type Outage, within } from '../../core/service/outages.ts'
import { rowsOfCodes } from '../store/journal.ts'
import { outagesWithin } from '../store/outages.ts'
import type { Reader } from './reader.ts'

/** Of days from one to another, what of each outage lies in opening hours. */
export async function outagesOpen(
  { books, branch }: Pick<Reader, 'books' | 'branch'>,
  from: Day,
  to: Day,
): Promise<Outage[]> {
  const rows = await rowsOfCodes(books.pool, branch.code, [OPENS, BALANCES], from, to)
  const done = rows.filter(({ outcome }) => outcome === 'posted')
  const hours = openHours(
    done.map(({ day, code, at }) => ({ day, code, at: Number(at) })),
    books.now(),
  )
  const [first, last] = [hours[0], hours.at(-1)]
  if (!first || !last) return []
  return within(await outagesWithin(books.pool, { from: first.from, until: last.until }), hours)
}
