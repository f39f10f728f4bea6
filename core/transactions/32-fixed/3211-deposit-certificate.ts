import { supervisor } from '../../authorise.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { boundPaperPledgeable } from '../../checks/vouchers.ts'
import { issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import type { Day } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { availableOwn, naturalBalance } from '../../ledger/balance.ts'
import { change, moveItem, moveVouchers, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { imposed, lifted, passageOf, refuseRestricted } from '../../ledger/restrictions.ts'
import { displayMoney } from '../../money.ts'
import { deposits } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const PAPER = 'depositProof'

/** What is certified is there: for a day the balance, for a time what can be held. */
const isThere: Check<Values> = {
  name: { zh: '证明金额不超过余额', en: 'No more is certified than there is' },
  test({ account: value, action, amount }, desk) {
    if (value === null) return null
    const account = value as Account
    const { out } = passageOf(account, desk.day)
    if (out) return refuseRestricted(account, out)
    // What may be overdrawn is the bank's money: it is not certified.
    const has = action === 'hold' ? availableOwn(account, desk.day) : naturalBalance(account)
    if ((amount as bigint) <= has) return null
    const short = displayMoney((amount as bigint) - has)
    const detail = { account: account.no, available: displayMoney(has), short }
    return { ...refuse('insufficientFunds', detail), field: 'amount' }
  },
}

const endsLater: Check<Values> = {
  name: { zh: '时段证明到期日在今日之后', en: 'Held until a later day' },
  test: ({ until }, desk) =>
    until === null || (until as Day) > desk.day
      ? null
      : { ...refuse('proofEndsTooSoon', { day: desk.day }), field: 'until' },
}

const blankForIt: Check<Values> = {
  name: { zh: '开立时尾箱有空白存款证明', en: 'Issued: a till with a blank certificate' },
  test(values, desk) {
    if (values.action === 'cancel') return null
    return tillInUse().test(values, desk) ?? hasPaper(PAPER).test(values, desk)
  },
}

export const depositCertificate = defineTransaction({
  code: '3211',
  name: { zh: '存款证明', en: 'Deposit certificate' },
  purpose: {
    zh: '时点证明只说明当日余额；时段证明在到期前冻住证明金额，账户其余部分照常使用。提前撤销须收回证明原件。',
    en: 'Certifies what a customer has today, or holds it until a day; the rest of the account stays free. Cancelled early only when the paper comes back.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'business',
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'hold', zh: '时段证明', en: 'For a time' },
      { value: 'state', zh: '时点证明', en: 'For today' },
      { value: 'cancel', zh: '撤销', en: 'Cancel' },
    ]),
    account: onlyWhen(account({ zh: '账号', en: 'Account' }, { products: deposits }), 'action', [
      'hold',
      'state',
    ]),
    amount: onlyWhen(money({ zh: '证明金额', en: 'Amount' }, { min: 1n }), 'action', ['hold', 'state']),
    until: onlyWhen(day({ zh: '到期日', en: 'Until' }), 'action', ['hold']),
    purpose: onlyWhen(text({ zh: '用途', en: 'Purpose' }, { max: 40 }), 'action', ['hold', 'state']),
    proof: onlyWhen(item({ zh: '原证明编号', en: 'Certificate' }, 'depositProof'), 'action', ['cancel']),
  },
  also: ({ proof }, desk) => [
    'index:openItems/depositProof',
    ...ownStockKeys(desk, PAPER),
    `stock:supplier/${PAPER}`,
    ...(proof ? [`account:${proof.data.account}` as const] : []),
  ],
  checks: [
    boundPaperPledgeable('account', ({ action }) => action === 'hold'),
    isThere,
    endsLater,
    blankForIt,
  ],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects: ({ account, amount, until, purpose, proof }, desk) =>
    proof
      ? cancel(proof, desk)
      : certify(given(account, 'an account'), given(amount, 'an amount'), until, purpose ?? '', desk),
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'account', 'amount', 'capital', 'until', 'purpose', 'paper', 'proof', 'item'],
  undoneBy: '3211',
  preview: 'entries',
  examples: [
    {
      title: { zh: '留学时段证明', en: 'Held for a visa' },
      by: '0003',
      fields: { action: 'hold', account: 'F2', amount: '20000', until: '2026-09-02', purpose: '留学' },
      gives: [
        'new item depositProof-20260302-2',
        'vouchers depositProof 3001-3001 till:00 > customer',
        'payment 7001-depositProof 1.00',
        'set account 0101120000000020 restrictions [] > [{"amount":"#2000000","bars":"amount","item":"depositProof-20260302-2","reason":"proof","until":"2026-09-02","waits":null}]',
      ],
    },
    {
      title: { zh: '时点证明', en: 'For today' },
      by: '0003',
      fields: { action: 'state', account: 'A1', amount: '20000', purpose: '签证' },
      gives: [
        'new item depositProof-20260302-2',
        'vouchers depositProof 3001-3001 till:00 > customer',
        'payment 7001-depositProof 1.00',
      ],
    },
    {
      title: { zh: '收回原件撤销', en: 'The paper comes back' },
      by: '0003',
      fields: { action: 'cancel', proof: 'depositProof-20260220-3' },
      gives: [
        'set item depositProof-20260220-3 state holding > cancelled',
        'vouchers depositProof 2001-2001 customer > void',
        'set account 0101110000008032 restrictions [{"amount":"#800000","bars":"amount","item":"depositProof-20260220-3","reason":"proof","until":"2026-08-20","waits":null}] > []',
      ],
    },
  ],
})

function certify(
  account: Account,
  amount: bigint,
  until: Day | null,
  purpose: string,
  desk: Desk,
): EffectDraft[] {
  const { day, teller } = desk
  const paper = nextPaper(desk, PAPER)
  const id = newItemId(desk, 'depositProof')
  const state = until === null ? 'stated' : 'holding'
  const data = { account: account.no, amount, number: paper.number, purpose }
  const opened = openItem({ kind: 'depositProof', id, state, opened: day, by: teller.id, until, data })
  if (until === null) return [opened, issue(desk, paper)]
  const restriction = { reason: 'proof', item: id, bars: 'amount', amount, until, waits: null } as const
  const restrictions = imposed(account.restrictions, restriction, day)
  return [opened, issue(desk, paper), change('account', account.no, account, { restrictions })]
}

function cancel(proof: Item<'depositProof'>, { state, day }: Desk): EffectDraft[] {
  const { account: no, number } = proof.data
  const account = given(state.get('account', no), no)
  const restrictions = lifted(account.restrictions, proof.id, day)
  return [
    moveItem(proof, 'cancelled'),
    moveVouchers(PAPER, [number, number], 'customer', 'void'),
    change('account', account.no, account, { restrictions }),
  ]
}
