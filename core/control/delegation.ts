/**
 * Authority that somebody has given to another for a time (授权委托, rules.md §5.2): a level at which he signs,
 * or a code of his post. It stands in the record of whoever has it, because every decision reads that; it is
 * tested for its days there, so that it ends by itself, and day end only writes the line. Nobody delegates
 * what he has himself by delegation, and nobody signs in the name of the maker.
 */
import { openIds, openItemKeys } from '../openItems.ts'
import type { Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import type { Item } from '../items.ts'
import type { Signatory } from '../items/signatures.ts'
import { countUp } from '../ledger/build.ts'
import type { TallyMove } from '../ledger/effects.ts'
import type { Key, Teller } from '../ledger/entities.ts'

/** The levels that can be delegated: a witness and who is named need none. */
export type Level = Exclude<Signatory, 'witness' | 'named'>

export interface Delegation {
  /** The item that it is kept as. */
  readonly item: string
  /** Whose authority it is, and his grade, which is compared with the maker's. */
  readonly by: string
  readonly grade: number
  /** One of the two. */
  readonly level: Level | null
  readonly code: string | null
  readonly from: Day
  readonly until: Day
}

export const delegationsOn = ({ delegated }: Pick<Teller, 'delegated'>, day: Day): readonly Delegation[] =>
  (delegated ?? []).filter(({ from, until }) => from <= day && day <= until)

/** By which somebody does a code that his own post has not. */
export const delegatedCode = (teller: Pick<Teller, 'delegated'>, code: string, day: Day): Delegation | null =>
  delegationsOn(teller, day).find(one => one.code === code) ?? null

/** Under this name uses are counted. */
export const DELEGATION = 'delegation'

const tallyKey = (item: string): string => `${DELEGATION}/${item}`

/** Every use is an effect of its row, and so counted, and never taken back. */
export const delegationUsed = ({ item }: Pick<Delegation, 'item'>): TallyMove => countUp(tallyKey(item))

/** What counting a use reads. */
export const delegationKeys = (teller: Pick<Teller, 'delegated'>, day: Day): Key[] =>
  delegationsOn(teller, day).map(({ item }) => `tally:${tallyKey(item)}` as const)

/** The delegations of the branch that are in force or to come. */
export const delegationsOpen = ({ state, day }: Pick<Desk, 'state' | 'day'>): Item<'delegation'>[] =>
  openIds(state, 'delegation')
    .flatMap(id => (state.get('item', id) as Item<'delegation'> | undefined) ?? [])
    .filter(({ until }) => until === null || until >= day)

/** What `delegationsOpen` reads. */
export const openDelegationKeys = ({ state }: Pick<Desk, 'state'>): Key[] => openItemKeys(state, 'delegation')
