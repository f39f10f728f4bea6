import type { Sealed } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface Remittance {
  readonly account: string
  readonly amount: bigint
  readonly bank: string
  readonly payeeAccount: string
  readonly payee: Sealed
  readonly purpose: string
  /** Who reviewed it; empty until then, absent where an earlier release reviewed and sent at once. */
  readonly reviewer?: string
}

export const remittance: ItemKindRow<Remittance> = {
  name: { zh: '往账', en: 'Outward remittance' },
  madeBy: ['5001'],
  words: ({ account, amount, bank, payeeAccount }) => {
    const whither = `${bank} ${payeeAccount}`.trim()
    const shown = displayMoney(amount)
    return { zh: `${account} 汇往 ${whither}，${shown}`, en: `${account} to ${whither}, ${shown}` }
  },
  states: {
    entered: open('待复核', 'awaiting review'),
    reviewed: open('已复核，待发送', 'reviewed, to be sent'),
    sent: done('已发送', 'sent'),
    returned: done('已退汇', 'came back'),
    reversed,
  },
  blocksClose: true,
  lapsesTo: null,
}
