/** What is owed on a loan, in words: for the journal, of a change only what changed. */
import type { Day } from '../dates.ts'
import type { Account } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { sum } from '../std.ts'
import { joined, type Words } from '../words.ts'
import { classNames } from './classes.ts'
import { dueNow, loanOn } from './debt.ts'
import { misusedSince } from './misuse.ts'
import { type LoanDebt, loanOf } from './terms.ts'

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

/** What a teller must know before he touches a loan. */
export function loanWarnings(account: Account, day: Day, parameters: Parameters): Words[] {
  if (account.terms?.kind !== 'loan' || account.status === 'closed') return []
  const { loan, owed } = loanOn(loanOf(account, parameters), day)
  const off = loan.debt.writtenOff
  if (off) return [{ zh: `已于 ${off.day} 核销`, en: `Written off on ${off.day}` }]
  const since = misusedSince(loan.plan)
  const misused =
    since === null ? [] : [{ zh: `挪用，自 ${since} 起计罚息`, en: `Misused: penalty since ${since}` }]
  const due = displayMoney(dueNow(owed))
  if (owed.daysLate > 0) {
    const late = { zh: `逾期 ${owed.daysLate} 天，欠 ${due}`, en: `${owed.daysLate} days late, ${due} due` }
    return [...misused, late]
  }
  return dueNow(owed) > 0n ? [...misused, { zh: `今日应还 ${due}`, en: `${due} due today` }] : misused
}
