import { done, type ItemKindRow, open } from './kind.ts'

/** Vouchers on their way from one till to another. */
export interface PaperTransit {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly first: number
  readonly last: number
}

export const paperTransit: ItemKindRow = {
  name: { zh: '在途凭证', en: 'Vouchers in transit' },
  states: {
    sent: open('已调出', 'sent'),
    received: done('已调入', 'received'),
    takenBack: done('已收回', 'taken back'),
  },
  blocksClose: true,
  lapsesTo: null,
}
