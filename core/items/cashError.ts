import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** One overage or shortage, one case (rules.md §3.6). */
export interface CashError {
  readonly till: string
  readonly side: 'over' | 'short'
  readonly amount: bigint
  readonly note: string
}

export const cashError: ItemKindRow = {
  name: { zh: '出纳错款', en: 'Cash overage or shortage' },
  states: { booked: open('待处理', 'under investigation'), settled: done('已处理', 'settled'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
