import { reviewer } from '../../authorise.ts'
import { addDays } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { type Fields, type LoadedOf, onlyWhen } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { money } from '../../fields/money.ts'
import { personal, text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import {
  COLLECTION_CLEARING,
  COLLECTIONS,
  collectionMemo,
  openCollections,
} from '../../counter/collection.ts'
import { credit, debit, moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { displayMoney } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { given, isOneSpelling } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const fields = {
  action: choice({ zh: '办理', en: 'Action' }, [
    { value: 'send', zh: '受理寄出', en: 'Take in and send' },
    { value: 'proceeds', zh: '回款', en: 'Proceeds' },
    { value: 'return', zh: '拒付退回', en: 'Returned unpaid' },
  ]),
  collection: onlyWhen(
    item({ zh: '托收编号', en: 'Collection' }, 'collection', { states: ['sent'] }),
    'action',
    ['proceeds', 'return'],
  ),
  account: onlyWhen(
    account({ zh: '回款转入账号', en: 'Proceeds to account' }, { products: ['demand'] }),
    'action',
    ['send'],
  ),
  depositor: onlyWhen(
    personal({ zh: '存单户名与证件', en: 'Depositor, document' }, { max: 80, sample: '王小明 110105…' }),
    'action',
    ['send'],
  ),
  outlet: onlyWhen(text({ zh: '开户网点', en: 'Issuing outlet' }, { max: 40 }), 'action', ['send']),
  letter: onlyWhen(text({ zh: '托收函号', en: 'Letter' }, { max: 30 }), 'action', ['send']),
  certificate: onlyWhen(text({ zh: '存单号码', en: 'Certificate' }, { max: 30 }), 'action', ['send']),
  amount: onlyWhen(
    money({ zh: '存单金额／回款本息', en: 'Of the certificate / received' }, { min: 1n }),
    'action',
    ['send', 'proceeds'],
  ),
  reason: onlyWhen(text({ zh: '拒付理由', en: 'Why it was refused' }, { max: 60 }), 'action', ['return']),
} satisfies Fields

type Values = LoadedOf<typeof fields>

/** A certificate is paid with its interest, before maturity too: less than it says has been miskeyed. */
const notLessThanItSays: Check<LoadedOf<typeof fields>> = {
  name: { zh: '回款不少于存单金额', en: 'Proceeds are not less than the certificate says' },
  test({ collection, amount }) {
    if (collection === null || amount === null || amount >= collection.data.amount) return null
    const certificate = displayMoney(collection.data.amount)
    return { ...refuse('proceedsShort', { certificate }), field: 'amount' }
  },
}

/** A certificate is on its way once: its number is the bank's own. */
const notSentYet: Check<Values> = {
  name: { zh: '该存单没有在途的托收', en: 'No collection of this certificate is on its way' },
  test({ certificate }, { state }) {
    if (certificate === null) return null
    const sent = openCollections({ state })
      .map(id => state.get('item', id) as Item<'collection'> | undefined)
      .find(one => one?.state === 'sent' && isOneSpelling(one.data.certificate, certificate))
    return sent ? { ...refuse('collectionSent', { item: sent.id }), field: 'certificate' } : null
  },
}

export const collectionOut = defineTransaction({
  code: '4021',
  name: { zh: '托收发出与回款', en: 'Collection: send, proceeds' },
  purpose: {
    zh: '客户持他处网点签发的存单来托收：核验后表外登记、随函寄出；款到转入客户账户，拒付的退还存单，表外同时销记。',
    en: 'A customer brings a certificate of another outlet: it is checked, registered off balance and sent; proceeds go into his account, or it comes back unpaid.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'settlement',
  fields,
  also: ({ collection, action }, desk) => [
    `account:${COLLECTIONS}`,
    `account:${COLLECTION_CLEARING}`,
    'index:openItems/collection',
    ...(collection ? [`account:${collection.data.account}` as const] : []),
    ...(action === 'send' ? openCollections(desk).map(id => `item:${id}` as const) : []),
  ],
  checks: [notLessThanItSays, notSentYet],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...transferLadder,
  ],
  effects: (values, desk) =>
    values.collection === null ? send(values, desk) : answered(values, values.collection, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'action',
    'collection',
    'account',
    'depositor',
    'outlet',
    'letter',
    'certificate',
    'amount',
    'capital',
    'reason',
    'item',
    'until',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '受理寄出', en: 'Taken in and sent' },
      by: '0011',
      fields: {
        action: 'send',
        account: 'A1',
        depositor: '王小明 身份证',
        outlet: '0202 河口储蓄所',
        letter: '托2026003',
        certificate: 'C00004321',
        amount: '8000',
      },
      gives: ['receipt 7007 8000.00', 'new item collection-20260302-2'],
    },
    {
      title: { zh: '回款', en: 'Proceeds' },
      by: '0011',
      fields: { action: 'proceeds', collection: 'collection-20260225-6', amount: '2043.50' },
      gives: [
        'D 3001-02 2043.50',
        'C 0101110000009022 2043.50',
        'payment 7007 2000.00',
        'set item collection-20260225-6 state sent > paid',
      ],
    },
  ],
})

function send(values: Values, desk: Desk): EffectDraft[] {
  const known = (name: 'outlet' | 'letter' | 'certificate'): string => given(values[name], name)
  const amount = given(values.amount, 'an amount')
  return [
    collectionMemo('receipt', amount, desk.branch.unit),
    openItem({
      kind: 'collection',
      id: newItemId(desk, 'collection'),
      state: 'sent',
      opened: desk.day,
      by: desk.teller.id,
      until: addDays(desk.day, desk.parameters.special.collectionDays),
      data: {
        way: 'out',
        account: given(values.account, 'an account').no,
        depositor: values.depositor,
        outlet: known('outlet'),
        letter: known('letter'),
        certificate: known('certificate'),
        amount,
        reason: '',
      },
    }),
  ]
}

function answered(
  { amount, reason }: Values,
  collection: Item<'collection'>,
  { branch }: Desk,
): EffectDraft[] {
  const { account, amount: face } = collection.data
  const closing = collectionMemo('payment', face, branch.unit)
  if (amount === null) return [closing, moveItem(collection, 'returned', { reason: reason ?? '' })]
  return [debit(COLLECTION_CLEARING, amount), credit(account, amount), closing, moveItem(collection, 'paid')]
}
