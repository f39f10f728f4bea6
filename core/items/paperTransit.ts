import { rangeWords, voucherWords } from '../parameters.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Vouchers on their way from one till to another. */
export interface PaperTransit {
  readonly from: string
  readonly to: string
  readonly kind: string
  readonly first: number
  readonly last: number
}

export const paperTransit: ItemKindRow<PaperTransit> = {
  name: { zh: '在途凭证', en: 'Vouchers in transit' },
  madeBy: ['2005'],
  words: ({ from, to, kind, first, last }, { parameters }) => {
    const name = voucherWords(parameters, kind)
    const numbers = rangeWords(parameters, kind, [first, last])
    return {
      zh: `尾箱 ${from} 调往 ${to}，${name.zh} ${numbers}`,
      en: `Till ${from} to till ${to}, ${name.en} ${numbers}`,
    }
  },
  states: {
    sent: open('已调出', 'sent'),
    received: done('已调入', 'received'),
    takenBack: done('已收回', 'taken back'),
  },
  blocksClose: true,
  lapsesTo: null,
}
