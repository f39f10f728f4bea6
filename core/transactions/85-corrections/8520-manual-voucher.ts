import { correctionKeys, explainBackdated } from '../../counter/backdated.ts'
import {
  basisOf,
  CUSTOMERS_MONEY,
  mendedKeys,
  type OnTheForm,
  postingBasis,
  refuseTaking,
  takenBy,
} from '../../counter/basis.ts'
import { refuseKept } from '../../counter/keptAccounts.ts'
import { newItemId } from '../../desk.ts'
import { day } from '../../fields/day.ts'
import { askedBefore, optional, type Values } from '../../fields/field.ts'
import { ground } from '../../fields/ground.ts'
import { legs } from '../../fields/legs.ts'
import { text } from '../../fields/text.ts'
import { groundOn } from '../../grounds.ts'
import type { ManualLeg, ManualVoucher } from '../../items/manualVoucher.ts'
import { openItem } from '../../ledger/build.ts'
import { glOf, isCash } from '../../ledger/chart.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const noCash: Check<Values> = {
  name: { zh: '不含现金科目', en: 'No cash account' },
  test({ legs }) {
    const cash = (legs as readonly ManualLeg[]).find(leg => isCash(leg.account))
    return cash ? { ...refuse('manualCash', { account: cash.account }), field: 'legs' } : null
  },
}

const noOffBalance: Check<Values> = {
  name: { zh: '不含表外科目', en: 'No off-balance account' },
  test({ legs }, { state }) {
    const glOfLeg = ({ account }: ManualLeg) => given(state.get('account', account), account).gl
    const off = (legs as readonly ManualLeg[]).find(leg => glOf(glOfLeg(leg)).side === 'offBalance')
    return off ? { ...refuse('manualOffBalance', { account: off.account }), field: 'legs' } : null
  },
}

/** What stands there is the sum of cases: a posting by hand would belong to none. */
const noKept: Check<Values> = {
  name: {
    zh: '不含逐笔管理的科目（贷款、扣划待划、挂账等）和客户存款总账',
    en: 'No account that codes keep case by case, such as loans, and no total of customers’ accounts',
  },
  test({ legs }, { state }) {
    for (const { account } of legs as readonly ManualLeg[]) {
      const refusal = refuseKept(given(state.get('account', account), account))
      if (refusal) return { ...refusal, field: 'legs' }
    }
    return null
  },
}

/** Not for tellers (rules.md §5.3), not into the future, and not before an account was there. */
const mayBackdate: Check<Values> = {
  name: {
    zh: '柜员不得倒起息；起息日不晚于今天、不早于开户',
    en: 'No backdating by tellers, nor before opening',
  },
  test({ legs, valueDay }, { day: today, state, teller }) {
    if (valueDay === null || valueDay === today) return null
    const on = valueDay as string
    const field = 'valueDay'
    if (on > today) return { ...refuse('valueDayAhead', { day: today }), field }
    if (teller.roles.includes('teller')) return { ...refuse('backdatedByTeller'), field }
    const later = (legs as readonly ManualLeg[])
      .flatMap(leg => state.get('account', leg.account) ?? [])
      .find(({ customer, opened }) => customer !== null && opened > on)
    return later
      ? { ...refuse('valueDayBeforeOpening', { account: later.no, opened: later.opened }), field }
      : null
  },
}

const mayBeTaken: Check<OnTheForm & { readonly legs: readonly ManualLeg[] }> = {
  name: CUSTOMERS_MONEY,
  test: ({ legs, ...form }, desk) => refuseTaking(takenBy(legs, desk.state), basisOf(form), desk),
}

export const manualVoucher = defineTransaction({
  code: '8520',
  name: { zh: '自制凭证录入', en: 'Enter a manual voucher' },
  purpose: {
    zh: '没有专门交易码的转账业务，用多借多贷的转账凭证录入，原因从清单（0110）中选，摘要写明，由另一人用 8521 复核后入账。冲错后补记可倒起息：积数从起息日更正，其间已结息的按结息日利率补扣利息。',
    en: 'For what has no code of its own: any number of debits and credits on a reason of the list (0110), with a memo, posted when a colleague reviews it with 8521. Rebooked after a reversal it may be valued on an earlier day: products are put right from then, and settled interest is corrected.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    legs: legs({ zh: '分录', en: 'Entries' }),
    memo: text({ zh: '摘要', en: 'Memo' }, { max: 120 }),
    valueDay: optional(day({ zh: '起息日（空为当日）', en: 'Value day (empty: today)' })),
    ...postingBasis,
    reason: askedBefore(ground({ zh: '原因', en: 'Reason' }, 'manualReasons', 'error'), 'memo'),
  },
  also: ({ valueDay, mends }, desk) => [
    'index:openItems/manualVoucher',
    ...mendedKeys(mends),
    ...(valueDay ? correctionKeys(valueDay, desk) : []),
  ],
  checks: [noCash, noOffBalance, noKept, mayBackdate, mayBeTaken],
  authorisation: [],
  effects({ legs, memo, valueDay, reason, ...form }, desk) {
    const id = newItemId(desk, 'manualVoucher')
    const basis = basisOf(form)
    const { zh, en } = given(groundOn(desk.parameters.manualReasons, reason, desk.day), reason)
    const data: ManualVoucher = {
      legs,
      memo,
      reason: { ground: reason, zh, en },
      ...(valueDay ? { valueDay } : {}),
      ...(basis ? { basis } : {}),
    }
    return [
      openItem({
        kind: 'manualVoucher',
        id,
        state: 'entered',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data,
      }),
    ]
  },
  expand: none,
  explain: ({ legs, valueDay }, desk) => (valueDay ? explainBackdated(legs, valueDay, desk) : []),
  view: null,
  receipt: ['legs', 'reason', 'memo', 'valueDay', 'basis', 'paper', 'mends', 'item'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '付办公费', en: 'An office bill' },
      by: '0013',
      fields: { legs: 'D 6602 100; C 1003 100', reason: 'expense', memo: '办公费' },
      gives: ['new item manualVoucher-20260302-2'],
    },
  ],
})
