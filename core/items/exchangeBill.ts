import type { Day } from '../dates.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A session of the local exchange: the day and its number. */
export interface Session {
  readonly day: Day
  readonly session: number
}

/** A bill of the local exchange (同城票据交换, rules.md §1.3, §1.6): presented by us, or to us. */
export interface ExchangeBill extends Session {
  readonly way: 'out' | 'in'
  /** A debit bill is a cheque to be collected, a credit bill a payment made. */
  readonly kind: 'debit' | 'credit'
  /** Our customer: payee of what we collect, payer of what we pay. */
  readonly account: string
  readonly amount: bigint
  readonly bank: string
  readonly paper: string
  /** The number that was cancelled when it was paid; absent where none was. */
  readonly cheque?: number
  readonly reason: string
  /** The session in which it went back, its own is that in which it went or came; absent where it did not. */
  readonly back?: Session
}

export const exchangeBill: ItemKindRow<ExchangeBill> = {
  name: { zh: '交换票据', en: 'Exchange bill' },
  madeBy: ['5021', '5022'],
  words({ way, kind, day, session, account, amount, bank, paper }) {
    const shown = displayMoney(amount)
    const zh = `${way === 'out' ? '提出' : '提入'}${kind === 'debit' ? '借方' : '贷方'}`
    const en = `${kind === 'debit' ? 'Debit' : 'Credit'} bill ${way === 'out' ? 'out' : 'in'}`
    return {
      zh: `${zh} ${paper} ${shown}，${account}，${bank}，${day} 第 ${session} 场`,
      en: `${en} ${paper} ${shown}, ${account}, ${bank}, ${day} session ${session}`,
    }
  },
  states: {
    presented: open('待收妥', 'presented, not final'),
    toReturn: open('待退票', 'to be returned'),
    final: done('已收妥', 'final'),
    paid: done('已入账', 'posted'),
    returned: done('已退票', 'returned'),
  },
  blocksClose: false,
  lapsesTo: null,
}
