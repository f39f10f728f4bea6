import { notStopped } from '../../checks/account.ts'
import { COLLECTION_CLEARING, openCollections } from '../../counter/collection.ts'
import { closeFixed, fixedInterestDue } from '../../counter/fixed.ts'
import { interestKeys } from '../../counter/interest.ts'
import { workingDayAfter } from '../../day/calendar.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { type Fields, type LoadedOf, onlyWhen } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import type { Item } from '../../items.ts'
import { moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account } from '../../ledger/entities.ts'
import { paperNumber } from '../../parameters.ts'
import { isRefusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { earlyWithdrawalLadder, transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const fields = {
  account: onlyWhen(account({ zh: '定期账号', en: 'Fixed account' }, { products: ['lumpSum'] }), 'action', [
    'receive',
  ]),
  certificate: onlyWhen(text({ zh: '存单号码', en: 'Certificate' }, { max: 30 }), 'action', ['receive']),
  outlet: onlyWhen(text({ zh: '来函网点', en: 'From outlet' }, { max: 40 }), 'action', ['receive']),
  letter: onlyWhen(text({ zh: '托收函号', en: 'Letter' }, { max: 30 }), 'action', ['receive']),
  action: choice({ zh: '办理', en: 'Action' }, [
    { value: 'receive', zh: '收件登记', en: 'Take in' },
    { value: 'pay', zh: '付款', en: 'Pay' },
    { value: 'refuse', zh: '拒付', en: 'Refuse' },
  ]),
  reason: onlyWhen(text({ zh: '拒付理由', en: 'Why' }, { max: 60 }), 'action', ['refuse']),
  collection: onlyWhen(
    item({ zh: '托收编号', en: 'Collection' }, 'collection', { states: ['received'] }),
    'action',
    ['pay', 'refuse'],
  ),
} satisfies Fields

type Values = LoadedOf<typeof fields>

/** The account of the form, or that of the collection; as it is now. */
const accountOf = ({ account, collection }: Values, { state }: Pick<Desk, 'state'>): Account => {
  const no = collection?.data.account
  return account ?? given(no === undefined ? undefined : state.get('account', no), `account ${no}`)
}

/** What came with the letter is the certificate of this account: when it comes, and still when it is paid. */
const certificateIsIts: Check<Values> = {
  name: { zh: '存单号码与账户相符', en: 'The certificate is the account’s' },
  test(values, desk) {
    const { action, certificate, collection } = values
    const { paper } = accountOf(values, desk)
    if (action === 'refuse') return null
    const number = paper && paperNumber(desk.parameters, paper.kind, paper.number)
    if (number === (collection?.data.certificate ?? certificate)) return null
    return { ...refuse('certificateDiffers'), field: collection ? 'collection' : 'certificate' }
  },
}

const payableIfPaid: Check<Values> = {
  name: { zh: '付款时账户未销、未挂失、未受限', en: 'Paid only where the account is open and unrestricted' },
  test(values, desk) {
    const account = accountOf(values, desk)
    if (values.action !== 'pay') return null
    if (account.status === 'closed') return refuse('accountClosed', { account: account.no })
    return notStopped('account').test({ account }, desk)
  },
}

/** A certificate that waits for its answer is not taken in a second time. */
const notTakenInYet: Check<Values> = {
  name: { zh: '该存单没有待付的托收', en: 'No collection of this certificate waits' },
  test({ account }, { state }) {
    if (account === null) return null
    const waiting = openCollections({ state })
      .map(id => state.get('item', id))
      .find(one => one?.state === 'received' && (one as Item<'collection'>).data.account === account.no)
    return waiting ? { ...refuse('collectionWaits', { item: waiting.id }), field: 'certificate' } : null
  },
}

export const collectionIn = defineTransaction({
  code: '4022',
  name: { zh: '托收付款与拒付', en: 'Collection: pay or refuse' },
  purpose: {
    zh: '他处网点寄来本网点存单托收：收到即登记，期限内核对存单、印章、挂失冻结，付款则结清本息划往来账（未到期按提前支取），拒付则注明理由退回。到期未办的，网点不得轧账。',
    en: 'Another outlet sends a certificate of ours: it is registered as it comes, and within its term checked against losses and freezes and paid with interest through clearing (before maturity as an early withdrawal), or refused with a reason. The branch does not balance over one that is due.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'settlement',
  fields,
  also: ({ collection, action }, { state }) => [
    ...interestKeys('lumpSum'),
    `account:${COLLECTION_CLEARING}` as const,
    'index:openItems/collection' as const,
    ...(collection ? [`account:${collection.data.account}` as const] : []),
    ...(action === 'receive' ? openCollections({ state }).map(id => `item:${id}` as const) : []),
  ],
  checks: [certificateIsIts, notTakenInYet, payableIfPaid],
  authorisation: [...earlyWithdrawalLadder, ...transferLadder],
  effects(values, desk) {
    const { collection, action, reason } = values
    if (collection === null) return [takenIn(values, desk)]
    if (action === 'refuse') return [moveItem(collection, 'refused', { reason: reason ?? '' })]
    const clearing = given(desk.state.get('account', COLLECTION_CLEARING), COLLECTION_CLEARING)
    const paid = closeFixed(accountOf(values, desk), null, clearing, desk)
    return isRefusal(paid) ? paid : [...paid, moveItem(collection, 'paid')]
  },
  expand: none,
  explain(values, desk) {
    if (values.action !== 'pay') return []
    const account = accountOf(values, desk)
    return explainSegments(fixedInterestDue(account, naturalBalance(account), desk))
  },
  view: null,
  receipt: [
    'account',
    'certificate',
    'outlet',
    'letter',
    'action',
    'collection',
    'interest',
    'paid',
    'capital',
    'reason',
    'item',
    'until',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '收件登记，三个工作日内付款或拒付', en: 'Taken in, to be answered in three working days' },
      by: '0011',
      fields: {
        account: 'F2',
        certificate: 'C00004902',
        outlet: '0202 河口储蓄所',
        letter: '河托2026013',
        action: 'receive',
      },
      gives: ['new item collection-20260302-2'],
    },
    {
      title: { zh: '到期存单付款', en: 'A certificate at maturity' },
      by: '0011',
      fields: { action: 'pay', collection: 'collection-20260227-7' },
      gives: [
        'D 0101120000000012 10000.00',
        'D 6411-12 65.97',
        'C 3001-02 10065.97',
        'set account 0101120000000012 status open > closed, closed null > 2026-03-02',
        'vouchers certificate 4901-4901 customer > void',
        'set item collection-20260227-7 state received > paid',
      ],
    },
    {
      title: { zh: '拒付', en: 'Refused' },
      by: '0011',
      fields: { action: 'refuse', collection: 'collection-20260227-8', reason: '存单已挂失' },
      gives: [
        'set item collection-20260227-8 state received > refused, data {"account":"0101120000009013","amount":"#500000","certificate":"C00004911","depositor":null,"letter":"河托2026012","outlet":"0202 河口储蓄所","reason":"","way":"in"} > {"account":"0101120000009013","amount":"#500000","certificate":"C00004911","depositor":null,"letter":"河托2026012","outlet":"0202 河口储蓄所","reason":"存单已挂失","way":"in"}',
      ],
    },
  ],
})

/** By its due day it is paid or refused. */
function takenIn(values: Values, desk: Desk): EffectDraft {
  const { special, closedDays } = desk.parameters
  const account = accountOf(values, desk)
  const known = (name: 'outlet' | 'letter' | 'certificate'): string => given(values[name], name)
  return openItem({
    kind: 'collection',
    id: newItemId(desk, 'collection'),
    state: 'received',
    opened: desk.day,
    by: desk.teller.id,
    until: workingDayAfter(desk.day, special.collectionAnswerDays, closedDays),
    data: {
      way: 'in',
      account: account.no,
      depositor: null,
      outlet: known('outlet'),
      letter: known('letter'),
      certificate: known('certificate'),
      amount: naturalBalance(account),
      reason: '',
    },
  })
}
