import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface Contract {
  readonly customer: string
  readonly number: string
  readonly approved: bigint
  readonly drawn: bigint
  readonly ratePpm: number
  readonly months: number
}

export const contract: ItemKindRow = {
  name: { zh: '贷款合同', en: 'Loan contract' },
  states: { active: open('有效', 'active'), drawn: done('已用完', 'fully drawn'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
