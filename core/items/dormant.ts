import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** An account that nobody has moved for long (久悬户): what stood there waits in another account. */
export interface Dormant {
  readonly account: string
  /** With the interest up to the day it was moved. */
  readonly amount: bigint
  /** When its owner moved it last. */
  readonly last: string
}

export const dormant: ItemKindRow<Dormant> = {
  name: { zh: '久悬户', en: 'Dormant account' },
  madeBy: ['0570'],
  words: ({ account, amount, last }) => ({
    zh: `${account} 久悬 ${displayMoney(amount)}，末次交易 ${last}`,
    en: `${account}, ${displayMoney(amount)}, last moved ${last}`,
  }),
  states: {
    dormant: open('久悬', 'dormant'),
    activated: done('已激活', 'active again'),
  },
  blocksClose: false,
  lapsesTo: null,
}
