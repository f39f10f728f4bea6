/** What the looking reads share: who asks, what he may see, records by key. */
import { EARNINGS, earningsRecord } from '../../core/interest/earning.ts'
import { isOpen, isSecret, type Item, type ItemKind } from '../../core/items.ts'
import { isCash } from '../../core/ledger/chart.ts'
import type { Branch, Entities, EntityKind, Key, Teller } from '../../core/ledger/entities.ts'
import { MapState, type State, type Stored } from '../../core/ledger/state.ts'
import type { Parameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import { maySupervise } from '../../core/supervision/access.ts'
import { alike, type Words } from '../../core/words.ts'
import type { Books } from '../books.ts'
import { readEarnings } from '../store/earnings.ts'
import { readKinds, readState } from '../store/state.ts'

export interface Reader {
  readonly books: Books
  readonly branch: Branch
  readonly parameters: Parameters
  /** Who asks. */
  readonly teller: Teller
  readonly terminal: string
}

/** The reader of a request: the branch and the person as they stand now. */
export async function readerFor(
  books: Books,
  branch: string,
  teller: string,
  terminal: string,
): Promise<Reader> {
  await books.memories.caughtUp(branch)
  const state = await recordsOf(books, branch, [`branch:${branch}`, 'parameters:current', `teller:${teller}`])
  return {
    books,
    branch: given(state.get('branch', branch), `branch ${branch}`),
    parameters: given(state.get('parameters', 'current'), `parameters of ${branch}`),
    teller: given(state.get('teller', teller), `teller ${teller}`),
    terminal,
  }
}

/** The same person at the books of another branch; null where there is no such branch. */
export async function readerElsewhere(reader: Reader, code: string): Promise<Reader | null> {
  const { books } = reader
  await books.memories.caughtUp(code)
  const state = await recordsOf(books, code, [`branch:${code}`, 'parameters:current'])
  const [branch, parameters] = [state.get('branch', code), state.get('parameters', 'current')]
  return branch && parameters ? { ...reader, branch, parameters } : null
}

export async function recordsOf(books: Books, branch: string, keys: readonly Key[]): Promise<State> {
  const rows = new Map<Key, Stored | null>(await readState(books.pool, branch, keys))
  if (keys.includes(EARNINGS)) {
    const { lines } = await readEarnings(books.pool, branch)
    rows.set(EARNINGS, earningsRecord(lines))
  }
  return new MapState(rows)
}

/** The open items of one kind in a branch. */
export async function openItemsIn<K extends ItemKind>(
  books: Books,
  branch: string,
  kind: K,
): Promise<Item<K>[]> {
  await books.memories.caughtUp(branch)
  const index = await recordsOf(books, branch, [`index:openItems/${kind}`])
  const ids = index.get('index', `openItems/${kind}`)?.keys ?? []
  const items = await recordsOf(
    books,
    branch,
    ids.map(id => `item:${id}` as const),
  )
  return ids.flatMap(id => {
    const item = items.get('item', id)
    return item !== undefined && isOpen(item) ? [item as Item<K>] : []
  })
}

/** All records of one kind, in the order of their keys. */
export async function allOf<K extends EntityKind>(
  { books, branch }: Pick<Reader, 'books' | 'branch'>,
  kind: K,
): Promise<Entities[K][]> {
  const rows = await readKinds(books.pool, branch.code, [kind])
  return [...rows.values()].map(row => row.value as Entities[K])
}

/** Those who see everybody's work: rows of others, tills, differences. */
export const isInCharge = ({ teller }: Pick<Reader, 'teller'>): boolean =>
  teller.roles.some(
    role => role === 'accountingSupervisor' || role === 'outletDirector' || role === 'chiefTeller',
  )

/** Those who see everybody's rows: in charge of them, or of what is found in them afterwards. */
export const seesAll = (reader: Pick<Reader, 'teller'>): boolean =>
  isInCharge(reader) || maySupervise(reader.teller.roles)

/**
 * Whether a reader may see what the book says of an account. Cash is for those in charge: what a till should
 * hold is what its teller's blind count must find (F59).
 */
export const maySeeBook = (reader: Pick<Reader, 'teller'>, gl: string): boolean =>
  !isCash(gl) || isInCharge(reader)

/** An order of an authority is for those in charge, and for whoever took it in (rules.md §5.6). */
export const mayNotKnow = (reader: Pick<Reader, 'teller'>, item: Item): boolean =>
  isSecret(item) && item.by !== reader.teller.id && !isInCharge(reader)

export async function peopleNames(reader: Reader): Promise<Map<string, Words>> {
  return new Map((await allOf(reader, 'teller')).map(({ id, name }) => [id, name]))
}

/** `0011 林慧`: people by number and name; a number of nobody alone. */
export async function personIn(reader: Reader): Promise<(id: string) => Words> {
  const names = await peopleNames(reader)
  return id => {
    const name = names.get(id)
    return name ? { zh: `${id} ${name.zh}`, en: `${id} ${name.en}` } : alike(id)
  }
}
