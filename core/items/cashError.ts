import { displayBeside, type Unit } from '../ledger/units.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** One overage or shortage, one case (rules.md §3.6). */
export interface CashError {
  readonly till: string
  readonly side: 'over' | 'short'
  /** Absent for the branch's own currency. */
  readonly unit?: Unit
  readonly amount: bigint
  readonly note: string
}

export const cashError: ItemKindRow<CashError> = {
  name: { zh: '出纳错款', en: 'Cash overage or shortage' },
  madeBy: ['1041', '1042'],
  words: ({ till, side, amount, note, unit }, tongue) => {
    const over = side === 'over'
    const shown = displayBeside(tongue.unit, unit ?? tongue.unit, amount)
    const told = note === '' ? { zh: '', en: '' } : { zh: `（${note}）`, en: ` (${note})` }
    return {
      zh: `尾箱 ${till} ${over ? '长款' : '短款'} ${shown}${told.zh}`,
      en: `Till ${till} ${over ? 'over' : 'short'} ${shown}${told.en}`,
    }
  },
  states: { booked: open('待处理', 'under investigation'), settled: done('已处理', 'settled'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
