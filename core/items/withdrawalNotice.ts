import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** The notice before a draw from a notice deposit (rules.md §2.3): how much will be drawn on its last day. */
export interface WithdrawalNotice {
  readonly account: string
  readonly amount: bigint
}

export const withdrawalNotice: ItemKindRow<WithdrawalNotice> = {
  name: { zh: '支取通知', en: 'Notice of withdrawal' },
  madeBy: ['3303'],
  words: ({ account, amount }) => ({
    zh: `${account} 通知支取 ${displayMoney(amount)}`,
    en: `${account}, ${displayMoney(amount)} to be drawn`,
  }),
  states: {
    noticed: open('已通知', 'given'),
    used: done('已支取', 'drawn'),
    cancelled: done('已撤销', 'cancelled'),
    lapsed: done('逾期失效', 'lapsed'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
