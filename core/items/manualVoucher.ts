import type { Day } from '../dates.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface ManualLeg {
  readonly side: 'D' | 'C'
  readonly account: string
  readonly amount: bigint
}

export interface ManualVoucher {
  readonly legs: readonly ManualLeg[]
  readonly memo: string
  /** The earlier day from which its entries count for interest (倒起息); absent where that is today. */
  readonly valueDay?: Day
}

export const manualVoucher: ItemKindRow<ManualVoucher> = {
  name: { zh: '自制凭证', en: 'Manual voucher' },
  madeBy: ['8520'],
  words: ({ memo, legs: { length }, valueDay }) => ({
    zh: `${memo}，分录 ${length} 笔${valueDay ? `，${valueDay} 起息` : ''}`,
    en: `${memo}, ${length} lines${valueDay ? `, valued ${valueDay}` : ''}`,
  }),
  states: { entered: open('待复核', 'awaiting review'), posted: done('已记账', 'posted'), reversed },
  blocksClose: true,
  lapsesTo: null,
}
