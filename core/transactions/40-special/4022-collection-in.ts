import { notStopped } from '../../checks/account.ts'
import { COLLECTION_CLEARING } from '../../counter/collection.ts'
import { closeFixed, fixedInterestDue } from '../../counter/fixed.ts'
import { interestKeys } from '../../counter/interest.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { explainSegments } from '../../interest/explain.ts'
import { naturalBalance } from '../../ledger/balance.ts'
import { openItem } from '../../ledger/build.ts'
import type { Account } from '../../ledger/entities.ts'
import { paperNumber } from '../../parameters.ts'
import { isRefusal, refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { earlyWithdrawalLadder, transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

/** What came with the letter is the certificate of this account. */
const certificateIsIts: Check<Values> = {
  name: { zh: '存单号码与账户相符', en: 'The certificate is the account’s' },
  test({ account, certificate }, { parameters }) {
    const { paper } = account as Account
    const number = paper && paperNumber(parameters, paper.kind, paper.number)
    return number === certificate ? null : { ...refuse('certificateDiffers'), field: 'certificate' }
  },
}

const payableIfPaid: Check<Values> = {
  name: { zh: '付款时账户未挂失、未受限', en: 'Paid only where nothing restricts the account' },
  test: (values, desk) => (values.action === 'pay' ? notStopped('account').test(values, desk) : null),
}

export const collectionIn = defineTransaction({
  code: '4022',
  name: { zh: '托收付款与拒付', en: 'Collection: pay or refuse' },
  purpose: {
    zh: '他处网点寄来本网点存单托收：核对存单、印章、挂失冻结，付款则结清本息划往来账（未到期按提前支取），拒付则注明理由退回。',
    en: 'Another outlet sends a certificate of ours: checked against losses and freezes it is paid with interest through clearing (before maturity as an early withdrawal), or refused with a reason.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'settlement',
  fields: {
    account: account({ zh: '定期账号', en: 'Fixed account' }, { products: ['lumpSum'] }),
    certificate: text({ zh: '存单号码', en: 'Certificate' }, { max: 30 }),
    outlet: text({ zh: '来函网点', en: 'From outlet' }, { max: 40 }),
    letter: text({ zh: '托收函号', en: 'Letter' }, { max: 30 }),
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'pay', zh: '付款', en: 'Pay' },
      { value: 'refuse', zh: '拒付', en: 'Refuse' },
    ]),
    reason: onlyWhen(text({ zh: '拒付理由', en: 'Why' }, { max: 60 }), 'action', ['refuse']),
  },
  also: () => [
    ...interestKeys('lumpSum'),
    `account:${COLLECTION_CLEARING}` as const,
    'index:openItems/collection' as const,
  ],
  checks: [certificateIsIts, payableIfPaid],
  authorisation: [...earlyWithdrawalLadder, ...transferLadder],
  effects({ account, certificate, outlet, letter, reason }, desk) {
    const registered = openItem({
      kind: 'collection',
      id: newItemId(desk, 'collection'),
      state: reason === null ? 'paid' : 'refused',
      opened: desk.day,
      by: desk.teller.id,
      until: null,
      data: {
        way: 'in',
        account: account.no,
        depositor: null,
        outlet,
        letter,
        certificate,
        amount: naturalBalance(account),
        reason: reason ?? '',
      },
    })
    if (reason !== null) return [registered]
    const clearing = given(desk.state.get('account', COLLECTION_CLEARING), COLLECTION_CLEARING)
    const paid = closeFixed(account, null, clearing, desk)
    return isRefusal(paid) ? paid : [...paid, registered]
  },
  expand: none,
  explain: ({ account, reason }, desk) =>
    reason === null ? explainSegments(fixedInterestDue(account, naturalBalance(account), desk)) : [],
  view: null,
  receipt: [
    'account',
    'certificate',
    'outlet',
    'letter',
    'action',
    'interest',
    'paid',
    'capital',
    'reason',
    'item',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '到期存单付款', en: 'A certificate at maturity' },
      by: '0011',
      fields: {
        account: 'F1',
        certificate: 'C00004901',
        outlet: '0202 河口储蓄所',
        letter: '河托2026011',
        action: 'pay',
      },
      gives: [
        'D 0101120000000012 10000.00',
        'D 6411-12 65.97',
        'C 3001-02 10065.97',
        'set account 0101120000000012 status open > closed, closed null > 2026-03-02',
        'vouchers certificate 4901-4901 customer > void',
        'new item collection-20260302-2',
      ],
    },
    {
      title: { zh: '拒付', en: 'Refused' },
      by: '0011',
      fields: {
        account: 'F2',
        certificate: 'C00004902',
        outlet: '0202 河口储蓄所',
        letter: '河托2026012',
        action: 'refuse',
        reason: '印章不符',
      },
      gives: ['new item collection-20260302-2'],
    },
  ],
})
