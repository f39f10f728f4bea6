import type { Sealed } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

/**
 * A certificate that is paid by another outlet than the one where its owner stands (储蓄异地托收, rules.md
 * §5.8). `out` is sent from here and its proceeds come back; `in` has come here and is paid or refused by
 * its day. Those of before they were received first were paid or refused as they were registered.
 */
export interface Collection {
  readonly way: 'out' | 'in'
  /** Where it was sent, or where it came from. */
  readonly outlet: string
  /** The number of the covering letter: both outlets know the collection by it. */
  readonly letter: string
  /** The customer's account: that the proceeds are paid into, or that they are paid from. */
  readonly account: string
  readonly certificate: string
  readonly depositor: Sealed | null
  /** What the certificate says. */
  readonly amount: bigint
  /** Why it was refused; empty where it was not. */
  readonly reason: string
}

export const collection: ItemKindRow<Collection> = {
  name: { zh: '托收', en: 'Collection' },
  madeBy: ['4021'],
  words: ({ letter, outlet, certificate, amount }) => {
    const shown = displayMoney(amount)
    return {
      zh: `${letter} ${outlet} 存单 ${certificate}，${shown}`,
      en: `${letter} ${outlet}, certificate ${certificate}, ${shown}`,
    }
  },
  states: {
    sent: open('已寄出', 'sent'),
    received: open('已收到，待付', 'received, not answered'),
    paid: done('已付款', 'paid'),
    refused: done('已拒付', 'refused'),
    returned: done('拒付退回', 'returned unpaid'),
    reversed,
  },
  blocksClose: 'whenDue',
  blocksIn: ['received'],
  lapsesTo: null,
}
