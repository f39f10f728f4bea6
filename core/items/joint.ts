import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, reversed } from './kind.ts'

/** Something done for an account of another branch; each of the two branches keeps its half (通存通兑). */
export interface Joint {
  /** The other branch, and its row. */
  readonly branch: string
  readonly serial: number
  /** Who stood at the counter: the branch that took or paid the cash. */
  readonly counter: string
  readonly account: string
  readonly side: 'in' | 'out'
  readonly amount: bigint
}

export const joint: ItemKindRow<Joint> = {
  name: { zh: '通存通兑', en: 'Joint deposit or withdrawal' },
  madeBy: ['5011', '5012'],
  words: ({ branch, account, side, amount }) => {
    const shown = displayMoney(amount)
    const way = side === 'in' ? { zh: '通存', en: 'deposit' } : { zh: '通兑', en: 'withdrawal' }
    return {
      zh: `${account} ${way.zh} ${shown}，对方网点 ${branch}`,
      en: `${account}, ${way.en} of ${shown} with ${branch}`,
    }
  },
  states: { posted: done('已入账', 'posted'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
