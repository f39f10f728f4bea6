import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface ManualLeg {
  readonly side: 'D' | 'C'
  readonly account: string
  readonly amount: bigint
}

export interface ManualVoucher {
  readonly legs: readonly ManualLeg[]
  readonly memo: string
}

export const manualVoucher: ItemKindRow<ManualVoucher> = {
  name: { zh: '自制凭证', en: 'Manual voucher' },
  words: ({ memo, legs: { length } }) => ({
    zh: `${memo}，分录 ${length} 笔`,
    en: `${memo}, ${length} lines`,
  }),
  states: { entered: open('待复核', 'awaiting review'), posted: done('已记账', 'posted'), reversed },
  blocksClose: true,
  lapsesTo: null,
}
