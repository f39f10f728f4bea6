/**
 * A passbook is printed where it stopped: on which page and line follows from the entries since the book was
 * begun. What did not fit into a full book waits, and is the first that the next book shows.
 */
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Account, Position } from '../../core/ledger/entities.ts'
import { type LinedPages, placeOfLine } from '../../core/pages.ts'
import { given } from '../../core/std.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WirePaperLine } from '../../core/wire.ts'
import { findRows, type StoredRow } from '../store/journal.ts'
import { type AccountEntry, entriesBeyond } from '../store/looks.ts'
import { wireAccountEntry } from './accountEntry.ts'
import type { Reader } from './reader.ts'

type Printed = Account['printed']

/** The lines that a row prints into a passbook: those that it did not show yet. */
export async function passbookLines(reader: Reader, row: StoredRow): Promise<WirePaperLine[]> {
  const update = updateOf(row)
  if (!update) return []
  const { account, before, isNew } = update
  const pages = pagesOf(reader)
  const { waiting, shown } = await unprinted(reader, account, before, row)
  return waiting.map((entry, index) => {
    const nth = index + 1 + (isNew ? 0 : shown)
    const place = pages ? (placeOfLine(pages, nth) ?? 'next') : null
    return { ...wireAccountEntry(entry, account, 'C'), place }
  })
}

function updateOf({ day, serial, effects }: StoredRow) {
  const found = decodeEffects(effects).find(
    effect => effect.type === 'set' && effect.kind === 'account' && 'printed' in (effect.to ?? {}),
  )
  if (found?.type !== 'set') return null
  const after = (found.to?.printed ?? null) as Printed
  const isNew = after?.book?.day === day && after.book.serial === serial
  return { account: found.key, before: (found.from?.printed ?? null) as Printed, isNew }
}

const pagesOf = ({ parameters }: Reader): LinedPages | undefined =>
  parameters.voucherKinds.find(({ kind }) => kind === 'passbook')?.page?.lines

/** What stands in the book already, counted, and what does not, up to a row. */
async function unprinted(reader: Reader, account: string, printed: Printed, upTo: Position) {
  const book = printed?.book ?? null
  const lines = await linesOf(reader, account, book, upTo)
  const before = printed ? (await linesOf(reader, account, book, printed)).length : 0
  const pages = pagesOf(reader)
  const shown = pages ? Math.min(before, pages.pages * pages.perPage) : before
  return { shown, waiting: lines.slice(shown) }
}

/** All lines of a book up to a row, fitting or not: first those that the book before had no room for. */
async function linesOf(
  reader: Reader,
  account: string,
  book: Position | null,
  upTo: Position,
): Promise<AccountEntry[]> {
  const { books, branch } = reader
  const carried = book ? await carriedInto(reader, account, book) : []
  return [...carried, ...(await entriesBeyond(books.pool, branch.code, account, book, upTo))]
}

/** A book that replaces a lost one begins with the balance: nothing is carried into it. */
async function carriedInto(reader: Reader, account: string, book: Position): Promise<AccountEntry[]> {
  const { books, branch } = reader
  const [found] = await findRows(books.pool, [{ branch: branch.code, ...book }])
  const row = given(found, `row ${book.day}/${book.serial}`)
  const prints = findTransaction(row.code)?.receipt.includes('passbookLines') ?? false
  const update = prints ? updateOf(row) : null
  return update ? (await unprinted(reader, account, update.before, row)).waiting : []
}
