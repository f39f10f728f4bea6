import { done, type ItemKindRow, open } from './kind.ts'

/** A payment stopped at the counter: on the customer's word, the bank's own, or at once for the police. */
export interface StopOrder {
  readonly account: string
  readonly ground: 'customer' | 'bank' | 'police'
  readonly document: string
  readonly note: string
}

export const stopOrder: ItemKindRow<StopOrder> = {
  name: { zh: '止付', en: 'Stopped payment' },
  madeBy: ['4017'],
  words: ({ account, note }) => ({
    zh: `${account} 止付：${note}`,
    en: `${account}, payment stopped: ${note}`,
  }),
  states: {
    stopped: open('止付中', 'stopped'),
    released: done('已解除', 'released'),
    lapsed: done('逾期失效', 'lapsed'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
