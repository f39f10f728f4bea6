/** What is asked of a loan before something is done with it. */
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Account } from '../ledger/entities.ts'
import { dueNow, type LoanOn, loanOn } from '../loans/debt.ts'
import { loanOf } from '../loans/terms.ts'
import { displayMoney } from '../money.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** The loan on the form, as it stands today. */
export const loanToday = (account: Account, { day, parameters }: Pick<Desk, 'day' | 'parameters'>): LoanOn =>
  loanOn(loanOf(account, parameters), day)

export const onTheBooks: Check<Values> = {
  name: { zh: '贷款未核销', en: 'Not written off' },
  test({ account: value }, desk) {
    const { no } = value as Account
    const { writtenOff } = loanToday(value as Account, desk).loan.debt
    return writtenOff ? { ...refuse('loanWrittenOff', { account: no }), field: 'account' } : null
  },
}

/** What has come due is paid first, by the code for that. */
export const nothingDue: Check<Values> = {
  name: { zh: '到期本息已还清', en: 'Nothing due is unpaid' },
  test({ account }, desk) {
    const due = dueNow(loanToday(account as Account, desk).owed)
    return due === 0n ? null : { ...refuse('dueFirst', { due: displayMoney(due) }), field: 'account' }
  },
}

export const beforeMaturity: Check<Values> = {
  name: { zh: '贷款未到期', en: 'Before maturity' },
  test({ account }, desk) {
    const { maturity } = loanToday(account as Account, desk).loan.terms
    return desk.day < maturity ? null : { ...refuse('loanMatured', { maturity }), field: 'account' }
  },
}
