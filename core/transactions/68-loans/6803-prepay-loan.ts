import { reviewer } from '../../authorise.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { beforeMaturity, loanToday, nothingDue, onTheBooks } from '../../checks/loan.ts'
import { tillInUse } from '../../checks/till.ts'
import { payerOnOrder } from '../../counter/companyPays.ts'
import { notesWanted, takeIn } from '../../counter/payment.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { credit } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import type { LoanOn } from '../../loans/debt.ts'
import { explainOwed } from '../../loans/explain.ts'
import { type Keeps, prepaid, prepaymentFee } from '../../loans/prepay.ts'
import { loanBooks } from '../../loans/repay.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

/** 违约金 is income of its own, and no interest. */
const FEE_INCOME = '6051'

const partOfIt: Check<Values> = {
  name: { zh: '部分还款少于未到期本金', en: 'A part is less than the whole' },
  test({ account, amount }, desk) {
    if (amount === null) return null
    const { notDue } = loanToday(account as Account, desk).owed
    return (amount as bigint) < notDue
      ? null
      : { ...refuse('prepayWhole', { principal: displayMoney(notDue) }), field: 'amount' }
  },
}

interface Asked {
  readonly on: LoanOn
  readonly principal: bigint
  readonly fee: bigint
  readonly total: bigint
}

function asked(account: Account, amount: bigint | null, desk: Pick<Desk, 'day' | 'parameters'>): Asked {
  const on = loanToday(account, desk)
  const principal = amount ?? on.owed.notDue
  const fee = prepaymentFee(on, principal, desk.parameters)
  return { on, principal, fee, total: principal + on.owed.accrued + fee }
}

const pays = payerOnOrder()

export const prepayLoan = defineTransaction({
  code: '6803',
  name: { zh: '提前还款', en: 'Prepay a loan' },
  purpose: {
    zh: '到期前归还全部或部分本金，并收截至今日的利息；放款后规定月数内收违约金。分期贷款部分提前还款后，或期数不变、月供减少，或月供不变、期限缩短。欠款先用贷款归还还清。',
    en: 'Repays all or a part of the principal before it is due, with interest up to today, and a fee in the first months. In instalments, either the months stay and the instalment falls, or the instalment stays and the loan ends sooner. What is due is paid first.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    account: account({ zh: '贷款账号', en: 'Loan account' }, { products: ['loan'] }),
    extent: choice<'part' | 'whole'>({ zh: '范围', en: 'How much' }, [
      { value: 'part', zh: '部分', en: 'A part' },
      { value: 'whole', zh: '全部', en: 'The whole' },
    ]),
    amount: onlyWhen(money({ zh: '提前归还本金', en: 'Principal' }, { min: 1n }), 'extent', ['part']),
    keeps: onlyWhen(
      choice<Keeps>({ zh: '其余', en: 'The rest' }, [
        { value: 'months', zh: '期数不变、月供减少', en: 'The months stay' },
        { value: 'payment', zh: '月供不变、期限缩短', en: 'The instalment stays' },
      ]),
      'extent',
      ['part'],
    ),
    payer: optional(
      account(
        { zh: '扣款账号（现金则空）', en: 'From account (empty for cash)' },
        { products: ['demand', 'corporateDemand'] },
      ),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { unless: 'payer', direction: 'in' }),
    ...atWindow,
    ...pays.seals,
  },
  also: values => [...loanBooks, `account:${FEE_INCOME}`, ...pays.keys(values)],
  checks: [tillInUse({ unless: 'payer' }), onTheBooks, beforeMaturity, nothingDue, partOfIt, ...pays.checks],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...cashInLadder,
    ...transferLadder,
    ...atWindowLadder,
  ],
  effects({ account, amount, keeps, payer, notes }, desk) {
    const { on, principal, fee, total } = asked(account, amount, desk)
    const wanted = notesWanted(total, notes, payer)
    if (wanted) return wanted
    return [
      ...takeIn(desk, total, notes, payer),
      ...(fee === 0n ? [] : [credit(FEE_INCOME, fee)]),
      ...prepaid(on, principal, keeps, desk.branch.unit),
    ]
  },
  expand: none,
  explain({ account, amount }, desk) {
    const { on, principal, fee, total } = asked(account, amount, desk)
    return [
      ...explainOwed(on),
      { label: { zh: '提前归还本金', en: 'Principal repaid' }, text: displayMoney(principal) },
      {
        label: { zh: '违约金', en: 'Fee' },
        text: fee === 0n ? displayMoney(0n) : feeWords(principal, fee, desk),
      },
      { label: { zh: '应收合计', en: 'To be paid in all' }, text: displayMoney(total) },
    ]
  },
  view: null,
  receipt: [
    'account',
    'extent',
    'amount',
    'repaid',
    'capital',
    'balanceAfter',
    'keeps',
    'payer',
    'agentName',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '全部还清', en: 'The whole' },
      by: '0013',
      fields: { account: 'L1', extent: 'whole', payer: 'A1' },
      gives: [
        'D 0101110000000013 10172.50',
        'C 6051 100.00',
        'C 6011 72.50',
        'C 0101310000000019 10000.00',
        'set account 0101310000000019 terms {"contract":"HT-000","interestCarried":"#0","kind":"loan","maturity":"2027-01-01","months":12,"ratePpm":43500,"start":"2026-01-01"} > {"contract":"HT-000","kind":"loan","maturity":"2027-01-01","months":12,"plan":{"carried":"#0","instalments":null,"method":"bullet","payer":null,"penaltyPermille":1500,"phases":[{"balance":"#1000000","first":1,"from":"2026-01-01","payment":null,"rows":null}],"rates":[]},"ratePpm":43500,"start":"2026-01-01"}, debt null > {"class":"pass","compound":{"exact":"#0","paid":"#0"},"counted":"2026-03-02","due":1,"lines":[],"nonAccrual":null,"offBooks":"#0","overdue":"#0","penalty":{"exact":"#0","paid":"#0"},"provision":"#0","receivable":"#0","writtenOff":null}, status open > closed, closed null > 2026-03-02',
      ],
    },
  ],
})

const feeWords = (principal: bigint, fee: bigint, { parameters }: Pick<Desk, 'parameters'>): string =>
  `${displayMoney(principal)} × ${parameters.loan.prepaymentPermille}‰ = ${displayMoney(fee)}`
