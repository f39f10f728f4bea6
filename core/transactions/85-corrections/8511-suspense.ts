import { director, supervisor } from '../../authorise.ts'
import {
  basisOf,
  CUSTOMERS_MONEY,
  mendedKeys,
  noteRebooked,
  type OnTheForm,
  postingBasis,
  refuseTaking,
  takenBy,
} from '../../counter/basis.ts'
import { AREA_GL } from '../../counter/joint.ts'
import { refuseKept } from '../../counter/keptAccounts.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import type { Suspense } from '../../items/suspense.ts'
import { credit, debit, type LegDraft, moveItem, openItem } from '../../ledger/build.ts'
import { isCash } from '../../ledger/chart.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney, yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type Step = Suspense['side'] | 'clear'

/** Where a case stands while it is open. */
const STANDS = { receivable: '1221-02', payable: '2241-02' } as const

const hangs: readonly Step[] = ['receivable', 'payable']

/**
 * Cash has its own cases, what is off balance its register, and so has every account that codes keep.
 * Only what another branch of ours has posted alone may hang here until it is found.
 */
const otherFits: Check<Values> = {
  name: {
    zh: '对方不是现金、表外或逐笔管理的科目',
    en: 'Not against cash, off-balance or accounts that codes keep',
  },
  test({ other }) {
    const { no, gl } = other as Account
    if (isCash(gl)) return { ...refuse('manualCash', { account: no }), field: 'other' }
    if (gl.startsWith('7')) return { ...refuse('manualOffBalance', { account: no }), field: 'other' }
    const refusal = gl === AREA_GL ? null : refuseKept(other as Account)
    return refusal && { ...refusal, field: 'other' }
  },
}

const withinTheRest: Check<Values> = {
  name: { zh: '不超过未销金额', en: 'Not more than is left' },
  test({ hung, amount }) {
    if (hung === null) return null
    const { left } = (hung as Item<'suspense'>).data
    return (amount as bigint) <= left
      ? null
      : { ...refuse('moreThanHung', { left: displayMoney(left) }), field: 'amount' }
  },
}

const mayBeTaken: Check<OnTheForm & Hanging> = {
  name: CUSTOMERS_MONEY,
  test: (form, desk) => refuseTaking(takenBy(legsOf(form), desk.state), basisOf(form), desk),
}

interface Hanging {
  readonly step: Step
  readonly hung: Item<'suspense'> | null
  readonly amount: bigint
  readonly other: Account
}

/** A receivable is hung, and a payable cleared, by a debit where it stands or against it. */
function legsOf({ step, hung, amount, other }: Hanging): LegDraft[] {
  const side = hung === null ? step : hung.data.side
  const [stands, against] = [side === 'payable' ? STANDS.payable : STANDS.receivable, other.no]
  const standsDebited = (side === 'receivable') === (hung === null)
  return standsDebited
    ? [debit(stands, amount), credit(against, amount)]
    : [debit(against, amount), credit(stands, amount)]
}

export const suspenseAccounts = defineTransaction({
  code: '8511',
  name: { zh: '挂账/销账', en: 'Suspense, and its clearing' },
  purpose: {
    zh: '一时查不清的款项逐笔挂账，写明事由和责任人；查清后对应原笔销账，可分次销，不得以甲笔销乙笔。',
    en: 'Puts an amount that cannot be explained yet in suspense, one case with a reason and an owner; clears that very case when it is, in parts if need be, never one with another.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    step: choice<Step>({ zh: '办理', en: 'Step' }, [
      { value: 'receivable', zh: '挂其他应收款', en: 'Hang as receivable' },
      { value: 'payable', zh: '挂其他应付款', en: 'Hang as payable' },
      { value: 'clear', zh: '销账', en: 'Clear' },
    ]),
    hung: onlyWhen(item({ zh: '挂账编号', en: 'Case' }, 'suspense'), 'step', ['clear']),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    other: account(
      { zh: '对方账号或科目', en: 'Against' },
      { products: ['demand', 'corporateDemand'], internal: true },
    ),
    owner: onlyWhen(teller({ zh: '责任人', en: 'Owner' }), 'step', hangs),
    note: text({ zh: '事由', en: 'Reason' }, { max: 200, multiline: true }),
    ...postingBasis,
  },
  also: ({ mends }) => [
    'account:1221-02',
    'account:2241-02',
    'index:openItems/suspense',
    ...mendedKeys(mends),
  ],
  checks: [otherFits, withinTheRest, mayBeTaken],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: yuan(50_000), signatures: [director] },
  ],
  effects(form, desk) {
    const { step, hung, amount, owner, note } = form
    const booked = [...legsOf(form), ...noteRebooked(basisOf(form), desk)]
    if (hung !== null) {
      const left = hung.data.left - amount
      return [...booked, moveItem(hung, left === 0n ? 'cleared' : 'hung', { left })]
    }
    const side = step === 'payable' ? 'payable' : 'receivable'
    return [
      ...booked,
      openItem({
        kind: 'suspense',
        id: newItemId(desk, 'suspense'),
        state: 'hung',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: { side, amount, left: amount, owner: given(owner, 'an owner').id, note },
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['step', 'hung', 'amount', 'capital', 'other', 'owner', 'note', 'basis', 'paper', 'mends', 'item'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '来源不明的来账挂应付', en: 'A payment nobody can explain' },
      by: '0013',
      fields: { step: 'payable', amount: '600', other: '3001-04', owner: '0013', note: '来账户名不符' },
      gives: ['D 3001-04 600.00', 'C 2241-02 600.00', 'new item suspense-20260302-2'],
    },
  ],
})
