import { director, supervisor } from '../../authorise.ts'
import { makerIsAnother } from '../../checks/people.ts'
import { basisKeys, CUSTOMERS_MONEY, noteRebooked, refuseTaking, takenBy } from '../../counter/basis.ts'
import {
  correctionEffects,
  correctionKeys,
  corrections,
  explainBackdated,
  valued,
} from '../../counter/backdated.ts'
import type { Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import type { Item } from '../../items.ts'
import { credit, debit, moveItem } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

/** Asked again: what it books anew may have been since, or it waits from before a basis was asked for. */
const mayBeTaken: Check<Values> = {
  name: CUSTOMERS_MONEY,
  test({ voucher }, desk) {
    const { legs, basis = null } = (voucher as Item<'manualVoucher'>).data
    const refusal = refuseTaking(takenBy(legs, desk.state), basis, desk)
    return refusal && { ...refusal, field: 'voucher' }
  },
}

export const reviewManualVoucher = defineTransaction({
  code: '8521',
  name: { zh: '自制凭证复核', en: 'Review a manual voucher' },
  purpose: {
    zh: '复核他人录入的自制凭证，科目、借贷方向、金额、摘要无误后入账；倒起息的须主任授权，已结息部分的利息随即补扣。',
    en: 'Reviews a colleague’s manual voucher — accounts, sides, amounts, memo — and posts it. One that is valued on an earlier day is signed by the director, and corrects settled interest.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: { voucher: item({ zh: '凭证编号', en: 'Voucher' }, 'manualVoucher') },
  also: ({ voucher }, desk) => [
    ...voucher.data.legs.map(leg => `account:${leg.account}` as const),
    'index:openItems/manualVoucher',
    ...basisKeys(voucher.data.basis),
    ...(voucher.data.valueDay ? correctionKeys(voucher.data.valueDay, desk) : []),
  ],
  checks: [makerIsAnother('voucher'), mayBeTaken],
  authorisation: [
    { measure: 'transfer', atLeast: yuan(50_000), signatures: [supervisor] },
    { measure: 'backdated', atLeast: 1n, signatures: [director] },
  ],
  effects({ voucher }, desk) {
    const { legs, valueDay, basis = null } = voucher.data
    const entries = legs.map(({ side, account, amount }) => (side === 'D' ? debit : credit)(account, amount))
    const rebooked = noteRebooked(basis, desk)
    if (!valueDay) return [...entries, ...rebooked, moveItem(voucher, 'posted')]
    return [
      ...valued(
        entries.map(entry => ({ ...entry, valueDay })),
        desk,
      ),
      ...rebooked,
      ...correctionEffects(corrections(legs, valueDay, desk)),
      moveItem(voucher, 'posted', { valueDay }),
    ]
  },
  expand: none,
  explain({ voucher }, desk) {
    const { legs, valueDay } = voucher.data
    return valueDay ? explainBackdated(legs, valueDay, desk) : []
  },
  view: null,
  receipt: ['voucher', 'interest'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '复核同事录入的凭证', en: 'A colleague’s voucher is posted' },
      by: '0011',
      at: 'waiting',
      fields: { voucher: 'manualVoucher-20260302-1' },
      gives: ['D 6602 100.00', 'C 1003 100.00', 'set item manualVoucher-20260302-1 state entered > posted'],
    },
  ],
})
