/**
 * What one person may not do or hold together (不相容职责, rules.md §4.3, §5.1, §6.1): as data, so that it
 * can be printed beside the permission matrix. What is in hands is asked whenever a seal, a key or a form
 * changes hands; posts, when a branch is founded and when authority is delegated. Maker, checker and
 * authoriser of one transaction are another matter: core/authorise.ts.
 */
import type { Role } from '../ledger/entities.ts'
import { isAmong } from '../seals.ts'
import type { Words } from '../words.ts'

/** What somebody has, or would have. */
export interface Holding {
  readonly roles?: readonly Role[]
  readonly seals?: readonly string[]
  /** Blank drafts in his till. */
  readonly draftForms?: number
}

interface DutyRow extends Words {
  has(holding: Holding): boolean
}

const post = (zh: string, en: string, ...roles: readonly Role[]): DutyRow => ({
  zh,
  en,
  has: holding => roles.some(role => holding.roles?.includes(role)),
})

const duties = {
  counter: post('柜面收付', 'cash at the counter', 'teller', 'chiefTeller'),
  ledger: post('后台记账', 'the books behind it', 'backOffice'),
  supervision: post('委派会计主管', 'accounting supervision', 'accountingSupervisor'),
  direction: post('网点主任', 'direction of the outlet', 'outletDirector'),
  afterwards: post('事后监督', 'post-supervision', 'postSupervisor'),
  draftSeal: { zh: '汇票专用章', en: 'draft seal', has: ({ seals = [] }) => isAmong(seals, 'draft') },
  testKey: { zh: '编押器', en: 'test key', has: ({ seals = [] }) => isAmong(seals, 'testKey') },
  draftForms: { zh: '空白汇票', en: 'blank drafts', has: ({ draftForms = 0 }) => draftForms > 0 },
  vaultKey: { zh: '库房钥匙', en: 'vault key', has: ({ seals = [] }) => isAmong(seals, 'vaultKey') },
  combination: {
    zh: '库房密码',
    en: 'vault combination',
    has: ({ seals = [] }) => isAmong(seals, 'combination'),
  },
} satisfies Readonly<Record<string, DutyRow>>

type Duty = keyof typeof duties

interface Combination extends Words {
  /** No two of these. */
  readonly apart: readonly Duty[]
}

export const combinations = {
  hands: {
    zh: '印、押、证三分管',
    en: 'Seal, key and form apart',
    apart: ['draftSeal', 'testKey', 'draftForms'],
  },
  vault: { zh: '库房钥匙、密码分管', en: 'The vault by two', apart: ['vaultKey', 'combination'] },
  moneyAndBooks: { zh: '钱账分管', en: 'Money and books apart', apart: ['counter', 'ledger'] },
  supervised: {
    zh: '主管不办客户业务，与主任分设',
    en: 'A supervisor serves no customers and is not the director',
    apart: ['counter', 'supervision', 'direction'],
  },
  booksSupervised: {
    zh: '主管不兼记账',
    en: 'A supervisor keeps no books',
    apart: ['ledger', 'supervision'],
  },
  booksDirected: { zh: '主任不兼记账', en: 'A director keeps no books', apart: ['ledger', 'direction'] },
  independent: {
    zh: '事后监督不经办、不授权',
    en: 'Post-supervision neither does nor signs what it checks',
    apart: ['afterwards', 'counter'],
  },
  independentOfBooks: {
    zh: '事后监督不记账',
    en: 'Post-supervision keeps no books',
    apart: ['afterwards', 'ledger'],
  },
  independentOfSigning: {
    zh: '事后监督与主管、主任分设',
    en: 'Post-supervision is neither supervisor nor director',
    apart: ['afterwards', 'supervision', 'direction'],
  },
} satisfies Readonly<Record<string, Combination>>

export type CombinationName = keyof typeof combinations

export const combinationNames = Object.keys(combinations) as CombinationName[]

/** The duties that a combination keeps apart, in words. */
export const apartWords = (name: CombinationName): readonly Words[] =>
  combinations[name].apart.map(duty => ({ zh: duties[duty].zh, en: duties[duty].en }))

/** Whether somebody would have two of what is to be with different people. */
export function isTogether(name: CombinationName, holding: Holding): boolean {
  const apart: readonly Duty[] = combinations[name].apart
  return apart.filter(duty => duties[duty].has(holding)).length > 1
}

/** The first combination that these posts break; null where they go together. */
export const postsTogether = (roles: readonly Role[]): CombinationName | null =>
  combinationNames.find(name => isTogether(name, { roles })) ?? null
