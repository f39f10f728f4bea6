/** Interest on what is overdrawn, up to a day that is not counted: in pieces, each at its rate (F45). */
import type { Day } from '../dates.ts'
import type { Account } from '../ledger/entities.ts'
import { overdrawnUpTo } from '../ledger/overdraft.ts'
import { interestOf, productSegment, type Segment } from './segments.ts'

export function overdraftSegments(account: Account, to: Day): Segment[] {
  const { overdraft } = account
  if (!overdraft) return []
  const { ratePpm, earlier } = overdraft
  const ends = [...earlier, { products: overdrawnUpTo(account, to), ratePpm }]
  return ends
    .map((end, index) => ({ ...end, products: end.products - (ends[index - 1]?.products ?? 0n) }))
    .filter(({ products }) => products !== 0n)
    .map(piece => productSegment(PRODUCTS, piece.products, piece.ratePpm))
}

const PRODUCTS = { zh: '透支积数', en: 'Overdrawn products' }

/** In fen. */
export const overdraftInterest = (account: Account, to: Day): bigint =>
  interestOf(overdraftSegments(account, to))
