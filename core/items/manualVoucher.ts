import type { Day } from '../dates.ts'
import type { Words } from '../words.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface ManualLeg {
  readonly side: 'D' | 'C'
  readonly account: string
  readonly amount: bigint
}

/** On what a customer’s money may be taken by hand. */
export const bases = {
  consent: { zh: '客户书面同意', en: 'Consent in writing' },
  order: { zh: '法律文书', en: 'An order of law' },
  own: { zh: '冲错补记', en: 'Booked anew after a reversal' },
} satisfies Readonly<Record<string, Words>>

/** With the number of the paper on file, or the row (day and serial) that was reversed. */
export type Basis =
  | { readonly on: 'consent' | 'order'; readonly paper: string }
  | { readonly on: 'own'; readonly row: string }

export interface ManualVoucher {
  readonly legs: readonly ManualLeg[]
  /** As it read on its day; absent from before reasons were listed. */
  readonly reason?: Words & { readonly ground: string }
  readonly memo: string
  /** The earlier day from which its entries count for interest (倒起息); absent where that is today. */
  readonly valueDay?: Day
  /** Absent where no customer’s money is taken. */
  readonly basis?: Basis
}

export const manualVoucher: ItemKindRow<ManualVoucher> = {
  name: { zh: '自制凭证', en: 'Manual voucher' },
  madeBy: ['8520'],
  words({ reason, memo, legs: { length }, valueDay, basis }) {
    const on = basis?.on === 'own' ? basis.row : basis?.paper
    return {
      zh: [
        ...(reason ? [reason.zh] : []),
        `${memo}，分录 ${length} 笔`,
        ...(valueDay ? [`${valueDay} 起息`] : []),
        ...(basis ? [`依据：${bases[basis.on].zh} ${on}`] : []),
      ].join('，'),
      en: [
        ...(reason ? [reason.en] : []),
        `${memo}, ${length} lines`,
        ...(valueDay ? [`valued ${valueDay}`] : []),
        ...(basis ? [`on: ${bases[basis.on].en} ${on}`] : []),
      ].join(', '),
    }
  },
  states: { entered: open('待复核', 'awaiting review'), posted: done('已记账', 'posted'), reversed },
  blocksClose: true,
  lapsesTo: null,
}
