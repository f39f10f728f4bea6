import { authorities, type Organ } from '../authorities.ts'
import type { Sealed } from '../ledger/entities.ts'
import type { Bars } from '../ledger/restrictions.ts'
import { displayMoney } from '../money.ts'
import { barsNames } from '../derive/restrictions.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A freeze by an authority (rules.md §5.6): in force, or waiting in the line behind another. */
export interface Freeze {
  readonly account: string
  readonly organ: Organ
  readonly officers: Sealed
  readonly document: string
  readonly notice: string
  readonly bars: Bars
  /** As it was ordered, in fen; what is left of it stands on the account. Null for the whole account. */
  readonly amount: bigint | null
  readonly renewals: number
}

export const freeze: ItemKindRow<Freeze> = {
  name: { zh: '冻结', en: 'Freeze' },
  madeBy: ['4011', '4013'],
  words: ({ account, organ, document, bars, amount }) => {
    const { zh, en } = authorities[organ]
    const shown = displayMoney(amount ?? 0n)
    const what = amount === null ? barsNames[bars] : { zh: shown, en: shown }
    return { zh: `${account} ${zh} ${document} ${what.zh}`, en: `${account}, ${en} ${document}, ${what.en}` }
  },
  states: {
    waiting: open('轮候', 'waiting'),
    frozen: open('冻结中', 'in force'),
    unfrozen: done('已解冻', 'lifted'),
    executed: done('已扣划', 'executed'),
    lapsed: done('逾期失效', 'lapsed'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
