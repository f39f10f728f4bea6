/**
 * A loan at one look: what is agreed, the schedule with what is paid of it, and what is owed today by kind.
 * All of it follows from the account, however many repayments there were.
 */
import type { Account } from '../ledger/entities.ts'
import { printMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import type { WireLoan, WireLoanRow } from '../wire.ts'
import { classNames, suggestedClass } from './classes.ts'
import { type LoanOn, loanOn } from './debt.ts'
import { methodNames, planRows } from './plan.ts'
import { loanOf } from './terms.ts'
import type { Day } from '../dates.ts'

/** Null for an account that is no loan. */
export function loanLook(account: Account, day: Day, parameters: Parameters): WireLoan | null {
  if (account.terms?.kind !== 'loan') return null
  const on = loanOn(loanOf(account, parameters), day)
  const { loan, owed } = on
  const { debt, terms, plan } = loan
  const { writtenOff } = debt
  return {
    contract: terms.contract,
    start: terms.start,
    maturity: terms.maturity,
    extended: terms.extended ?? null,
    months: terms.months,
    ratePpm: terms.ratePpm,
    penaltyPermille: plan.penaltyPermille,
    method: methodNames[plan.method],
    payer: plan.payer,
    class: classNames[debt.class],
    suggested: classNames[suggestedClass(owed, parameters)],
    daysLate: owed.daysLate,
    accruing: debt.nonAccrual === null,
    owed: {
      notDue: printMoney(owed.notDue),
      due: printMoney(owed.due),
      interest: printMoney(owed.interest),
      penalty: printMoney(owed.penalty),
      compound: printMoney(owed.compound),
      accrued: printMoney(owed.accrued),
    },
    writtenOff: writtenOff && {
      day: writtenOff.day,
      principal: printMoney(writtenOff.principal),
      interest: printMoney(writtenOff.interest),
    },
    rows: account.status === 'closed' ? [] : rowsOf(on),
  }
}

/** What of each row is unpaid: all of those to come, what stands on the lines of those that are due. */
function rowsOf({ loan, day }: LoanOn): WireLoanRow[] {
  const lines = new Map(loan.debt.lines.map(line => [line.number, line]))
  return planRows(loan).map(row => {
    const line = lines.get(row.number)
    const open = row.number > loan.debt.due
    const unpaid = open ? row.principal + row.interest : line ? line.principal + line.interest : 0n
    const state = open ? 'toCome' : unpaid === 0n ? 'paid' : row.day < day ? 'overdue' : 'due'
    return {
      number: row.number,
      day: row.day,
      principal: printMoney(row.principal),
      interest: printMoney(row.interest),
      balance: printMoney(row.balance),
      unpaid: printMoney(unpaid),
      state,
    }
  })
}
