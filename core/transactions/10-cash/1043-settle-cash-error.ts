import { director, reviewer, supervisor } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { cashErrorKeys, SUSPENSE } from '../../counter/cashError.ts'
import { type Desk, tillInHand } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { notes } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { cashAccountOf, credit, debit, moveItem, moveNotes, tillHolder } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { type Notes, worth } from '../../ledger/units.ts'
import { displayMoney, yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

/** How a case ends (rules.md §3.6), and on which side it may: the account that bears it, or cash. */
const OUTCOMES = {
  returned: { side: 'over', bears: 'cash' },
  recovered: { side: 'short', bears: 'cash' },
  repaid: { side: 'short', bears: 'cash' },
  income: { side: 'over', bears: '6301-01' },
  expense: { side: 'short', bears: '6711-01' },
} as const

type Outcome = keyof typeof OUTCOMES

const fitsTheSide: Check<Values> = {
  name: { zh: '处理结果与长短款方向一致', en: 'An outcome of its side, over or short' },
  test({ case: found, outcome }) {
    const { data } = found as Item<'cashError'>
    const fits = OUTCOMES[outcome as Outcome].side === data.side
    return fits ? null : { ...refuse('outcomeOfOtherSide'), field: 'outcome' }
  },
}

const exactlyTheCase: Check<Values> = {
  name: { zh: '收付现金与立案金额相等', en: 'The cash is the amount of the case' },
  test({ case: found, received, paid }, { branch }) {
    const { amount } = (found as Item<'cashError'>).data
    const [field, counted] = received === null ? ['paid', paid] : ['received', received]
    if (counted === null) return null
    const total = worth(branch.unit, counted as Notes)
    if (total === amount) return null
    return { ...refuse('notesSum', { notes: displayMoney(total), amount: displayMoney(amount) }), field }
  },
}

export const settleCashError = defineTransaction({
  code: '1043',
  name: { zh: '长短款处理', en: 'Settle a cash error' },
  purpose: {
    zh: '查明后逐笔了结长短款：退还客户、向客户追回、责任人赔付，或经批准列营业外收支。金额以立案为准，不得部分处理或轧差。',
    en: 'Ends one case once it is explained: returned to the customer, recovered from him, made good by whoever is responsible, or taken to income or expense with approval. The whole case, never a net.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    case: item({ zh: '错款编号', en: 'Case' }, 'cashError'),
    outcome: choice<Outcome>({ zh: '处理结果', en: 'Outcome' }, [
      { value: 'returned', zh: '退还客户', en: 'Returned to the customer' },
      { value: 'recovered', zh: '客户退回', en: 'Recovered from the customer' },
      { value: 'repaid', zh: '责任人赔付', en: 'Made good by who is responsible' },
      { value: 'income', zh: '列营业外收入', en: 'Taken to income' },
      { value: 'expense', zh: '列营业外支出', en: 'Taken to expense' },
    ]),
    received: onlyWhen(notes({ zh: '收入券别', en: 'Received' }, { direction: 'in' }), 'outcome', [
      'recovered',
      'repaid',
    ]),
    paid: onlyWhen(notes({ zh: '付出券别', en: 'Paid' }, { direction: 'out' }), 'outcome', ['returned']),
    note: text(
      { zh: '查明情况与批准文号', en: 'What was found, and who approved' },
      { max: 200, multiline: true },
    ),
  },
  also: () => [...cashErrorKeys, 'account:6301-01', 'account:6711-01'],
  checks: [tillInUse(), fitsTheSide, exactlyTheCase],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: 1n, signatures: [director] },
    { measure: 'cashOut', atLeast: yuan(1_000), signatures: [reviewer({ counts: true }), director] },
    { measure: 'cashIn', atLeast: yuan(1_000), signatures: [reviewer({ counts: true })] },
  ],
  effects: (values, desk) => [
    ...settlement(values.case.data, values.outcome, values.received ?? values.paid, desk),
    moveItem(values.case, 'settled'),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['case', 'outcome', 'received', 'paid', 'note'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '客户退回多付的钱', en: 'The customer brings back what he was overpaid' },
      by: '0011',
      fields: {
        case: 'cashError-20260227-4',
        outcome: 'recovered',
        received: '50x1 20x1 10x1',
        note: '客户核对后退回',
      },
      gives: [
        'D 1001-01-01 80.00',
        'C 1221-01 80.00',
        'notes 50x1 20x1 10x1 customer > till:01',
        'set item cashError-20260227-4 state booked > settled',
      ],
    },
    {
      title: { zh: '无法查明，经批准列收入', en: 'Never explained: taken to income with approval' },
      by: '0011',
      fields: { case: 'cashError-20260227-3', outcome: 'income', note: '逾六个月，批准文号〔2026〕3号' },
      gives: ['D 2241-01 80.00', 'C 6301-01 80.00', 'set item cashError-20260227-3 state booked > settled'],
    },
  ],
})

/** The case leaves its suspense account; what bears it takes the other side. */
function settlement(
  { side, amount }: Item<'cashError'>['data'],
  outcome: Outcome,
  counted: Notes | null,
  desk: Desk,
): EffectDraft[] {
  const till = tillInHand(desk).no
  const { bears } = OUTCOMES[outcome]
  const other = bears === 'cash' ? cashAccountOf(till) : bears
  const holder = tillHolder(till)
  const [from, to] = side === 'over' ? [holder, 'customer' as const] : ['customer' as const, holder]
  return [
    ...(side === 'over'
      ? [debit(SUSPENSE.over, amount), credit(other, amount)]
      : [debit(other, amount), credit(SUSPENSE.short, amount)]),
    ...(counted === null ? [] : [moveNotes(desk.branch.unit, counted, from, to)]),
  ]
}
