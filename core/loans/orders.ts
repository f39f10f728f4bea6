/**
 * In which order a repayment serves what is owed (rules.md §2.6): a bank has one for loans that are paid, and
 * another for those that are late for so long that their interest is no income any more.
 */
import type { Words } from '../words.ts'
import type { DebtPart } from './repay.ts'

interface Order extends Words {
  readonly parts: readonly DebtPart[]
}

export const repaymentOrders = {
  penalty: {
    zh: '复利、罚息、利息、本金',
    en: 'Compound, penalty, interest, principal',
    parts: ['compound', 'penalty', 'interest', 'principal'],
  },
  interest: {
    zh: '利息、复利、罚息、本金',
    en: 'Interest, compound, penalty, principal',
    parts: ['interest', 'compound', 'penalty', 'principal'],
  },
  principal: {
    zh: '本金、复利、罚息、利息',
    en: 'Principal, compound, penalty, interest',
    parts: ['principal', 'compound', 'penalty', 'interest'],
  },
  principalInterest: {
    zh: '本金、利息、复利、罚息',
    en: 'Principal, interest, compound, penalty',
    parts: ['principal', 'interest', 'compound', 'penalty'],
  },
} as const satisfies Readonly<Record<string, Order>>

export type RepaymentOrder = keyof typeof repaymentOrders

export const lateOrders = {
  due: { zh: '应计贷款', en: 'of accruing loans' },
  late: { zh: '非应计贷款', en: 'of non-accrual loans' },
} as const
