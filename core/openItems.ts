/** The open items of a kind, as the index that every item keeps itself says them. */
import type { ItemKind } from './items.ts'
import type { Key } from './ledger/entities.ts'
import type { State } from './ledger/state.ts'

export const openIds = (state: State, kind: ItemKind): readonly string[] =>
  state.get('index', `openItems/${kind}`)?.keys ?? []

/** What reading them all reads: the index, and once that is there, each of them. */
export const openItemKeys = (state: State, kind: ItemKind): Key[] => [
  `index:openItems/${kind}`,
  ...openIds(state, kind).map(id => `item:${id}` as const),
]
