import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A certificate of what a customer has in the bank (存款证明): on a day, or held until one. */
export interface DepositProof {
  readonly account: string
  readonly amount: bigint
  readonly number: number
  readonly purpose: string
}

export const depositProof: ItemKindRow<DepositProof> = {
  name: { zh: '存款证明', en: 'Deposit certificate' },
  madeBy: ['3211'],
  words: ({ account, amount, purpose }) => ({
    zh: `${account} 证明 ${displayMoney(amount)}：${purpose}`,
    en: `${account}, ${displayMoney(amount)} certified: ${purpose}`,
  }),
  states: {
    stated: done('时点证明已开', 'stated'),
    holding: open('时段证明有效', 'holding'),
    cancelled: done('已撤销', 'cancelled'),
    lapsed: done('到期解除', 'ended'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
