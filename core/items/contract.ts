import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface Contract {
  readonly customer: string
  readonly number: string
  readonly approved: bigint
  readonly drawn: bigint
  readonly ratePpm: number
  readonly months: number
}

export const contract: ItemKindRow<Contract> = {
  name: { zh: '贷款合同', en: 'Loan contract' },
  words: ({ number, approved, drawn }) => {
    const left = displayMoney(approved - drawn)
    return { zh: `合同 ${number}，可用 ${left}`, en: `Contract ${number}, ${left} left` }
  },
  states: { active: open('有效', 'active'), drawn: done('已用完', 'fully drawn'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
