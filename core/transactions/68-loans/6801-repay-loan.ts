import { tillInUse } from '../../checks/till.ts'
import { takeIn } from '../../counter/payment.ts'
import type { Desk } from '../../desk.ts'
import { addDays } from '../../dates.ts'
import { account } from '../../fields/account.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { explainSegments } from '../../interest/explain.ts'
import { loanSegments } from '../../interest/loan.ts'
import { productsUpTo } from '../../interest/products.ts'
import { interestOf, type Segment } from '../../interest/segments.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { change, credit, moveProducts } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account, LoanTerms } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { assert, least } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { cashInLadder, transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

function loanTermsOf(account: Account): LoanTerms {
  assert(account.terms?.kind === 'loan', `${account.no} is no loan`)
  return account.terms
}

interface LoanDue {
  readonly segments: readonly Segment[]
  readonly principal: bigint
  /** Since the last repayment, with what that one left unpaid. */
  readonly interest: bigint
}

/** Between two repayments the principal stands still, so that 积数 tell since when interest is owed. */
function loanDue(account: Account, { day, parameters }: Desk): LoanDue {
  const terms = loanTermsOf(account)
  const principal = naturalBalance(account)
  const days = principal === 0n ? 0 : Number(productsUpTo(account, day) / principal)
  const since = addDays(day, -days)
  const { ratePpm, maturity } = terms
  const segments = loanSegments(principal, ratePpm, since, maturity, day, parameters.loan.penaltyPermille)
  return { segments, principal, interest: terms.interestCarried + interestOf(segments) }
}

const notMoreThanOwed: Check<Values> = {
  name: { zh: '不超过应还本息', en: 'Not more than is owed' },
  test({ account, amount }, desk) {
    const { principal, interest } = loanDue(account as Account, desk)
    const owed = principal + interest
    return (amount as bigint) <= owed
      ? null
      : { ...refuse('moreThanOwed', { owed: displayMoney(owed) }), field: 'amount' }
  },
}

export const repayLoan = defineTransaction({
  code: '6801',
  name: { zh: '贷款归还', en: 'Repay a loan' },
  purpose: {
    zh: '归还贷款：先收截至今日的利息（逾期部分计罚息），再还本金；还清即结清账户。',
    en: 'Takes a repayment: interest up to today first, overdue days at the penalty rate, then principal.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '贷款账号', en: 'Loan account' }, { products: ['loan'] }),
    amount: money({ zh: '还款金额', en: 'Amount' }, { min: 1n }),
    payer: optional(
      account({ zh: '扣款账号（现金则空）', en: 'From account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
  },
  also: () => ['account:6011'],
  checks: [tillInUse({ unless: 'payer' }), notMoreThanOwed],
  authorisation: [...cashInLadder, ...transferLadder],
  effects({ account, amount, payer, notes }, desk) {
    const due = loanDue(account, desk)
    const toInterest = least(amount, due.interest)
    const toPrincipal = amount - toInterest
    const products = productsUpTo(account, desk.day)
    const effects: EffectDraft[] = [...takeIn(desk, amount, notes, payer)]
    if (toInterest > 0n) effects.push(credit('6011', toInterest))
    if (toPrincipal > 0n) effects.push(credit(account, toPrincipal))
    if (products !== 0n) effects.push(moveProducts(account, -products))
    return [...effects, ...settle(account, due, toInterest, toPrincipal, desk)]
  },
  expand: none,
  explain(values, desk) {
    const { segments, interest } = loanDue(values.account, desk)
    return explainSegments({ segments, interest, tax: 0n })
  },
  view: null,
  receipt: ['account', 'amount', 'capital', 'interest', 'balanceAfter', 'payer'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '从活期归还一千元', en: 'A thousand from an account' },
      by: '0013',
      fields: { account: 'L1', amount: '1000', payer: 'A1' },
      gives: [
        'D 0101110000000013 1000.00',
        'C 6011 72.50',
        'C 0101310000000019 927.50',
        'products 0101310000000019 -60000000',
      ],
    },
  ],
})

/** What stays owed is carried; a loan of which nothing is owed is closed. */
function settle(
  account: Account,
  due: LoanDue,
  interest: bigint,
  principal: bigint,
  desk: Desk,
): EffectDraft[] {
  const terms = loanTermsOf(account)
  const interestCarried = due.interest - interest
  const carried = interestCarried === terms.interestCarried ? {} : { terms: { ...terms, interestCarried } }
  const repaid = principal === due.principal && interestCarried === 0n
  const closed = repaid ? ({ status: 'closed', closed: desk.day } as const) : {}
  const changes = { ...carried, ...closed }
  return Object.keys(changes).length === 0 ? [] : [change('account', account.no, account, changes)]
}
