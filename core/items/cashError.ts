import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** One overage or shortage, one case (rules.md §3.6). */
export interface CashError {
  readonly till: string
  readonly side: 'over' | 'short'
  readonly amount: bigint
  readonly note: string
}

export const cashError: ItemKindRow<CashError> = {
  name: { zh: '出纳错款', en: 'Cash overage or shortage' },
  madeBy: ['1041', '1042'],
  words: ({ till, side, amount, note }) => {
    const over = side === 'over'
    const told = note === '' ? { zh: '', en: '' } : { zh: `（${note}）`, en: ` (${note})` }
    return {
      zh: `尾箱 ${till} ${over ? '长款' : '短款'} ${displayMoney(amount)}${told.zh}`,
      en: `Till ${till} ${over ? 'over' : 'short'} ${displayMoney(amount)}${told.en}`,
    }
  },
  states: { booked: open('待处理', 'under investigation'), settled: done('已处理', 'settled'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
