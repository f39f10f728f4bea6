/**
 * The organs that may ask a bank for what is a customer's (有权机关), by name. What each may do — ask, freeze,
 * deduct, confiscate — and for how long is a table of the parameters, because laws change it (rules.md §5.6).
 */
import { type Day, addDays, addMonths } from './dates.ts'
import type { Parameters } from './parameters.ts'
import type { Words } from './words.ts'

const organ = (zh: string, en: string): Words => ({ zh, en })

export const authorities = {
  court: organ('人民法院', 'People’s court'),
  tax: organ('税务机关', 'Tax authority'),
  customs: organ('海关', 'Customs'),
  procuratorate: organ('人民检察院', 'Procuratorate'),
  police: organ('公安机关', 'Police'),
  stateSecurity: organ('国家安全机关', 'State security'),
  militarySecurity: organ('军队保卫部门', 'Military security'),
  prison: organ('监狱', 'Prison'),
  antiSmuggling: organ('走私犯罪侦查机关', 'Anti-smuggling police'),
  supervisory: organ('监察机关', 'Supervisory commission'),
  securities: organ('证券监督管理机关', 'Securities regulator'),
  audit: organ('审计机关', 'Audit office'),
  market: organ('市场监督管理机关', 'Market regulator'),
  finance: organ('财政及其他依法有权机关', 'Finance and others that a law names'),
} satisfies Readonly<Record<string, Words>>

export type Organ = keyof typeof authorities

export const organs = Object.keys(authorities) as Organ[]

/** What an authority may order. */
export type Power = 'queries' | 'freezes' | 'deducts' | 'confiscates' | 'waits'

export interface Authority extends Readonly<Record<Power, boolean>> {
  readonly organ: Organ
  /** How long one freeze may last: so many months and days. */
  readonly freezeMonths: number
  readonly freezeDays: number
  /** For so many months in a major case that has been approved as one; absent where there is no such case. */
  readonly majorMonths?: number
  /** How often it may be renewed. */
  readonly renewals: number
}

export const powersOf = ({ authorities }: Parameters, organ: Organ): Authority | undefined =>
  authorities.find(row => row.organ === organ)

/** The last day on which a freeze that begins on a day may still be in force. */
export function freezeLimit(
  { freezeMonths, freezeDays, majorMonths = freezeMonths }: Authority,
  from: Day,
  { major }: { readonly major: boolean },
): Day {
  return addDays(addMonths(from, major ? majorMonths : freezeMonths), freezeDays - 1)
}

const grant = (
  name: Organ,
  powers: readonly Power[],
  term: readonly [months: number, days: number],
): Authority => ({
  organ: name,
  queries: powers.includes('queries'),
  freezes: powers.includes('freezes'),
  deducts: powers.includes('deducts'),
  confiscates: powers.includes('confiscates'),
  waits: powers.includes('waits'),
  freezeMonths: term[0],
  freezeDays: term[1],
  renewals: term[0] === 0 ? 1 : 99,
})

/** Who works on crimes: half a year, a whole one in a major case. */
const investigator = (name: Organ): Authority => ({ ...grant(name, FREEZING, [6, 0]), majorMonths: 12 })

const FREEZING = ['queries', 'freezes'] as const
const TAKING = [...FREEZING, 'deducts'] as const

/**
 * The table of rules.md §5.6: a court freezes for a year, others for half of it, in major cases for a whole
 * one, an office for 30 days.
 */
export const defaultAuthorities: readonly Authority[] = [
  grant('court', [...TAKING, 'confiscates', 'waits'], [12, 0]),
  grant('tax', TAKING, [0, 30]),
  grant('customs', [...TAKING, 'confiscates'], [0, 30]),
  investigator('procuratorate'),
  investigator('police'),
  investigator('stateSecurity'),
  investigator('militarySecurity'),
  investigator('prison'),
  investigator('antiSmuggling'),
  investigator('supervisory'),
  grant('securities', FREEZING, [6, 0]),
  grant('audit', ['queries'], [0, 0]),
  grant('market', ['queries'], [0, 0]),
  grant('finance', ['queries'], [0, 0]),
]
