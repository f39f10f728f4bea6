/**
 * A passbook is printed where it stopped: on which page and line follows from the entries since the book was
 * begun. What did not fit into a full book waits, and is the first that the next book shows.
 */
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Position } from '../../core/ledger/entities.ts'
import { isAfter } from '../../core/ledger/position.ts'
import type { MergedLines, Printed } from '../../core/ledger/printed.ts'
import { printMoney } from '../../core/money.ts'
import { type LinedPages, placeOfLine } from '../../core/pages.ts'
import { given, sum } from '../../core/std.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WirePaperLine } from '../../core/wire.ts'
import { findRows, type StoredRow } from '../store/journal.ts'
import { type AccountEntry, entriesBeyond } from '../store/looks.ts'
import { wireAccountEntry } from './accountEntry.ts'
import type { Reader } from './reader.ts'

/** A line of a book: an entry, or several in one (合并登折). */
type BookLine = AccountEntry & { readonly merged?: Merged }

interface Merged {
  readonly count: number
  readonly out: bigint
  readonly in: bigint
}

/** The lines that a row prints into a passbook: those that it did not show yet. */
export async function passbookLines(reader: Reader, row: StoredRow): Promise<WirePaperLine[]> {
  const update = updateOf(row)
  if (!update) return []
  const pages = pagesOf(reader)
  const { waiting, shown } = await unprinted(reader, update, row)
  return waiting.map((line, index) => {
    const nth = index + 1 + (update.isNew ? 0 : shown)
    const place = pages ? (placeOfLine(pages, nth) ?? 'next') : null
    return { ...wireLine(line, update.account), place }
  })
}

function wireLine(line: BookLine, account: string): Omit<WirePaperLine, 'place'> {
  const entry = wireAccountEntry(line, account, 'C')
  if (!line.merged) return entry
  const { count, out, in: came } = line.merged
  const codeName = { zh: `未登折${count}笔合计`, en: `${count} lines in one` }
  return { ...entry, codeName, merged: { count, out: printMoney(out), in: printMoney(came) } }
}

interface Update {
  readonly account: string
  readonly before: Printed | null
  readonly merged: readonly MergedLines[]
  readonly isNew: boolean
}

function updateOf({ day, serial, effects }: StoredRow): Update | null {
  const found = decodeEffects(effects).find(
    effect => effect.type === 'set' && effect.kind === 'account' && 'printed' in (effect.to ?? {}),
  )
  if (found?.type !== 'set') return null
  const before = (found.from?.printed ?? null) as Printed | null
  const after = (found.to?.printed ?? null) as Printed | null
  const isNew = after?.book?.day === day && after.book.serial === serial
  // A new book is begun with what the old one did not show, in which there may be lines in one from before.
  const merged = [...(isNew ? (before?.merged ?? []) : []), ...(after?.merged ?? [])]
  return { account: found.key, before, merged, isNew }
}

const pagesOf = ({ parameters }: Reader): LinedPages | undefined =>
  parameters.voucherKinds.find(({ kind }) => kind === 'passbook')?.page?.lines

/** What stands in the book already, counted, and what does not, up to a row. */
async function unprinted(reader: Reader, { account, before: printed, merged }: Update, upTo: Position) {
  const book = printed?.book ?? null
  const carried = book ? await carriedInto(reader, account, book) : []
  const entries = await entriesBeyond(reader.books.pool, reader.branch.code, account, book, upTo)
  const later = book ? merged.filter(({ after }) => after !== null && !isAfter(book, after)) : merged
  const lines = [...carried, ...inOne(entries, later)]
  const before = printed ? lines.filter(line => !isAfter(line, printed)).length : 0
  const pages = pagesOf(reader)
  const shown = pages ? Math.min(before, pages.pages * pages.perPage) : before
  return { shown, waiting: lines.slice(shown) }
}

/** A book that replaces a lost one begins with the balance: nothing is carried into it. */
async function carriedInto(reader: Reader, account: string, book: Position): Promise<readonly BookLine[]> {
  const { books, branch } = reader
  const [found] = await findRows(books.pool, [{ branch: branch.code, ...book }])
  const row = given(found, `row ${book.day}/${book.serial}`)
  const prints = findTransaction(row.code)?.receipt.includes('passbookLines') ?? false
  const update = prints ? updateOf(row) : null
  return update ? (await unprinted(reader, update, row)).waiting : []
}

/** Entries as lines: those that a printing has merged stand as the last of them, with the sums of all. */
function inOne(entries: readonly AccountEntry[], merged: readonly MergedLines[]): BookLine[] {
  const lines: BookLine[] = []
  let rest = entries
  for (const { after, count } of merged) {
    const first = rest.findIndex(entry => after === null || isAfter(entry, after))
    const many = rest.slice(first, first + count)
    lines.push(...rest.slice(0, first), together(many))
    rest = rest.slice(first + count)
  }
  return [...lines, ...rest]
}

function together(many: readonly AccountEntry[]): BookLine {
  const of = (side: AccountEntry['side']) => sum(many.flatMap(one => (one.side === side ? [one.amount] : [])))
  const [out, came] = [of('D'), of('C')]
  const side = out > came ? 'D' : 'C'
  const amount = out > came ? out - came : came - out
  const last = given(many.at(-1), 'entries that are one line')
  return { ...last, side, amount, merged: { count: many.length, out, in: came } }
}
