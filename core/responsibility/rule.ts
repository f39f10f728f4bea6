import type { Day } from '../dates.ts'
import type { Words } from '../words.ts'
import { type Condition, factsIn } from './conditions.ts'
import type { FactName } from './facts.ts'
import type { Kind, Party } from './parties.ts'

/** What somebody did or left undone; for one of it he is charged once, by the heaviest rule. */
export type Act =
  | 'assigning'
  | 'coming'
  | 'concealing'
  | 'guiding'
  | 'hiding'
  | 'improving'
  | 'inspecting'
  | 'instructing'
  | 'lending'
  | 'manner'
  | 'noticing'
  | 'obeying'
  | 'paying'
  | 'posting'
  | 'product'
  | 'querying'
  | 'receiving'
  | 'rectifying'
  | 'reviewing'
  | 'ruling'
  | 'running'
  | 'seizing'
  | 'selling'
  | 'setting'
  | 'signing'
  | 'waiting'
  | 'watching'

export interface Charge {
  readonly party: Party
  readonly kind: Kind
  readonly weight: number
  readonly act: Act
  /** Beyond what the rule asks; absent means that the rule is enough. */
  readonly when?: Condition
}

/** Changes what somebody carries already. */
export interface Factor {
  /** One party, all people, or those whom a fact names. */
  readonly of: Party | 'people' | { readonly named: FactName }
  readonly permille: number
  /** What he carries who carried nothing. */
  readonly otherwise?: Omit<Charge, 'party' | 'when'>
}

/** A part of what one carries goes to another. */
export interface Move {
  readonly from: Party
  readonly to: Party
  readonly permille: number
  readonly kind: Kind
}

export interface Rule extends Words {
  readonly id: string
  readonly when: Condition
  readonly charges: readonly Charge[]
  /** Whoever omits to supervise answers for a fault that there was, and for none by itself. */
  readonly besideFault: boolean
  /** Acts that are nobody's fault, or not this party's, where this rule speaks. */
  readonly setsAside?: { readonly of: Party | 'people'; readonly acts: readonly Act[] }
  readonly factor?: Factor
  readonly move?: Move
}

export interface RuleSet {
  readonly version: string
  readonly from: Day
  /** In the order in which they are told; factors and moves are applied in it. */
  readonly rules: readonly Rule[]
  /** Working days in which somebody may object. */
  readonly objectionDays: number
  /** The least points of whoever has a share, in tenths. */
  readonly leastTenths: number
}

/** Every fact that a rule looks at. */
export function needsOf({ when, charges, factor }: Rule): ReadonlySet<FactName> {
  const named = typeof factor?.of === 'object' ? [factor.of.named] : []
  return new Set([
    ...factsIn(when),
    ...charges.flatMap(charge => (charge.when ? factsIn(charge.when) : [])),
    ...named,
  ])
}
