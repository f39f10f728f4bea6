import { director, reviewer, supervisor } from '../../authorise.ts'
import { tillInUse } from '../../checks/till.ts'
import { cashErrorKeys, SUSPENSE } from '../../counter/cashError.ts'
import { inCurrency, unitOf } from '../../counter/currency.ts'
import { OWN_SLIP, positionKeys, throughPosition } from '../../counter/position.ts'
import { type Desk, tillInHand } from '../../desk.ts'
import { atMiddle } from '../../exchangeRates.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { notes } from '../../fields/notes.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { cashAccountOf, credit, debit, moveItem, moveNotes, purseIn, tillHolder } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { currencyOf, displayIn, type Notes, type Unit, worth } from '../../ledger/units.ts'
import { yuan } from '../../money.ts'
import { isRefusal, type Refusal, refuse } from '../../refusals.ts'
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
    const { amount, unit } = (found as Item<'cashError'>).data
    const [field, counted] = received === null ? ['paid', paid] : ['received', received]
    if (counted === null) return null
    const of = unit ?? branch.unit
    const total = worth(of, counted as Notes)
    if (total === amount) return null
    const detail = { notes: displayIn(of, total), amount: displayIn(of, amount) }
    return { ...refuse('notesSum', detail), field }
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
    received: onlyWhen(
      notes({ zh: '收入券别', en: 'Received' }, { currency: 'case', direction: 'in' }),
      'outcome',
      ['recovered', 'repaid'],
    ),
    paid: onlyWhen(notes({ zh: '付出券别', en: 'Paid' }, { currency: 'case', direction: 'out' }), 'outcome', [
      'returned',
    ]),
    note: text(
      { zh: '查明情况与批准文号', en: 'What was found, and who approved' },
      { max: 200, multiline: true },
    ),
  },
  also({ case: { data } }, desk) {
    const unit = unitOf(data.unit, desk)
    return [
      ...cashErrorKeys(unit, desk),
      ...(unit === desk.branch.unit ? [] : positionKeys(unit, desk)),
      'account:6301-01',
      'account:6711-01',
    ]
  },
  checks: [tillInUse(), fitsTheSide, exactlyTheCase],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: 1n, signatures: [director] },
    { measure: 'cashOut', atLeast: yuan(1_000), signatures: [reviewer({ counts: true }), director] },
    { measure: 'cashIn', atLeast: yuan(1_000), signatures: [reviewer({ counts: true })] },
  ],
  effects({ case: found, outcome, received, paid }, desk) {
    const settled = settlement(found.data, outcome, received ?? paid, desk)
    return isRefusal(settled) ? settled : [...settled, moveItem(found, 'settled')]
  },
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
  { side, amount, unit: named }: Item<'cashError'>['data'],
  outcome: Outcome,
  counted: Notes | null,
  desk: Desk,
): EffectDraft[] | Refusal {
  const till = tillInHand(desk).no
  const unit = unitOf(named, desk)
  const { bears } = OUTCOMES[outcome]
  if (bears !== 'cash' && unit !== desk.branch.unit) return borneAtHome({ side, amount, unit }, bears, desk)
  const other = bears === 'cash' ? cashAccountOf(till) : bears
  const holder = purseIn(tillHolder(till), unit, desk.branch.unit)
  const [from, to] = side === 'over' ? [holder, 'customer' as const] : ['customer' as const, holder]
  const legs =
    side === 'over'
      ? [debit(SUSPENSE.over, amount), credit(other, amount)]
      : [debit(other, amount), credit(SUSPENSE.short, amount)]
  return [...inCurrency(legs, unit, desk), ...(counted === null ? [] : [moveNotes(unit, counted, from, to)])]
}

/** Income and expense are kept in the branch's own currency: a foreign case goes there at the middle rate. */
function borneAtHome(
  { side, amount, unit }: Pick<Item<'cashError'>['data'], 'side' | 'amount'> & { readonly unit: Unit },
  bears: string,
  desk: Desk,
): EffectDraft[] | Refusal {
  const counter = atMiddle(amount, unit, desk.parameters)
  if (counter === null) return refuse('exchangeRateMissing', { currency: currencyOf(unit).name })
  return side === 'over'
    ? [
        ...throughPosition({ way: 'taken', unit, amount, counter }, SUSPENSE.over, desk),
        credit(bears, counter, OWN_SLIP),
      ]
    : [
        debit(bears, counter, OWN_SLIP),
        ...throughPosition({ way: 'given', unit, amount, counter }, SUSPENSE.short, desk),
      ]
}
