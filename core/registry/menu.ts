/**
 * Where the codes stand in the menu: families (the first two digits of a code) under a few heads, and what
 * each family has by default. A bank moves a single code with 0104; the families are the program's.
 */
import { given } from '../std.ts'
import type { Words } from '../words.ts'

export type Skill = 'initial' | 'intermediate' | 'senior'

export const skills: Readonly<Record<Skill, Words>> = {
  initial: { zh: '初级', en: 'initial' },
  intermediate: { zh: '中级', en: 'intermediate' },
  senior: { zh: '高级', en: 'senior' },
}

export const menuHeads = {
  deposits: { zh: '存款业务', en: 'Deposits' },
  cash: { zh: '现金凭证', en: 'Cash and vouchers' },
  special: { zh: '特殊业务', en: 'Special business' },
  payments: { zh: '结算代理', en: 'Payments and agency' },
  loans: { zh: '信贷业务', en: 'Loans' },
  inquiry: { zh: '查询', en: 'Inquiry' },
  day: { zh: '日始日终', en: 'The day' },
  management: { zh: '管理监督', en: 'Management' },
} satisfies Readonly<Record<string, Words>>

export type MenuHead = keyof typeof menuHeads

interface Family extends Words {
  readonly head: MenuHead
  readonly skill: Skill
  /** Working days until the image of a row's voucher must be there; null of what leaves no voucher. */
  readonly scanDays: number | null
}

/** The vouchers of a day are delivered on the next working day (rules.md §6.1). */
const NEXT_DAY = 1

const family = (
  head: MenuHead,
  skill: Skill,
  scanDays: number | null,
  [zh, en]: readonly [string, string],
): Family => ({ zh, en, head, skill, scanDays })

export const families: Readonly<Record<string, Family>> = {
  '00': family('management', 'initial', null, ['签到与授权', 'Session']),
  '01': family('management', 'senior', null, ['参数', 'Registry']),
  '02': family('deposits', 'initial', NEXT_DAY, ['客户', 'Customers']),
  '05': family('deposits', 'initial', NEXT_DAY, ['活期', 'Demand deposits']),
  '10': family('cash', 'initial', NEXT_DAY, ['现金尾箱', 'Cash and tills']),
  '15': family('cash', 'intermediate', NEXT_DAY, ['外币现钞', 'Foreign notes']),
  '20': family('cash', 'initial', NEXT_DAY, ['凭证', 'Vouchers']),
  '21': family('cash', 'intermediate', NEXT_DAY, ['印章', 'Seals']),
  '32': family('deposits', 'initial', NEXT_DAY, ['定期', 'Fixed deposits']),
  '33': family('deposits', 'intermediate', NEXT_DAY, ['其他储种', 'Other savings']),
  '35': family('deposits', 'intermediate', NEXT_DAY, ['单位账户', 'Company accounts']),
  '40': family('special', 'senior', NEXT_DAY, ['挂失冻结托收', 'Losses, freezes, collection']),
  '50': family('payments', 'intermediate', NEXT_DAY, ['汇兑清算', 'Clearing']),
  '60': family('payments', 'intermediate', NEXT_DAY, ['代理', 'Agency']),
  '68': family('loans', 'senior', NEXT_DAY, ['贷款', 'Loans']),
  '70': family('inquiry', 'initial', null, ['查询', 'Inquiry']),
  '80': family('day', 'intermediate', null, ['日始日终', 'The day']),
  '85': family('special', 'senior', NEXT_DAY, ['更正与内部账', 'Corrections']),
  '95': family('management', 'senior', null, ['事后监督', 'Post-supervision']),
  '96': family('management', 'initial', null, ['投诉', 'Complaints']),
  '97': family('management', 'initial', null, ['服务流程', 'Service processes']),
}

export const familyOf = (code: string): string => code.slice(0, 2)

export const familyRow = (code: string): Family => given(families[familyOf(code)], `the family of ${code}`)
