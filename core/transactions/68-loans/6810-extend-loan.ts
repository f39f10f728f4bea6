import { director } from '../../authorise.ts'
import { beforeMaturity, loanToday, nothingDue, onTheBooks } from '../../checks/loan.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import type { Values } from '../../fields/field.ts'
import { printRate, rate } from '../../fields/rate.ts'
import { optional } from '../../fields/field.ts'
import { term } from '../../fields/term.ts'
import { text } from '../../fields/text.ts'
import type { Account } from '../../ledger/entities.ts'
import type { LoanOn } from '../../loans/debt.ts'
import { refuseRate } from '../../loans/ceiling.ts'
import { useOfLoan } from '../../loans/draw.ts'
import { extended, extendedRate, extensionMost } from '../../loans/extend.ts'
import { inInstalments } from '../../loans/plan.ts'
import { keep, loanBooks } from '../../loans/repay.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const onlyOnce: Check<Values> = {
  name: { zh: '未展期过', en: 'Not extended before' },
  test({ account }, desk) {
    const { extended: from } = loanToday(account as Account, desk).loan.terms
    return from === undefined ? null : { ...refuse('extendedBefore', { maturity: from }), field: 'account' }
  },
}

const notTooLong: Check<Values> = {
  name: { zh: '展期不超过规定期限', en: 'Not longer than the rules allow' },
  test({ account, term }, { day, parameters }) {
    const most = extensionMost(loanToday(account as Account, { day, parameters }).loan.terms, parameters)
    return (term as number) <= most
      ? null
      : { ...refuse('extensionTooLong', { most: String(most) }), field: 'term' }
  },
}

const notAboveMost: Check<Values> = {
  name: { zh: '利率不超过该种类贷款上限', en: 'No rate above the highest of its kind' },
  test({ account, term, rate }, desk) {
    const on = loanToday(account as Account, desk)
    const ratePpm = rateOfIt(on, term as number, rate as number | null, desk)
    if (ratePpm === null) return null
    const months = on.loan.terms.months + (term as number)
    return refuseRate({ use: useOfLoan(account as Account), months, ratePpm }, desk.day, desk.parameters)
  },
}

/** What would not count is not taken. */
const keepsItsRate: Check<Values> = {
  name: { zh: '分期贷款不另定利率', en: 'No other rate for a loan in instalments' },
  test({ account, rate }, desk) {
    const { method } = loanToday(account as Account, desk).loan.plan
    return rate !== null && inInstalments(method) ? { ...refuse('instalmentsKeepRate'), field: 'rate' } : null
  },
}

/** Agreed, or of the band that the whole term reaches; an instalment loan keeps its own. */
function rateOfIt(on: LoanOn, term: number, agreed: number | null, { parameters }: Pick<Desk, 'parameters'>) {
  if (inInstalments(on.loan.plan.method)) return null
  return agreed ?? extendedRate(on, term, parameters)
}

export const extendLoan = defineTransaction({
  code: '6810',
  name: { zh: '贷款展期', en: 'Extend a loan' },
  purpose: {
    zh: '到期前申请，只展一次，主任批准：短期不超过原期限，中期不超过一半，长期不超过三年。欠款先还清。总期限进入新档次的，自原到期日起按新档次利率；分期贷款重排余下各期。',
    en: 'Asked for before maturity, once, signed by the director: a short loan by its term at most, a medium one by half, a long one by three years. Nothing due may be unpaid. From the old maturity on it bears the rate of the band it reaches; instalments are spread anew.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '贷款账号', en: 'Loan account' }, { products: ['loan'] }),
    term: term({ zh: '展期（月）', en: 'Extended by (months)' }),
    rate: optional(rate({ zh: '展期利率%（空为档次利率）', en: 'Rate % (empty: of the band)' })),
    reason: text({ zh: '原因', en: 'Reason' }, { max: 120, multiline: true }),
  },
  also: () => loanBooks,
  checks: [onTheBooks, onlyOnce, beforeMaturity, nothingDue, notTooLong, keepsItsRate, notAboveMost],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects({ account, term, rate }, desk) {
    const on = loanToday(account, desk)
    return [keep(on.loan, extended(on, term, rateOfIt(on, term, rate, desk)), null)]
  },
  expand: none,
  explain({ account, term, rate }, desk) {
    const on = loanToday(account, desk)
    const next = rateOfIt(on, term, rate, desk)
    const { terms } = extended(on, term, next)
    return [
      {
        label: { zh: '到期日', en: 'Maturity' },
        text: `${on.loan.terms.maturity} → ${terms.maturity}`,
      },
      {
        label: { zh: '展期利率', en: 'Rate of the extension' },
        text: `${printRate(next ?? on.loan.terms.ratePpm)}%`,
      },
    ]
  },
  view: null,
  receipt: ['account', 'term', 'rate', 'reason'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '短期贷款展期半年', en: 'A short loan by half a year' },
      by: '0013',
      fields: { account: 'L1', term: '6', reason: '货款未回笼' },
      gives: [
        'set account 0101310000000019 terms {"contract":"HT-000","interestCarried":"#0","kind":"loan","maturity":"2027-01-01","months":12,"ratePpm":43500,"start":"2026-01-01"} > {"contract":"HT-000","extended":"2027-01-01","kind":"loan","maturity":"2027-07-01","months":12,"plan":{"carried":"#0","instalments":null,"method":"bullet","payer":null,"penaltyPermille":1500,"phases":[{"balance":"#1000000","first":1,"from":"2026-01-01","payment":null,"rows":null}],"rates":[{"from":"2027-01-01","ppm":47500}]},"ratePpm":43500,"start":"2026-01-01"}, debt null > {"class":"pass","compound":{"exact":"#0","paid":"#0"},"counted":"2026-03-02","due":0,"lines":[],"nonAccrual":null,"offBooks":"#0","overdue":"#0","penalty":{"exact":"#0","paid":"#0"},"provision":"#0","receivable":"#0","writtenOff":null}',
      ],
    },
  ],
})
