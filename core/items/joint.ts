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

export const joint: ItemKindRow = {
  name: { zh: '通存通兑', en: 'Joint deposit or withdrawal' },
  states: { posted: done('已入账', 'posted'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
