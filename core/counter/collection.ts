/** Collections (托收) off balance, at what their certificates say, and the clearing they are paid through. */
import { openIds } from '../openItems.ts'
import type { Desk } from '../desk.ts'
import type { Memo } from '../ledger/effects.ts'
import type { Unit } from '../ledger/units.ts'

export const COLLECTIONS = '7007'

/** Between outlets of one bank; the letter is what both know the payment by. */
export const COLLECTION_CLEARING = '3001-02'

export const collectionMemo = (way: Memo['way'], amount: bigint, unit: Unit): Memo => ({
  type: 'memo',
  way,
  account: COLLECTIONS,
  unit,
  amount,
})

/** Of those that are sent, or taken in, and not answered yet. */
export const openCollections = ({ state }: Pick<Desk, 'state'>): readonly string[] =>
  openIds(state, 'collection')
