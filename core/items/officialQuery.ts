import { authorities, type Organ } from '../authorities.ts'
import type { Sealed } from '../ledger/entities.ts'
import type { Product } from '../products.ts'
import { done, type ItemKindRow, reversed } from './kind.ts'

/** What an authority was told of one account, as it stood then. */
export interface Told {
  readonly account: string
  readonly product: Product | null
  readonly status: 'open' | 'closed'
  readonly balance: bigint
  /** What was frozen of it, by whomever: an amount, or all of it. */
  readonly frozen: bigint | 'all'
}

export interface OfficialQuery {
  readonly organ: Organ
  readonly officers: Sealed
  readonly document: string
  readonly notice: string
  readonly customer: string
  readonly told: readonly Told[]
  /** The entries from this day on were asked for too; null where they were not. */
  readonly since: string | null
}

export const officialQuery: ItemKindRow<OfficialQuery> = {
  name: { zh: '协助查询', en: 'Official query' },
  madeBy: ['4010'],
  words: ({ customer, organ, document }) => {
    const { zh, en } = authorities[organ]
    return { zh: `客户 ${customer} ${zh} ${document}`, en: `Customer ${customer}, ${en} ${document}` }
  },
  states: { answered: done('已答复', 'answered'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
