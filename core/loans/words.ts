/** What is owed on a loan, in words: for the journal, of a change only what changed. */
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import type { Words } from '../words.ts'
import { joined } from '../words.ts'
import { classNames } from './classes.ts'
import type { LoanDebt } from './terms.ts'

/** What a change of a debt may be about: one of these is always among it. */
export const debtParts: readonly (keyof LoanDebt)[] = [
  'counted',
  'due',
  'lines',
  'overdue',
  'receivable',
  'offBooks',
  'nonAccrual',
  'class',
  'provision',
  'writtenOff',
]

export function debtWords(debt: Partial<LoanDebt>): Words {
  const money = (amount: bigint | undefined, zh: string, en: string): Words[] =>
    amount === undefined ? [] : [{ zh: `${zh} ${displayMoney(amount)}`, en: `${en} ${displayMoney(amount)}` }]
  const { due, lines, counted, nonAccrual, writtenOff } = debt
  const unpaid = lines && sum(lines.map(line => line.principal + line.interest))
  return joined([
    ...(counted === undefined ? [] : [{ zh: `计至 ${counted}`, en: `counted to ${counted}` }]),
    ...(due === undefined ? [] : [{ zh: `已到期 ${due} 期`, en: `${due} due so far` }]),
    ...money(unpaid, '到期未还', 'due and unpaid'),
    ...money(debt.overdue, '逾期贷款', 'overdue loan'),
    ...money(debt.receivable, '应收利息', 'receivable'),
    ...money(debt.offBooks, '表外欠息', 'off the balance'),
    ...(nonAccrual === undefined ? [] : [nonAccrualWords(nonAccrual)]),
    ...(debt.class === undefined ? [] : [classNames[debt.class]]),
    ...money(debt.provision, '准备', 'allowance'),
    ...money(writtenOff?.principal, '已核销', 'written off'),
  ])
}

const nonAccrualWords = (since: string | null): Words =>
  since === null
    ? { zh: '正常计息', en: 'accruing' }
    : { zh: `${since} 起停计`, en: `not accruing since ${since}` }
