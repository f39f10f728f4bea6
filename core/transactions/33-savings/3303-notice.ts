import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { savingsKeys } from '../../counter/savings.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { change, moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { namedDay, noticeProducts } from '../../savings/notice.ts'
import { type NoticeTerms, termsAs } from '../../savings/terms.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'
import { savingsRule } from '../../savings/rules.ts'

/** Whether a notice can still be answered. */
const isPending = (terms: NoticeTerms, { day }: Pick<Desk, 'day'>): boolean =>
  terms.notice !== null && day <= namedDay(terms, terms.notice.day)

const oneAtATime: Check<Values> = {
  name: { zh: '通知时没有未了通知，撤销时有', en: 'One notice at a time; cancelled only while it runs' },
  test({ account: value, action }, desk) {
    const account = value as Account
    const terms = termsAs(account, 'notice')
    const pending = isPending(terms, desk)
    if (action === 'cancel') return pending ? null : refuse('noticeNone', { account: account.no })
    const until = pending && terms.notice ? namedDay(terms, terms.notice.day) : null
    return until ? refuse('noticePending', { until }) : null
  },
}

/** At least what may be drawn at once, or all there is. */
const canBeDrawn: Check<Values> = {
  name: { zh: '不低于最低支取额，不超过余额', en: 'At least the smallest draw, at most all there is' },
  test({ account: value, amount }, { parameters }) {
    if (amount === null) return null
    const account = value as Account
    const { drawMinimum } = savingsRule(parameters, given(account.product, 'a product'))
    const has = naturalBalance(account)
    if ((amount as bigint) > has) {
      const short = displayMoney((amount as bigint) - has)
      const detail = { account: account.no, available: displayMoney(has), short }
      return { ...refuse('insufficientFunds', detail), field: 'amount' }
    }
    return (amount as bigint) >= drawMinimum || amount === has
      ? null
      : { ...refuse('moneyTooSmall', { min: displayMoney(drawMinimum) }), field: 'amount' }
  },
}

export const noticeOfWithdrawal = defineTransaction({
  code: '3303',
  name: { zh: '通知登记与撤销', en: 'Notice of withdrawal' },
  purpose: {
    zh: '通知存款支取前一天或七天登记金额，到约定日支取。撤销、到期未取的，通知期不计息；未通知、早取、晚取按活期。',
    en: 'Says one or seven days ahead how much of a notice deposit will be drawn. A notice that is cancelled or not followed costs its days’ interest.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    account: account({ zh: '通知存款账号', en: 'Notice deposit' }, { products: noticeProducts }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'give', zh: '登记', en: 'Give notice' },
      { value: 'cancel', zh: '撤销', en: 'Cancel' },
    ]),
    amount: onlyWhen(money({ zh: '拟支取金额', en: 'Amount to be drawn' }, { min: 1n }), 'action', ['give']),
  },
  also: ({ account }) => ['index:openItems/withdrawalNotice', ...savingsKeys(account)],
  checks: [oneAtATime, canBeDrawn],
  authorisation: [],
  effects: ({ account, amount }, desk) =>
    amount === null ? cancel(account, desk) : give(account, amount, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['account', 'action', 'amount', 'capital', 'item', 'until'],
  undoneBy: '3303',
  preview: 'entries',
  examples: [
    {
      title: { zh: '登记通知', en: 'Notice is given' },
      by: '0011',
      fields: { account: 'N2', action: 'give', amount: '50000' },
      gives: [
        'new item withdrawalNotice-20260302-2',
        'set account 0101160000008029 terms {"kind":"notice","lapsed":[],"layers":[{"amount":"#20000000","start":"2025-12-01"}],"notice":null,"noticeDays":7} > {"kind":"notice","lapsed":[],"layers":[{"amount":"#20000000","start":"2025-12-01"}],"notice":{"amount":"#5000000","day":"2026-03-02","item":"withdrawalNotice-20260302-2"},"noticeDays":7}',
      ],
    },
    {
      title: { zh: '撤销通知', en: 'It is cancelled' },
      by: '0011',
      fields: { account: 'N1', action: 'cancel' },
      gives: [
        'set item withdrawalNotice-20260223-5 state noticed > cancelled',
        'set account 0101160000008011 terms {"kind":"notice","lapsed":[],"layers":[{"amount":"#20000000","start":"2025-12-01"}],"notice":{"amount":"#6000000","day":"2026-02-23","item":"withdrawalNotice-20260223-5"},"noticeDays":7} > {"kind":"notice","lapsed":["2026-02-23"],"layers":[{"amount":"#20000000","start":"2025-12-01"}],"notice":null,"noticeDays":7}',
      ],
    },
  ],
})

/** A notice that came before and was not followed has lapsed; this one takes its place. */
function give(account: Account, amount: bigint, desk: Desk): EffectDraft[] {
  const terms = termsAs(account, 'notice')
  const { day, teller } = desk
  const item = newItemId(desk, 'withdrawalNotice')
  const lapsed = terms.notice ? [...terms.lapsed, terms.notice.day] : terms.lapsed
  const data = { account: account.no, amount }
  const opened = { opened: day, by: teller.id, until: namedDay(terms, day) }
  return [
    openItem({ kind: 'withdrawalNotice', id: item, state: 'noticed', ...opened, data }),
    change('account', account.no, account, { terms: { ...terms, lapsed, notice: { item, day, amount } } }),
  ]
}

function cancel(account: Account, desk: Desk): EffectDraft[] {
  const terms = termsAs(account, 'notice')
  const { item, day } = given(terms.notice, 'a notice that was checked')
  return [
    moveItem(given(desk.state.get('item', item), item), 'cancelled'),
    change('account', account.no, account, {
      terms: { ...terms, notice: null, lapsed: [...terms.lapsed, day] },
    }),
  ]
}
