/** What a till should be counted as, by its book; off by what a test wants. */
import { addNotes, type Notes, printNotes } from '../../core/ledger/units.ts'
import { given } from '../../core/std.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { tillsOf } from '../../server/looks/till.ts'
import { BRANCH, type TestBooks } from './books.ts'

/** The fields of a count (1020) of the till in a teller's hands. */
export async function heldBy(
  { books }: TestBooks,
  teller: string,
  off: Notes,
  papersOff: Record<string, number>,
) {
  // He who counts is not told what the book holds: the supervisor is.
  const own = given((await readerFor(books, BRANCH, teller, 'T')).teller.till, `a till of ${teller}`)
  const reader = await readerFor(books, BRANCH, '0002', 'T')
  const [till] = await tillsOf(reader, [own])
  const { notes, papers } = given(till, `the till of ${teller}`)
  const booked = Object.fromEntries(notes.map(({ face, count }) => [face, BigInt(count)]))
  const counted = printNotes(reader.branch.unit, addNotes(booked, off))
  const kinds = papers.map(({ kind, pieces }) => `${kind}x${pieces + (papersOff[kind] ?? 0)}`)
  return { counted: counted === '' ? '0' : counted, papers: kinds.join(' '), session: 'midday' }
}
