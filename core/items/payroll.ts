import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A line that could not be paid, and why: the code of the refusal. */
export interface UnpaidLine {
  readonly line: number
  readonly refused: string
}

/**
 * A payroll on its way (代发工资): the employer has been debited once, the program pays line by line. The
 * lines themselves stand in the row that opened it, whose serial the number of the item names.
 */
export interface Payroll {
  readonly employer: string
  readonly batch: string
  readonly lines: number
  readonly total: bigint
  /** What was paid and what went back to the employer, once it is done. */
  readonly paid: bigint
  readonly returned: bigint
  readonly unpaid: readonly UnpaidLine[]
}

export const payroll: ItemKindRow<Payroll> = {
  name: { zh: '代发批次', en: 'Payroll' },
  madeBy: ['6003'],
  words: ({ employer, batch, lines, total }) => ({
    zh: `${employer} 批次 ${batch}，${lines} 笔 ${displayMoney(total)}`,
    en: `${employer}, batch ${batch}: ${lines} lines, ${displayMoney(total)}`,
  }),
  states: { paying: open('入账中', 'being paid'), paid: done('已完成', 'done') },
  blocksClose: true,
  lapsesTo: null,
}
