import { director, supervisor } from '../../authorise.ts'
import { loanToday } from '../../checks/loan.ts'
import { tillInUse } from '../../checks/till.ts'
import { takeIn } from '../../counter/payment.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notes } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import type { Account } from '../../ledger/entities.ts'
import {
  classNames,
  provided,
  provisionFor,
  recoverable,
  recovered,
  suggestedClass,
  writtenOff,
} from '../../loans/classes.ts'
import { explainOwed } from '../../loans/explain.ts'
import { loanBooks } from '../../loans/repay.ts'
import { LOANS_AT_ONCE, loanRunKeys, loansToday } from '../../loans/run.ts'
import { type LoanClass, loanClasses } from '../../loans/terms.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type Action = 'classify' | 'provide' | 'writeOff' | 'recover'

const stands: Check<Values> = {
  name: { zh: '核销前在账，收回的已核销', en: 'On the books, or recovered once written off' },
  test({ action, account: value }, desk) {
    if (value === null) return null
    const account = value as Account
    const off = loanToday(account, desk).loan.debt.writtenOff
    if ((off !== null) === (action === 'recover')) return null
    const refused = off ? 'loanWrittenOff' : 'loanOnBooks'
    return { ...refuse(refused, { account: account.no }), field: 'account' }
  },
}

const anotherClass: Check<Values> = {
  name: { zh: '分类有变化', en: 'Another class' },
  test({ class: to, account }, desk) {
    if (to === null) return null
    const now = loanToday(account as Account, desk).loan.debt.class
    return now === to ? { ...refuse('classSame', { class: classNames[now] }), field: 'class' } : null
  },
}

const isLost: Check<Values> = {
  name: { zh: '核销的贷款已分为损失类', en: 'Written off only as loss' },
  test({ action, account }, desk) {
    if (action !== 'writeOff') return null
    const now = loanToday(account as Account, desk).loan.debt.class
    return now === 'loss'
      ? null
      : { ...refuse('writeOffNotLoss', { class: classNames[now] }), field: 'account' }
  },
}

const notMoreThanLost: Check<Values> = {
  name: { zh: '收回不超过核销', en: 'No more than was written off' },
  test({ amount, account }, desk) {
    const off = amount === null ? null : loanToday(account as Account, desk).loan.debt.writtenOff
    if (!off || (amount as bigint) <= recoverable(off)) return null
    return { ...refuse('moreThanDue', { due: displayMoney(recoverable(off)) }), field: 'amount' }
  },
}

const broughtOne: Check<Values> = {
  name: { zh: '收回：现金或账户二选一', en: 'Recovered in cash or from an account' },
  test(values, desk) {
    const { action, payer, notes } = values
    if (action !== 'recover') return null
    if (payer === null) {
      return notes === null ? { ...refuse('notesMissing'), field: 'notes' } : tillInUse().test(values, desk)
    }
    return notes === null ? null : { ...refuse('notesAndAccount'), field: 'notes' }
  },
}

export const loanClass = defineTransaction({
  code: '6840',
  name: { zh: '五级分类/核销', en: 'Classes and write-off' },
  purpose: {
    zh: '按理由调整五级分类并计提准备，下调主管授权、上调主任授权；按现有本金对全部贷款重提准备；损失类经主任核销，本金转表外 7008、欠息 7003；核销后收回先本后息，本金冲回准备。',
    en: 'Moves a loan to another class with a reason, and its allowance with it: the supervisor signs for worse, the director for better. Brings the allowance of all loans to their principal. Writes off what is lost, with the director, and takes what is recovered afterwards, principal first.',
  },
  who: [...counterAndBack, 'accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'classify', zh: '调整分类', en: 'Classify' },
      { value: 'provide', zh: '重提准备', en: 'Provide for all' },
      { value: 'writeOff', zh: '核销', en: 'Write off' },
      { value: 'recover', zh: '核销后收回', en: 'Recovered' },
    ]),
    account: onlyWhen(account({ zh: '贷款账号', en: 'Loan account' }, { products: ['loan'] }), 'action', [
      'classify',
      'writeOff',
      'recover',
    ]),
    class: onlyWhen(
      choice<LoanClass>(
        { zh: '分类', en: 'Class' },
        loanClasses.map(value => ({ value, ...classNames[value] })),
      ),
      'action',
      ['classify'],
    ),
    amount: onlyWhen(money({ zh: '收回金额', en: 'Amount' }, { min: 1n }), 'action', ['recover']),
    payer: onlyWhen(
      optional(
        account(
          { zh: '扣款账号（现金则空）', en: 'From account (empty for cash)' },
          { products: ['demand', 'corporateDemand'] },
        ),
      ),
      'action',
      ['recover'],
    ),
    notes: onlyWhen(
      optional(notes({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', direction: 'in' })),
      'action',
      ['recover'],
    ),
    reason: onlyWhen(
      text({ zh: '理由或批文号', en: 'Reason or approval' }, { max: 120, multiline: true }),
      'action',
      ['classify', 'writeOff'],
    ),
  },
  also: ({ action }, desk) => (action === 'provide' ? loanRunKeys(null, desk) : loanBooks),
  checks: [stands, anotherClass, isLost, notMoreThanLost, broughtOne],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'upgraded', atLeast: 1n, signatures: [director] },
    { measure: 'writtenOff', atLeast: 1n, signatures: [director] },
  ],
  effects({ action, account, class: to, amount, payer, notes }, desk) {
    const { unit } = desk.branch
    if (action === 'provide') return provideForAll(desk)
    const on = loanToday(given(account, 'a loan'), desk)
    if (action === 'writeOff') return writtenOff(on, unit)
    if (action === 'recover') {
      const off = given(on.loan.debt.writtenOff, 'a loan that was written off')
      const took = given(amount, 'an amount')
      return [...takeIn(desk, took, notes, payer), ...recovered(on, off, took, unit)]
    }
    const name = given(to, 'a class')
    return provided(on, name, provisionFor(on, name, desk.parameters))
  },
  expand: none,
  explain({ account, action }, desk) {
    if (action === 'provide') {
      const left = toProvide(desk).length
      return [{ label: { zh: '须调整的贷款', en: 'Loans to adjust' }, text: String(left) }]
    }
    if (!account) return []
    const on = loanToday(account, desk)
    const now = classNames[on.loan.debt.class]
    const suggested = classNames[suggestedClass(on.owed, desk.parameters)]
    return [
      { label: { zh: '现分类', en: 'Class now' }, text: `${now.zh} · ${now.en}` },
      { label: { zh: '逾期天数', en: 'Days late' }, text: String(on.owed.daysLate) },
      { label: { zh: '按天数建议', en: 'By the days' }, text: `${suggested.zh} · ${suggested.en}` },
      ...explainOwed(on),
    ]
  },
  view: null,
  receipt: ['action', 'account', 'class', 'amount', 'capital', 'payer', 'reason'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '下调为关注', en: 'To special mention' },
      by: '0013',
      fields: { action: 'classify', account: 'L2', class: 'mention', reason: '借款人停业' },
      gives: [
        'D 6701 240.00',
        'C 1304 240.00',
        'set account 0101310000000027 debt {"class":"pass","counted":"2026-02-02","due":0,"lines":[],"provision":"#0"} > {"class":"mention","counted":"2026-03-02","due":1,"lines":[{"day":"2026-03-02","interest":"#6000","number":1,"principal":"#97280"}],"provision":"#24000"}',
      ],
    },
  ],
})

/** Loans whose allowance is not what their class asks for. */
const toProvide = (desk: Desk) =>
  loansToday(null, desk).flatMap(on => {
    const name = on.loan.debt.class
    const to = provisionFor(on, name, desk.parameters)
    return to === on.loan.debt.provision ? [] : [{ on, name, to }]
  })

function provideForAll(desk: Desk) {
  const all = toProvide(desk)
  if (all.length === 0) return refuse('nothingToBook')
  return all.slice(0, LOANS_AT_ONCE).flatMap(({ on, name, to }, index) => provided(on, name, to, index + 1))
}
