import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/** What secures a loan, in the branch's custody (抵质押品): 7004 at its value. */
export interface Collateral {
  /** The number of the contract that it secures, and the item of that. */
  readonly contract: string
  readonly contractItem: string
  readonly thing: string
  /** The number of its certificate. */
  readonly document: string
  readonly value: bigint
  /** In whose custody it is. */
  readonly keeper: string
  /** Of a certificate of our own: its account, that pays nothing meanwhile; absent for all else. */
  readonly deposit?: string
}

export const collateral: ItemKindRow<Collateral> = {
  name: { zh: '抵质押品', en: 'Collateral' },
  madeBy: ['6821'],
  words: ({ contract, thing, document, value, keeper }) => {
    const shown = displayMoney(value)
    return {
      zh: `${thing}（${document}）${shown}，合同 ${contract}，${keeper} 保管`,
      en: `${thing} (${document}) of ${shown}, contract ${contract}, kept by ${keeper}`,
    }
  },
  states: { held: open('在库', 'in custody'), released: done('已出库', 'given out'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
