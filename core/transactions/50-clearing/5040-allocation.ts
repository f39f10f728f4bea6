import { director, supervisor } from '../../authorise.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { text } from '../../fields/text.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { create, credit, debit } from '../../ledger/build.ts'
import { glOf } from '../../ledger/chart.ts'
import { displayMoney, yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { spellings } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

const SUPERIOR = '3001-05'

/** What may be settled with the supervising branch, and the account that it stands on here. */
const AGAINST = [
  { value: '1003', zh: '存放央行款项', en: 'Due from the central bank' },
  { value: '3001-02', zh: '系统内往来', en: 'System clearing' },
  { value: '3001-04', zh: '大小额支付往来', en: 'Large- and small-value payments' },
  { value: '2241-04', zh: '扣划待划款项', en: 'Deducted funds awaiting transfer' },
  { value: '2221-01', zh: '代扣利息税', en: 'Interest tax withheld' },
] as const

const pairsOf = (document: string) => spellings(say => `allocation/${say(document)}`)

/** Each posting between two branches carries a number of its own (rules.md §1.6). */
const documentIsNew: Check<Values> = {
  name: { zh: '划拨书编号未用过', en: 'A document not used before' },
  test({ document }, { state }) {
    const used = pairsOf(document as string).some(pair => state.get('claim', pair))
    return used ? { ...refuse('documentUsed', { document: String(document) }), field: 'document' } : null
  },
}

/** The central bank gives no credit; what was deducted or withheld goes up once. */
const noMoreThanStands: Check<Values> = {
  name: { zh: '对方科目余额足够', en: 'No more than stands on the other account' },
  test({ side, against, amount: value }, { state }) {
    const amount = value as bigint
    const account = state.get('account', against as string)
    const { side: own } = glOf(against as string)
    const takes = side === 'debit' ? own === 'D' : own === 'C'
    const has = account ? naturalBalance(account) : 0n
    if (!takes || has >= amount) return null
    const detail = { account: against as string, available: displayMoney(has) }
    return {
      ...refuse('insufficientFunds', { ...detail, short: displayMoney(amount - has) }),
      field: 'amount',
    }
  },
}

export const allocation = defineTransaction({
  code: '5040',
  name: { zh: '管辖行内部往来划拨', en: 'Settlement with the supervising branch' },
  purpose: {
    zh: '与管辖行之间上划、下拨资金，凭划拨书记内部往来，编号两边一致，一份只记一次。',
    en: 'Funds up to, or down from, the supervising branch, on a document whose number both sides know and book once.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    side: choice<'debit' | 'credit'>({ zh: '记内部往来', en: 'On the account with them' }, [
      { value: 'debit', zh: '借方（上划）', en: 'Debit: up to them' },
      { value: 'credit', zh: '贷方（下拨、代付）', en: 'Credit: down from them, or paid by them' },
    ]),
    against: choice({ zh: '对方科目', en: 'Against' }, AGAINST),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    document: text({ zh: '划拨书编号', en: 'Document' }, { max: 30 }),
    note: text({ zh: '事由', en: 'For' }, { max: 120 }),
  },
  also: ({ against, document }) => [
    `account:${SUPERIOR}`,
    `account:${against}`,
    ...pairsOf(document).map(pair => `claim:${pair}` as const),
  ],
  checks: [documentIsNew, noMoreThanStands],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'transfer', atLeast: yuan(1_000_000), signatures: [director] },
  ],
  effects: ({ side, against, amount, document }, { teller }) => [
    ...(side === 'debit'
      ? [debit(SUPERIOR, amount), credit(against, amount)]
      : [debit(against, amount), credit(SUPERIOR, amount)]),
    create('claim', pairsOf(document)[0], { owner: teller.id }),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['side', 'against', 'amount', 'capital', 'document', 'note'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '下拨资金', en: 'Funds come down' },
      by: '0013',
      fields: { side: 'credit', against: '1003', amount: '5000', document: 'HB0302', note: '下拨资金' },
      gives: ['D 1003 5000.00', 'C 3001-05 5000.00', 'new claim allocation/HB0302'],
    },
  ],
})
