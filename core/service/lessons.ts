/** What is taught in the hall and at the window, and what came of it (rules.md §8.1, 4). */
import type { Words } from '../words.ts'

export const activities = {
  mobile: { zh: '手机银行开通', en: 'Mobile banking' },
  online: { zh: '网上银行开通', en: 'Online banking' },
  machine: { zh: '自助设备使用', en: 'Using the machines' },
  bill: { zh: '自助缴费', en: 'Paying bills oneself' },
  fraud: { zh: '防诈骗提示', en: 'Warning of fraud' },
  counterfeit: { zh: '假币识别', en: 'Telling counterfeits' },
  account: { zh: '不出租出借账户', en: 'Never lending an account' },
  product: { zh: '产品风险讲解', en: 'The risk of products' },
} as const satisfies Readonly<Record<string, Words>>

export type Activity = keyof typeof activities

export const lessonResults = {
  activated: { zh: '已激活（客户自己办成第一笔）', en: 'Activated: did the first one himself' },
  learned: { zh: '已学会', en: 'Learned it' },
  told: { zh: '已告知', en: 'Told' },
  declined: { zh: '客户不愿', en: 'Declined' },
} as const satisfies Readonly<Record<string, Words>>

export type LessonResult = keyof typeof lessonResults

/** What there is to activate; of anything else one is told, or learns it. */
export const activatable: readonly Activity[] = ['mobile', 'online', 'machine', 'bill']
