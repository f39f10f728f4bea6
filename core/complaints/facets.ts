/** How a complaint is classified (JR/T 0169-2018, rules.md §7.2): where it arose, about what, and why. */
import type { Words } from '../words.ts'

export const channels = {
  counter: { zh: '营业网点柜面', en: 'counter' },
  selfService: { zh: '自助机具', en: 'self-service machines' },
  electronic: { zh: '电子渠道', en: 'electronic channels' },
  thirdParty: { zh: '第三方渠道', en: 'third parties' },
  otherFront: { zh: '其他前台渠道', en: 'other front channels' },
  backOffice: { zh: '中后台', en: 'middle and back office' },
} as const satisfies Readonly<Record<string, Words>>

export type Channel = keyof typeof channels

export const businesses = {
  savings: { zh: '人民币储蓄', en: 'RMB savings' },
  loans: { zh: '贷款', en: 'loans' },
  cards: { zh: '银行卡', en: 'bank cards' },
  payment: { zh: '支付结算', en: 'payment and settlement' },
  currency: { zh: '人民币管理', en: 'RMB notes and coins' },
  agency: { zh: '理财与代理', en: 'wealth and agency' },
  personalData: { zh: '个人金融信息', en: 'personal information' },
  other: { zh: '其他', en: 'other' },
} as const satisfies Readonly<Record<string, Words>>

export type Business = keyof typeof businesses

/** The standard numbers the reasons; names are ours. */
export const reasons = {
  service: { zh: '服务态度与服务质量', en: 'manners and quality of service' },
  facilities: { zh: '设施、设备、系统', en: 'facilities, devices, systems' },
  rules: { zh: '管理制度、业务规则与流程', en: 'rules and processes' },
  marketing: { zh: '营销方式', en: 'marketing' },
  disclosure: { zh: '信息披露', en: 'disclosure' },
  returns: { zh: '产品收益', en: 'return of a product' },
  freeChoice: { zh: '自主选择权', en: 'free choice' },
  contract: { zh: '合同条款', en: 'terms of a contract' },
  fundSafety: { zh: '资金安全', en: 'safety of funds' },
  dataSafety: { zh: '信息安全', en: 'safety of information' },
  fees: { zh: '定价收费', en: 'fees' },
  debtCollection: { zh: '债务催收', en: 'collection of debts' },
  other: { zh: '其他原因', en: 'other' },
} as const satisfies Readonly<Record<string, Words>>

export type Reason = keyof typeof reasons

/** Important: of a VIP, through a hotline or the regulator, or with a risk in the media. */
export const grades = {
  general: { zh: '一般', en: 'general' },
  important: { zh: '重要', en: 'important' },
  major: { zh: '重大', en: 'major' },
} as const satisfies Readonly<Record<string, Words>>

export type Grade = keyof typeof grades
