import { loanToday, onTheBooks } from '../../checks/loan.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { tillInUse } from '../../checks/till.ts'
import { payerOnOrder } from '../../counter/companyPays.ts'
import { takeIn } from '../../counter/payment.ts'
import { account } from '../../fields/account.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import type { Account } from '../../ledger/entities.ts'
import { dueNow, type LoanOn } from '../../loans/debt.ts'
import { explainOwed, explainPaid } from '../../loans/explain.ts'
import { allocate, loanBooks, orderOf, type Paid, repaid } from '../../loans/repay.ts'
import type { Parameters } from '../../parameters.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const notMoreThanDue: Check<Values> = {
  name: { zh: '不超过到期应还', en: 'Not more than is due' },
  test({ account, amount }, desk) {
    const due = dueNow(loanToday(account as Account, desk).owed)
    return (amount as bigint) <= due
      ? null
      : { ...refuse('moreThanDue', { due: displayMoney(due) }), field: 'amount' }
  },
}

const paidOn = (on: LoanOn, amount: bigint, parameters: Parameters): Paid =>
  allocate(on, amount, orderOf(on.owed, parameters))

const pays = payerOnOrder()

export const repayLoan = defineTransaction({
  code: '6801',
  name: { zh: '贷款归还', en: 'Repay a loan' },
  purpose: {
    zh: '归还到期或逾期的本息，可部分归还：按还款顺序依次收复利、罚息、利息、本金，逾期超过规定天数先收本金；还清即结清账户。未到期的用提前还款。',
    en: 'Takes what is due or overdue, or a part of it: compound interest, penalty, interest, principal, in the bank’s order; long overdue, principal first. What is not due is repaid early by its own code.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '贷款账号', en: 'Loan account' }, { products: ['loan'] }),
    amount: money({ zh: '还款金额', en: 'Amount' }, { min: 1n }),
    payer: optional(
      account(
        { zh: '扣款账号（现金则空）', en: 'From account (empty for cash)' },
        { products: ['demand', 'corporateDemand'] },
      ),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
    ...atWindow,
    ...pays.seals,
  },
  also: values => [...loanBooks, ...pays.keys(values)],
  checks: [tillInUse({ unless: 'payer' }), onTheBooks, notMoreThanDue, ...pays.checks],
  authorisation: [...cashInLadder, ...transferLadder, ...atWindowLadder],
  effects({ account, amount, payer, notes }, desk) {
    const on = loanToday(account, desk)
    const paid = paidOn(on, amount, desk.parameters)
    const booking = { unit: desk.branch.unit, day: desk.day, slip: 1 }
    return [...takeIn(desk, amount, notes, payer), ...repaid(on, paid, booking)]
  },
  expand: none,
  explain({ account, amount }, desk) {
    const on = loanToday(account, desk)
    return [...explainOwed(on), ...explainPaid(paidOn(on, amount, desk.parameters))]
  },
  view: null,
  receipt: ['account', 'amount', 'capital', 'repaid', 'balanceAfter', 'payer', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '从活期归还到期的一期', en: 'An instalment that is due, from an account' },
      by: '0013',
      fields: { account: 'L2', amount: '1000', payer: 'A1' },
      gives: [
        'D 0101110000000013 1000.00',
        'C 6011 60.00',
        'C 0101310000000027 940.00',
        'set account 0101310000000027 debt {"counted":"2026-02-02","due":0,"lines":[]} > {"counted":"2026-03-02","due":1,"lines":[{"day":"2026-03-02","interest":"#0","number":1,"principal":"#3280"}]}',
      ],
    },
  ],
})
