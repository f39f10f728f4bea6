/** A file of cases (docs/responsibility.md): read with all its faults named, each with its line and place. */
import { parseDay } from '../dates.ts'
import { isFault, readJson } from '../jsonPlaces.ts'
import type { Words } from '../words.ts'
import type { Case } from './attribute.ts'
import { factNames, type FactName, type FactRow, factTable, verdicts } from './facts.ts'
import { isPerson, type Party, partyNames } from './parties.ts'
import { ruleSetOn, ruleSets } from './ruleTable.ts'
import type { Expected } from './worked.ts'

export interface CaseOfFile extends Case {
  readonly id: string
  readonly title: Words | null
  readonly expect: Expected | null
}

interface Problem {
  readonly place: string
  readonly what: string
}

/** So many are told; the rest is counted. */
const TOLD_MOST = 50

/** The cases, or what is wrong: `line 12: cases[3].facts[2].value must be true or false`. */
export function readCases(text: string): readonly CaseOfFile[] | string[] {
  if (text.trim() === '') return ['line 1: the file is empty']
  const read = readJson(text.replace(/^\uFEFF/, ''))
  if (isFault(read)) return [`line ${read.line}, column ${read.column}: ${read.what}`]
  const problems = fileProblems(read.value)
  if (problems.length === 0) return (read.value as { cases: RawCase[] }).cases.map(caseOf)
  const lines = problems
    .slice(0, TOLD_MOST)
    .map(({ place, what }) => `line ${read.lineOf(place)}: ${place === '' ? 'the file' : place} ${what}`)
  return problems.length > TOLD_MOST ? [...lines, `and ${problems.length - TOLD_MOST} more`] : lines
}

export const areCases = (read: readonly CaseOfFile[] | string[]): read is readonly CaseOfFile[] =>
  typeof read[0] === 'object'

interface RawCase {
  readonly id: string
  readonly title?: Words
  readonly day: string
  readonly people?: Case['people']
  readonly facts: readonly { readonly fact: FactName; readonly value: unknown; readonly evidence: string }[]
  readonly expect?: Expected
}

const caseOf = ({ id, title, day, people, facts, expect }: RawCase): CaseOfFile => ({
  id,
  title: title ?? null,
  day,
  people: people ?? {},
  facts: Object.fromEntries(facts.map(({ fact, value, evidence }) => [fact, { value, evidence }])),
  expect: expect ?? null,
})

type Plain = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most

function fileProblems(raw: unknown): Problem[] {
  if (!isObject(raw)) return [{ place: '', what: 'must be an object: { "cases": […] }' }]
  const { cases } = raw
  if (!Array.isArray(cases) || cases.length === 0)
    return [{ place: 'cases', what: 'must be a list of at least one case' }]
  const ids = new Map<unknown, number>()
  return [
    ...unknownIn('', raw, ['cases']),
    ...cases.flatMap((one: unknown, index) => {
      const place = `cases[${index}]`
      if (!isObject(one)) return [{ place, what: 'must be an object' }]
      const first = ids.get(one.id)
      if (first === undefined) ids.set(one.id, index)
      const twice =
        first === undefined ? [] : [{ place: `${place}.id`, what: `is that of cases[${first}] too` }]
      return [...caseProblems(place, one), ...twice]
    }),
  ]
}

function unknownIn(place: string, raw: Plain, known: readonly string[]): Problem[] {
  return Object.keys(raw)
    .filter(key => !known.includes(key))
    .map(key => ({
      place: place === '' ? key : `${place}.${key}`,
      what: `is unknown; known: ${known.join(', ')}`,
    }))
}

function caseProblems(place: string, raw: Plain): Problem[] {
  const { id, title, day, people, facts, expect } = raw
  const problems = unknownIn(place, raw, ['id', 'title', 'day', 'people', 'facts', 'expect'])
  const wrong = (key: string, what: string) => problems.push({ place: `${place}.${key}`, what })
  if (!isText(id, 40)) wrong('id', 'must be a text of at most 40 signs')
  if (title !== undefined && !(isObject(title) && isText(title.zh, 200) && isText(title.en, 200)))
    wrong('title', 'must have zh and en')
  if (typeof day !== 'string' || parseDay(day) !== day) wrong('day', 'must be a date, YYYY-MM-DD')
  else if (!ruleSetOn(day)) wrong('day', `must not be before the first rules, ${ruleSets[0]?.from}`)
  if (people !== undefined) problems.push(...peopleProblems(`${place}.people`, people))
  if (Array.isArray(facts)) problems.push(...factsProblems(`${place}.facts`, facts))
  else wrong('facts', 'must be a list')
  if (expect !== undefined) problems.push(...expectProblems(`${place}.expect`, expect, raw))
  return problems
}

const people = partyNames.filter(isPerson)

function peopleProblems(place: string, raw: unknown): Problem[] {
  if (!isObject(raw)) return [{ place, what: 'must be an object' }]
  return [
    ...unknownIn(place, raw, people),
    ...Object.entries(raw)
      .filter(([party, id]) => people.includes(party as Party) && !/^\d{4}$/.test(String(id)))
      .map(([party]) => ({ place: `${place}.${party}`, what: 'must be the four digits of a person' })),
  ]
}

function factsProblems(place: string, raw: readonly unknown[]): Problem[] {
  const names = raw.map(one => (isObject(one) ? one.fact : undefined))
  const problems = raw.flatMap((one, index): Problem[] => {
    const at = `${place}[${index}]`
    if (!isObject(one)) return [{ place: at, what: 'must be an object' }]
    const { fact, value, evidence } = one
    if (!factNames.includes(fact as FactName))
      return [{ place: `${at}.fact`, what: `is unknown: ${String(fact)}` }]
    const what = valueProblem(factTable[fact as FactName], value)
    return [
      ...unknownIn(at, one, ['fact', 'value', 'evidence']),
      ...(names.indexOf(fact) < index
        ? [{ place: `${at}.fact`, what: `${String(fact)} is told twice` }]
        : []),
      ...(what ? [{ place: `${at}.value`, what }] : []),
      ...(isText(evidence, 200) ? [] : [{ place: `${at}.evidence`, what: 'must say where it can be seen' }]),
    ]
  })
  return problems.length > 0 ? problems : contradictions(place, raw as RawCase['facts'])
}

function valueProblem({ type, most, choices }: FactRow, value: unknown): string | null {
  if (type === 'yes') return typeof value === 'boolean' ? null : 'must be true or false'
  if (type === 'text') return isText(value, 80) ? null : 'must be a text of at most 80 signs'
  if (type === 'choice') {
    const known = Object.keys(choices ?? {})
    return known.includes(String(value)) ? null : `must be one of ${known.join(', ')}`
  }
  if (type === 'number') {
    const isIn = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= (most ?? 0)
    return isIn ? null : `must be a whole number from 0 to ${most}`
  }
  const isList = Array.isArray(value) && value.every(one => people.includes(one as Party))
  return isList ? null : `must be a list of ${people.join(', ')}`
}

/** Nobody’s case is his first in a year and his second in a quarter. */
function contradictions(place: string, facts: RawCase['facts']): Problem[] {
  const named = (name: FactName) => (facts.find(({ fact }) => fact === name)?.value ?? []) as readonly Party[]
  const repeats = named('repeatIn90Days')
  return named('firstIn12Months')
    .filter(party => repeats.includes(party))
    .map(party => ({
      place,
      what: `contradict each other: ${party} is in firstIn12Months and repeatIn90Days`,
    }))
}

function expectProblems(place: string, raw: unknown, one: Plain): Problem[] {
  if (!isObject(raw)) return [{ place, what: 'must be an object' }]
  const { verdict, shares, rules } = raw
  const problems = unknownIn(place, raw, ['verdict', 'shares', 'rules'])
  if (verdict !== undefined && !(typeof verdict === 'string' && Object.hasOwn(verdicts, verdict)))
    problems.push({ place: `${place}.verdict`, what: `must be one of ${Object.keys(verdicts).join(', ')}` })
  if (shares !== undefined) problems.push(...sharesProblems(`${place}.shares`, shares, one))
  const known = new Set(ruleSets.flatMap(set => set.rules.map(({ id }) => id)))
  if (rules !== undefined && !(Array.isArray(rules) && rules.every(id => known.has(String(id)))))
    problems.push({ place: `${place}.rules`, what: 'must be a list of rules, R01 to R26 and M1 to M6' })
  return problems
}

function sharesProblems(place: string, raw: unknown, { people: posts }: Plain): Problem[] {
  if (!isObject(raw)) return [{ place, what: 'must be an object: { "teller": 100 }' }]
  const named = isObject(posts) ? Object.values(posts).map(String) : []
  const problems = Object.entries(raw).flatMap(([who, percent]): Problem[] => {
    const at = `${place}.${who}`
    if (!partyNames.includes(who as Party) && !named.includes(who))
      return [{ place: at, what: `is no party and nobody of this case` }]
    const isPercent =
      typeof percent === 'number' && Number.isInteger(percent) && percent >= 0 && percent <= 100
    return isPercent ? [] : [{ place: at, what: 'must be a whole percent from 0 to 100' }]
  })
  const all = Object.values(raw).reduce<number>((total, percent) => total + Number(percent), 0)
  const isWhole = Object.keys(raw).length === 0 || all === 100
  return isWhole || problems.length > 0 ? problems : [{ place, what: `must sum to 100, not ${all}` }]
}
