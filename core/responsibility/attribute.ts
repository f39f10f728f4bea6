/**
 * Who is responsible, and for how much: a pure function from the facts of a case. The rules that hold charge
 * people with weights; of one act the heaviest counts; then what makes it smaller or larger; then percents.
 * Whatever was charged stays in the answer, with what it rests on, also where it came to nothing.
 */
import type { Day } from '../dates.ts'
import { type ErrorCode, errorCatalogue } from '../errorCatalogue.ts'
import { encode, groupBy, most, type Plain, sum } from '../std.ts'
import { restsOn } from './conditions.ts'
import { type FactName, type Facts, factNames, type Verdict } from './facts.ts'
import { isPerson, type Kind, parties, type Party, partyNames } from './parties.ts'
import type { Act, Charge, Rule, RuleSet } from './rule.ts'
import { ruleSetOn } from './ruleTable.ts'
import { percents } from './shares.ts'

export interface Case {
  readonly day: Day
  /** Who stood at which post; one person at two posts is one. A post that is not told stands for itself. */
  readonly people: { readonly [party in Party]?: string }
  readonly facts: Facts
}

/** Why a charge came to nothing: a rule, a heavier one of the same act, no fault beside it, the verdict. */
export type Aside = { readonly rule: string } | 'heavier' | 'noFault' | 'verdict'

export interface Line {
  readonly rule: string
  readonly party: Party
  readonly kind: Kind
  /** Null for what was moved here from another's. */
  readonly act: Act | null
  /** By the table, before anything changed it; null where it was moved. */
  readonly weight: number | null
  readonly facts: readonly FactName[]
  /** What made it smaller or larger, in order. */
  readonly steps: readonly { readonly rule: string; readonly permille: number }[]
  readonly aside: Aside | null
  /** What it counts in the end, in `UNIT`. */
  readonly counts: bigint
}

export interface Share {
  /** The number of the person, or the party where nobody is named. */
  readonly who: string
  readonly parties: readonly Party[]
  readonly percent: number
  readonly weight: bigint
  readonly lines: readonly Line[]
  /** In tenths, of the error that the case is; null where it is none or nobody is charged. */
  readonly tenths: number | null
}

export interface Attribution {
  readonly version: string
  readonly verdict: Verdict
  /** Everything that it follows from, as one text: the same text, the same answer. */
  readonly basis: string
  /** The rules that held, also where they came to nothing. */
  readonly fired: readonly string[]
  readonly shares: readonly Share[]
  readonly lines: readonly Line[]
}

/** One point of weight. Eight changes of a thousandth each leave it whole. */
export const UNIT = 10n ** 24n

/** Null before there were rules. */
export function attribute(one: Case, set: RuleSet | null = ruleSetOn(one.day)): Attribution | null {
  if (!set) return null
  const fired = set.rules.flatMap(rule => {
    const facts = restsOn(rule.when, one.facts)
    return facts ? [{ rule, facts }] : []
  })
  const charged = heaviest(besideFaults(setAside(chargesOf(fired, one), fired), set), one)
  const changed = fired.reduce((lines, { rule, facts }) => change(lines, rule, facts, one), charged)
  const verdict = verdictOf(one, changed)
  const upheld = verdict === 'substantiated' || verdict === 'partly'
  const lines = upheld ? changed : changed.map(line => put(line, 'verdict'))
  return {
    version: set.version,
    verdict,
    basis: basisOf(one, set),
    fired: fired.map(({ rule }) => rule.id),
    shares: sharesOf(lines, one, set),
    lines,
  }
}

export const personAt = ({ people }: Case, party: Party): string => people[party] ?? party

interface Fired {
  readonly rule: Rule
  readonly facts: readonly FactName[]
}

const chargesOf = (fired: readonly Fired[], one: Case): Line[] =>
  fired.flatMap(({ rule, facts }) =>
    rule.charges.flatMap(charge => {
      const more = charge.when ? restsOn(charge.when, one.facts) : []
      return more ? [lineOf(rule, charge, [...facts, ...more])] : []
    }),
  )

const lineOf = (rule: Rule, charge: Charge, facts: readonly FactName[]): Line => ({
  rule: rule.id,
  party: charge.party,
  kind: charge.kind,
  act: charge.act,
  weight: charge.weight,
  facts: factNames.filter(name => facts.includes(name)),
  steps: [],
  aside: null,
  counts: BigInt(charge.weight) * UNIT,
})

const put = (line: Line, aside: Aside): Line => (line.aside ? line : { ...line, aside, counts: 0n })

function setAside(lines: readonly Line[], fired: readonly Fired[]): Line[] {
  return lines.map(line => {
    const by = fired.find(
      ({ rule: { setsAside } }) =>
        line.act !== null &&
        setsAside?.acts.includes(line.act) &&
        (setsAside.of === 'people' ? isPerson(line.party) : setsAside.of === line.party),
    )
    return by ? put(line, { rule: by.rule.id }) : line
  })
}

function besideFaults(lines: readonly Line[], { rules }: RuleSet): Line[] {
  const beside = new Set(rules.filter(({ besideFault }) => besideFault).map(({ id }) => id))
  const isFault = lines.some(({ rule, counts }) => counts > 0n && !beside.has(rule))
  return lines.map(line => (isFault || !beside.has(line.rule) ? line : put(line, 'noFault')))
}

/** Of what one person did once, the heaviest charge counts (rules.md §6.3: only the highest item). */
function heaviest(lines: readonly Line[], one: Case): Line[] {
  const ofAct = groupBy(lines, line => `${personAt(one, line.party)}/${line.act}`)
  return lines.map(line => {
    const same = ofAct.get(`${personAt(one, line.party)}/${line.act}`) ?? []
    const top = same.reduce((best, other) => (other.counts > best.counts ? other : best))
    return line === top || line.counts === 0n ? line : put(line, 'heavier')
  })
}

function change(lines: readonly Line[], rule: Rule, facts: readonly FactName[], one: Case): Line[] {
  const moved = rule.move ? move(lines, rule, facts) : [...lines]
  if (!rule.factor) return moved
  const { of, permille, otherwise } = rule.factor
  const named = typeof of === 'object' ? ((one.facts[of.named]?.value ?? []) as readonly Party[]) : []
  const people = new Set(
    (typeof of === 'string' && of !== 'people' ? [of] : named).map(name => personAt(one, name)),
  )
  const isMeant = ({ party }: Line) =>
    isPerson(party) && (of === 'people' || people.has(personAt(one, party)))
  const carrying = new Set(lines.filter(({ counts }) => counts > 0n).map(({ party }) => personAt(one, party)))
  const added = partyNames.filter(
    name => named.includes(name) && isPerson(name) && !carrying.has(personAt(one, name)),
  )
  const first = added.filter(
    (name, index) => added.findIndex(other => personAt(one, other) === personAt(one, name)) === index,
  )
  return [
    ...moved.map(line => (isMeant(line) ? scaled(line, rule.id, permille) : line)),
    ...(otherwise ? first.map(party => lineOf(rule, { party, ...otherwise }, facts)) : []),
  ]
}

const scaled = (line: Line, rule: string, permille: number): Line =>
  line.counts === 0n
    ? line
    : {
        ...line,
        steps: [...line.steps, { rule, permille }],
        counts: (line.counts * BigInt(permille)) / 1_000n,
      }

function move(lines: readonly Line[], rule: Rule, facts: readonly FactName[]): Line[] {
  const { move: moving } = rule
  const leaving = lines.filter(line => moving && line.party === moving.from && line.counts > 0n)
  if (!moving || leaving.length === 0) return [...lines]
  const counts = sum(leaving.map(line => (line.counts * BigInt(moving.permille)) / 1_000n))
  return [
    ...lines.map(line => (leaving.includes(line) ? scaled(line, rule.id, 1_000 - moving.permille) : line)),
    {
      rule: rule.id,
      party: moving.to,
      kind: moving.kind,
      act: null,
      weight: null,
      facts,
      steps: [],
      aside: null,
      counts,
    },
  ]
}

/** A person’s verdict goes before; where there is none, the facts speak. */
function verdictOf({ facts }: Case, lines: readonly Line[]): Verdict {
  const said = facts.verdict?.value as Verdict | undefined
  if (said) return said
  return lines.some(({ counts }) => counts > 0n) ? 'substantiated' : 'unsubstantiated'
}

function sharesOf(lines: readonly Line[], one: Case, set: RuleSet): Share[] {
  const carrying = lines.filter(({ counts }) => counts > 0n)
  const byPerson = groupBy(
    partyNames.flatMap(party => carrying.filter(line => line.party === party)),
    line => personAt(one, line.party),
  )
  const people = [...byPerson].map(([who, own]) => ({
    who,
    own,
    weight: sum(own.map(({ counts }) => counts)),
  }))
  const parts = percents(people.map(({ weight }) => weight))
  return people.map(({ who, own, weight }, index) => ({
    who,
    parties: partyNames.filter(party => own.some(line => line.party === party)),
    percent: parts[index] ?? 0,
    weight,
    lines: own,
    tenths: own.some(line => isPerson(line.party)) ? tenthsOf(one, parts[index] ?? 0, set) : null,
  }))
}

/** The points of the error by the share, rounded down to a tenth, and at least the least. */
function tenthsOf({ facts }: Case, percent: number, { leastTenths }: RuleSet): number | null {
  const error = facts.error?.value as ErrorCode | undefined
  if (!error) return null
  const tenths = (BigInt(errorCatalogue[error].tenths) * BigInt(percent)) / 100n
  return Number(most(tenths, BigInt(leastTenths)))
}

/** Rules never change under their version, so the version is enough. */
const basisOf = ({ day, people, facts }: Case, { version }: RuleSet): string =>
  encode({ day, people, facts, version } as unknown as Plain)

/**
 * Who may not look into it: whoever did something in it, and whoever has a share (rules.md §6.4, 回避).
 */
export function partyTo(one: Case, found: Attribution): ReadonlySet<string> {
  const did = partyNames.filter(party => parties[party].takesPart).flatMap(party => one.people[party] ?? [])
  return new Set([...did, ...found.shares.map(({ who }) => who)])
}
