import { supervisor } from '../../authorise.ts'
import { makerIsAnother } from '../../checks/people.ts'
import { item } from '../../fields/item.ts'
import { credit, debit, moveItem } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

export const reviewManualVoucher = defineTransaction({
  code: '8521',
  name: { zh: '自制凭证复核', en: 'Review a manual voucher' },
  purpose: {
    zh: '复核他人录入的自制凭证，科目、借贷方向、金额、摘要无误后入账。',
    en: 'Reviews a colleague’s manual voucher — accounts, sides, amounts, memo — and posts it.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: { voucher: item({ zh: '凭证编号', en: 'Voucher' }, 'manualVoucher') },
  also: ({ voucher }) => [
    ...voucher.data.legs.map(leg => `account:${leg.account}` as const),
    'index:openItems/manualVoucher',
  ],
  checks: [makerIsAnother('voucher')],
  authorisation: [{ measure: 'transfer', atLeast: yuan(50_000), signatures: [supervisor] }],
  effects: ({ voucher }) => [
    ...voucher.data.legs.map(({ side, account, amount }) => (side === 'D' ? debit : credit)(account, amount)),
    moveItem(voucher, 'posted'),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['voucher'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [],
})
