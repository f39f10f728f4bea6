import { reviewer } from '../../authorise.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { optional } from '../../fields/field.ts'
import { interestOwed } from '../../loans/debt.ts'
import { explainOwed } from '../../loans/explain.ts'
import { loanEffects, LOANS_AT_ONCE, loanRunKeys, loanRuns, loanSteps } from '../../loans/run.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { sum } from '../../std.ts'
import { defineTransaction, none } from '../define.ts'

export const loanInterest = defineTransaction({
  code: '6830',
  name: { zh: '贷款结息', en: 'Loan interest' },
  purpose: {
    zh: '计提应收利息；从还款账户扣收到期本息，余额不足的扣多少算多少，不动用透支额度；逾期次日起转逾期贷款，逾期超过规定天数的停计利息、转表外。账号空为全部贷款，一次最多两百笔，余下的再做一次。',
    en: 'Accrues interest; charges what is due to the repayment account, as far as its balance reaches and never out of an overdraft limit; moves principal that was not paid to the overdue loans, and stops counting interest as income when it is late for long. Without an account for all loans, two hundred at a time.',
  },
  who: ['chiefTeller', 'backOffice', 'accountingSupervisor'],
  duty: [],
  branch: ['open', 'balanced'],
  seal: null,
  fields: {
    kind: choice({ zh: '办理', en: 'What' }, loanRuns),
    account: optional(
      account({ zh: '贷款账号（空为全部）', en: 'Loan (empty: all)' }, { products: ['loan'] }),
    ),
  },
  also: ({ account }, desk) => loanRunKeys(account && [account], desk),
  checks: [],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] }],
  effects({ kind, account }, desk) {
    const steps = loanSteps(kind, account && [account], desk)
    return steps.length === 0 ? refuse('nothingToBook') : loanEffects(steps)
  },
  expand: none,
  explain({ kind, account }, desk) {
    const steps = loanSteps(kind, account && [account], desk)
    const [one] = steps
    if (account && one) {
      const owed = displayMoney(interestOwed(one.on.owed))
      return [...explainOwed(one.on), { label: { zh: '欠息合计', en: 'Interest owed' }, text: owed }]
    }
    const now = steps.slice(0, LOANS_AT_ONCE)
    return [
      { label: { zh: '笔数', en: 'Loans' }, text: String(now.length) },
      { label: { zh: '金额', en: 'Amount' }, text: displayMoney(sum(now.map(({ amount }) => amount))) },
      { label: { zh: '尚余笔数', en: 'Still to do' }, text: String(steps.length - now.length) },
    ]
  },
  view: null,
  receipt: ['kind', 'account'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '全部贷款计提', en: 'All loans accrued' },
      by: '0003',
      fields: { kind: 'accrue' },
      gives: [
        'D 1132-01 72.50',
        'C 6011 72.50',
        'set account 0101310000000019 terms {"contract":"HT-000","interestCarried":"#0","kind":"loan","maturity":"2027-01-01","months":12,"ratePpm":43500,"start":"2026-01-01"} > {"contract":"HT-000","kind":"loan","maturity":"2027-01-01","months":12,"plan":{"carried":"#0","instalments":null,"method":"bullet","payer":null,"penaltyPermille":1500,"phases":[{"balance":"#1000000","first":1,"from":"2026-01-01","payment":null,"rows":null}],"rates":[]},"ratePpm":43500,"start":"2026-01-01"}, debt null > {"class":"pass","compound":{"exact":"#0","paid":"#0"},"counted":"2026-03-02","due":0,"lines":[],"nonAccrual":null,"offBooks":"#0","overdue":"#0","penalty":{"exact":"#0","paid":"#0"},"provision":"#0","receivable":"#7250","writtenOff":null}',
        'D 1132-01 60.00',
        'C 6011 60.00',
        'set account 0101310000000027 debt {"counted":"2026-02-02","due":0,"lines":[],"receivable":"#0"} > {"counted":"2026-03-02","due":1,"lines":[{"day":"2026-03-02","interest":"#6000","number":1,"principal":"#97280"}],"receivable":"#6000"}',
      ],
    },
  ],
})
