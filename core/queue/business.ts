/** What people come for, who they are, and what is seen of them at the door (rules.md §8.2). */
import type { Words } from '../words.ts'
import type { QueueRules } from './rules.ts'

export type Business = 'A' | 'B' | 'C' | 'D'
export type Level = 'normal' | 'gold' | 'platinum' | 'diamond' | 'private'
export type Flag = 'elderly' | 'disabled' | 'pregnant' | 'child'

/** A business is named by the letter before the numbers of its tickets. */
export const businesses: Readonly<Record<Business, Words>> = {
  A: { zh: '贵宾及大额业务', en: 'VIP and large amounts' },
  B: { zh: '个人业务', en: 'Personal business' },
  C: { zh: '对公业务', en: 'Corporate business' },
  D: { zh: '理财业务', en: 'Wealth management' },
}

export const businessMinutes: Readonly<Record<Business, (rules: QueueRules) => number>> = {
  A: rules => rules.largeMinutes,
  B: rules => rules.personalMinutes,
  C: rules => rules.companyMinutes,
  D: rules => rules.wealthMinutes,
}

export const levels: Readonly<Record<Level, Words>> = {
  normal: { zh: '普通客户', en: 'Customer' },
  gold: { zh: '金卡客户', en: 'Gold' },
  platinum: { zh: '白金客户', en: 'Platinum' },
  diamond: { zh: '钻石客户', en: 'Diamond' },
  private: { zh: '私人银行客户', en: 'Private banking' },
}

/** Points at the start and for each minute. */
export const levelPoints: Readonly<Record<Level, (rules: QueueRules) => readonly [number, number]>> = {
  normal: rules => [rules.normalBase, rules.normalRate],
  gold: rules => [rules.goldBase, rules.goldRate],
  platinum: rules => [rules.platinumBase, rules.platinumRate],
  diamond: rules => [rules.diamondBase, rules.diamondRate],
  private: rules => [rules.privateBase, rules.privateRate],
}

export const flags: Readonly<Record<Flag, Words>> = {
  elderly: { zh: '老年人', en: 'Elderly' },
  disabled: { zh: '残障人士', en: 'Disabled' },
  pregnant: { zh: '孕妇', en: 'Pregnant' },
  child: { zh: '携带婴幼儿', en: 'With a small child' },
}

export const businessCodes = Object.keys(businesses) as Business[]
export const levelNames = Object.keys(levels) as Level[]
export const flagNames = Object.keys(flags) as Flag[]
