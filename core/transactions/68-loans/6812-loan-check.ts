import { witness } from '../../authorise.ts'
import { loanToday } from '../../checks/loan.ts'
import type { Day } from '../../dates.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { personal } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { change, moveItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { checkAgain } from '../../loans/checks.ts'
import { foundMisused, putRight } from '../../loans/misuse.ts'
import { keep } from '../../loans/repay.ts'
import type { LoanPlan } from '../../loans/terms.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type LoanCheck = Item<'loanCheck'>
type Result = 'asAgreed' | 'unclear' | 'misused' | 'repaid'

const loanOf = ({ data }: LoanCheck, { state }: Pick<Desk, 'state'>) =>
  given(state.get('account', data.loan), data.loan)

const asItStands: Check<Values> = {
  name: { zh: '结清的贷款才按结清登记', en: 'Repaid only where nothing is owed any more' },
  test({ check, result }, desk) {
    const repaid = loanOf(check as LoanCheck, desk).status === 'closed'
    if (repaid === (result === 'repaid')) return null
    return { ...refuse(repaid ? 'loanRepaid' : 'loanStillOwed'), field: 'result' }
  },
}

const followedLater: Check<Values> = {
  name: { zh: '跟踪日在今天之后', en: 'Followed up on a later day' },
  test: ({ next }, desk) =>
    next !== null && (next as Day) <= desk.day
      ? { ...refuse('followUpPast', { day: desk.day }), field: 'next' }
      : null,
}

const FOLLOWED: readonly Result[] = ['unclear', 'misused']

export const checkLoan = defineTransaction({
  code: '6812',
  name: { zh: '贷后检查', en: 'Loan check' },
  purpose: {
    zh: '放款后按期检查：贷款资金是否按约定用途使用，以后定期看经营和还款能力，两人办理。用途相符的自动排定下次检查；凭证不足或挪用的定跟踪日，留在清单上直到查清整改；挪用的自登记日起全部本金按挪用罚息利率计息，登记用途相符之日止；结清的销号。',
    en: 'The checks after a draw, by two: first whether the money went where it was lent for, then regularly how the borrower stands. As agreed, the next is set by itself; unclear or misused, it is followed up on a day and stays on the list until it is put right; misused, all principal bears the penalty of misuse from that day until it is found as agreed; of a loan that is repaid it ends.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    check: item({ zh: '检查编号', en: 'Check' }, 'loanCheck'),
    result: choice<Result>({ zh: '结果', en: 'Result' }, [
      { value: 'asAgreed', zh: '用途相符', en: 'As agreed' },
      { value: 'unclear', zh: '凭证不足，待补', en: 'Not proven yet' },
      { value: 'misused', zh: '挪用', en: 'Misused' },
      { value: 'repaid', zh: '贷款已结清', en: 'Loan repaid' },
    ]),
    findings: personal(
      { zh: '检查情况', en: 'Findings' },
      { max: 500, multiline: true, sample: '发票与约定用途一致' },
    ),
    next: onlyWhen(day({ zh: '跟踪日', en: 'Follow up on' }), 'result', FOLLOWED),
  },
  also: ({ check }) => [`account:${check.data.loan}`, 'index:openItems/loanCheck'],
  checks: [asItStands, followedLater],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [witness] }],
  effects: ({ check, result, next }, desk) => resultOf(check, result, next, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['check', 'result', 'next', 'item', 'until'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '发票相符，三个月后再查', en: 'As agreed; again in three months' },
      by: '0013',
      fields: {
        check: 'loanCheck-20260202-6',
        result: 'asAgreed',
        findings: '购货发票、转账凭证与约定用途一致',
      },
      gives: ['set item loanCheck-20260202-6 state due > passed', 'new item loanCheck-20260302-2'],
    },
    {
      title: { zh: '转入证券账户', en: 'It went into shares' },
      by: '0013',
      fields: {
        check: 'loanCheck-20260202-6',
        result: 'misused',
        findings: '当日转入证券资金账户，已通知借款人十日内归位',
        next: '2026-03-12',
      },
      gives: [
        'set item loanCheck-20260202-6 state due > misused, until 2026-02-17 > 2026-03-12',
        'set account 0101310000000027 terms {"contract":"HT-300","kind":"loan","maturity":"2027-02-02","months":12,"plan":{"carried":"#0","instalments":{"date":2,"first":"2026-03-01"},"method":"equalInstalment","payer":"0101110000000013","penaltyPermille":1500,"phases":[{"balance":"#1200000","first":1,"from":"2026-02-02","payment":null,"rows":12}],"rates":[]},"ratePpm":60000,"start":"2026-02-02"} > {"contract":"HT-300","kind":"loan","maturity":"2027-02-02","months":12,"plan":{"carried":"#0","instalments":{"date":2,"first":"2026-03-01"},"method":"equalInstalment","misused":[{"from":"2026-03-02","permille":2000,"to":null}],"payer":"0101110000000013","penaltyPermille":1500,"phases":[{"balance":"#1200000","first":1,"from":"2026-02-02","payment":null,"rows":12}],"rates":[]},"ratePpm":60000,"start":"2026-02-02"}, debt {"counted":"2026-02-02","due":0,"lines":[]} > {"counted":"2026-03-02","due":1,"lines":[{"day":"2026-03-02","interest":"#6000","number":1,"principal":"#97280"}]}',
      ],
    },
  ],
})

function resultOf(check: LoanCheck, result: Result, next: Day | null, desk: Desk): EffectDraft[] {
  if (result === 'repaid') return [moveItem(check, 'repaid')]
  if (result === 'asAgreed')
    return [moveItem(check, 'passed'), checkAgain(check, desk), ...bears(check, desk, putRight)]
  if (result === 'unclear') return [change('item', check.id, check, { state: 'following', until: next })]
  const { misusePermille } = desk.parameters.loan
  return [
    change('item', check.id, check, { state: 'misused', until: next }),
    ...bears(check, desk, (plan, day) => foundMisused(plan, day, misusePermille)),
  ]
}

/** From today on the loan bears the penalty of misuse, or no longer; what was written off bears nothing. */
function bears(check: LoanCheck, desk: Desk, then: (plan: LoanPlan, day: Day) => LoanPlan): EffectDraft[] {
  const { loan } = loanToday(loanOf(check, desk), desk)
  const plan = then(loan.plan, desk.day)
  return plan === loan.plan || loan.debt.writtenOff !== null ? [] : [keep(loan, { ...loan, plan }, null)]
}
