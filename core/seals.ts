/** The kinds of seals (印章) of a branch, and what each is for (rules.md §4.3). */
import type { Words } from './words.ts'

interface SealKindRow {
  readonly name: Words
  readonly use: Words
}

export const sealKinds = {
  business: {
    name: { zh: '业务公章', en: 'Business seal' },
    use: {
      zh: '存款证明、挂失、查冻扣回执、通知',
      en: 'Deposit proofs, loss reports, freeze returns, notices',
    },
  },
  savings: {
    name: { zh: '储蓄专用章', en: 'Savings seal' },
    use: { zh: '存折、存单', en: 'Passbooks and certificates' },
  },
  cashReceived: {
    name: { zh: '现金收讫章', en: 'Cash-received seal' },
    use: { zh: '现金收入凭证', en: 'Vouchers of cash received' },
  },
  cashPaid: {
    name: { zh: '现金付讫章', en: 'Cash-paid seal' },
    use: { zh: '现金付出凭证', en: 'Vouchers of cash paid' },
  },
  transferDone: {
    name: { zh: '转讫章', en: 'Transfer-done seal' },
    use: { zh: '转账凭证', en: 'Vouchers of transfers' },
  },
  settlement: {
    name: { zh: '结算专用章', en: 'Settlement seal' },
    use: { zh: '托收、查询查复', en: 'Collections, queries and replies' },
  },
  clearing: {
    name: { zh: '票据交换章', en: 'Clearing seal' },
    use: { zh: '提出票据', en: 'Items presented for clearing' },
  },
  draft: {
    name: { zh: '汇票专用章', en: 'Draft seal' },
    use: { zh: '汇票', en: 'Drafts' },
  },
  accounting: {
    name: { zh: '会计专用章', en: 'Accounting seal' },
    use: { zh: '向人民银行领现', en: 'Drawing cash from the central bank' },
  },
  accepted: {
    name: { zh: '受理凭证章', en: 'Received-for-processing seal' },
    use: { zh: '收妥待办的凭证', en: 'Vouchers received and not yet processed' },
  },
  counterfeit: {
    name: { zh: '假币收缴专用章', en: 'Counterfeit seal' },
    use: { zh: '假币收缴', en: 'Counterfeits seized' },
  },
} satisfies Readonly<Record<string, SealKindRow>>

export type SealKind = keyof typeof sealKinds
