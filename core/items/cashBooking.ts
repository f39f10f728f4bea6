import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A large withdrawal in cash, announced so that the notes are there (rules.md §5.3). */
export interface CashBooking {
  readonly account: string
  readonly amount: bigint
  /** The day for which it is booked, and no other. */
  readonly day: string
}

export const cashBooking: ItemKindRow<CashBooking> = {
  name: { zh: '大额取款预约', en: 'Booked withdrawal' },
  madeBy: ['0522'],
  words: ({ account, amount, day }) => ({
    zh: `${account} 预约 ${day} 取现 ${displayMoney(amount)}`,
    en: `${account}, ${displayMoney(amount)} in cash on ${day}`,
  }),
  states: {
    announced: open('已预约', 'booked'),
    used: done('已支取', 'drawn'),
    cancelled: done('已取消', 'cancelled'),
    lapsed: done('逾期失效', 'lapsed'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
