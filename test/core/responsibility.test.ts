/** Who is responsible when a customer complains: the worked cases, every rule both ways, and what always holds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { attribute, type Attribution, type Case, partyTo, UNIT } from '../../core/responsibility/attribute.ts'
import {
  type FactName,
  factNames,
  type FactRow,
  type Facts,
  factTable,
} from '../../core/responsibility/facts.ts'
import { isPerson, partyNames } from '../../core/responsibility/parties.ts'
import { needsOf } from '../../core/responsibility/rule.ts'
import { currentRules } from '../../core/responsibility/ruleTable.ts'
import { percents } from '../../core/responsibility/shares.ts'
import { factWords, lineWords, nameOf, printWeight } from '../../core/responsibility/told.ts'
import { workedCases } from '../../core/responsibility/worked.ts'
import { given } from '../../core/std.ts'
import { derived, type Values } from './responsibility.table.ts'

const DAY = '2026-03-02'
const found = (one: Case): Attribution => given(attribute(one), 'there are rules')

const factsOf = (values: Values): Facts =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value], index) =>
      value === undefined ? [] : [[name, { value, evidence: `E${index + 1}` }]],
    ),
  )

const caseOf = (values: Values, people: Case['people'] = {}): Case => ({
  day: DAY,
  people,
  facts: factsOf(values),
})

const shares = ({ shares: all, fired }: Attribution): string =>
  `${all.map(({ who, percent }) => `${who} ${percent}`).join(' ')} ← ${fired.join(' ')}`

const explained = (one: Case): string =>
  found(one)
    .shares.flatMap(share => [nameOf(share), ...share.lines.map(lineWords)])
    .map(({ zh }) => zh)
    .concat(found(one).lines.flatMap(({ facts }) => facts.map(name => factWords(one, name).zh)))
    .join('\n')

test.each(workedCases)('worked case $id: $title.zh', ({ expect: expected, ...one }) => {
  const { verdict, shares: all, fired } = found(one)
  const byWho = Object.fromEntries(all.map(({ who, percent }) => [who, percent]))
  expect({ verdict, shares: byWho, rules: fired }).toEqual(expected)
})

describe('one fact changes the shares and why', () => {
  test.each(derived)('$rule: $what', ({ rule, facts, people, gives, but, instead }) => {
    const [before, after] = [caseOf(facts, people), caseOf({ ...facts, ...but }, people)]
    expect([shares(found(before)), shares(found(after))]).toEqual([gives, instead])
    expect(explained(after)).not.toBe(explained(before))
    expect(`${gives} ${instead}`).toContain(rule)
  })

  test('every rule holds in one of them, and does not in another', () => {
    const fired = derived.map(({ facts, people, but }) => [
      ...found(caseOf(facts, people)).fired,
      ...found(caseOf({ ...facts, ...but }, people)).fired,
    ])
    for (const { id } of currentRules.rules) {
      expect(
        fired.some(ids => ids.includes(id)),
        id,
      ).toBe(true)
      expect(
        fired.some(ids => !ids.includes(id)),
        id,
      ).toBe(true)
    }
    expect(currentRules.rules.filter(({ id }) => id.startsWith('R'))).toHaveLength(26)
  })

  test('every fact that can be told is asked by a rule, but for what only the verdict and the points need', () => {
    const asked = new Set(currentRules.rules.flatMap(rule => [...needsOf(rule)]))
    expect(factNames.filter(name => !asked.has(name))).toEqual(['verdict'])
  })
})

describe('the verdict', () => {
  test.each([
    ['substantiated', 'teller 100 ← R02'],
    ['partly', 'teller 100 ← R02'],
    ['unsubstantiated', ' ← R02'],
    ['malicious', ' ← R02'],
  ])('%s', (verdict, expected) => {
    expect(shares(found(caseOf({ errorPosted: true, verdict })))).toBe(expected)
  })

  test('a charge that is not upheld says so', () => {
    const { lines } = found(caseOf({ errorPosted: true, verdict: 'malicious' }))
    expect(lines.map(line => lineWords(line).zh)).toEqual(['R02 直接责任 80（投诉不属实，不计）'])
  })
})

test('points are those of the error by the share, at least half a one, and nobody’s where nobody is in person', () => {
  const points = (values: Values) => found(caseOf(values)).shares.map(({ who, tenths }) => [who, tenths])
  expect(points({ errorPosted: true, error: 'E07' })).toEqual([['teller', 20]])
  expect(points({ errorPosted: true, error: 'E01', inspectionOverdueDays: 1 })).toEqual([
    ['teller', 5],
    ['supervisor', 5],
  ])
  expect(points({ systemFault: true, error: 'E07' })).toEqual([['system', null]])
  expect(points({ errorPosted: true })).toEqual([['teller', null]])
})

test('a share opens into rules, weights and what changed them', () => {
  const one = caseOf({
    errorPosted: true,
    reviewRequired: true,
    reviewDone: true,
    errorVisibleInReview: true,
    correctedEarly: ['teller'],
    traineeWithMentor: true,
  })
  const told = found(one).shares.map(share => [
    nameOf(share).zh,
    ...share.lines.map(line => lineWords(line).zh),
  ])
  expect(told).toEqual([
    ['经办柜员', 'R03 直接责任 50 → 15（M1 ×0.5、M4 ×0.6）'],
    ['复核员', 'R03 复核责任 30'],
    ['带教人', 'M4 领导责任 移入 10'],
  ])
  expect(factWords(one, 'correctedEarly')).toEqual({
    zh: '客户发现前自报或自纠的人 经办柜员〔E5〕',
    en: 'Who reported or corrected it first Teller [E5]',
  })
})

test('whoever did something in it or has a share is party to it; a leader without a share is not', () => {
  const people = { teller: '0011', reviewer: '0012', director: '0003', supervisor: '0002' }
  const one = caseOf({ errorPosted: true, inspectionOverdueDays: 1 }, people)
  expect([...partyTo(one, found(one))].toSorted()).toEqual(['0002', '0011', '0012'])
})

test('before the first rules there is no answer', () => {
  expect(attribute({ ...caseOf({ errorPosted: true }), day: '2020-02-29' })).toBeNull()
})

describe('what always holds', () => {
  const valueOf = (name: FactName): fc.Arbitrary<unknown> => {
    const row: FactRow = factTable[name]
    if (row.type === 'yes') return fc.boolean()
    if (row.type === 'number') return fc.integer({ min: 0, max: Math.min(row.most ?? 99, 99) })
    if (row.type === 'text') return fc.constantFrom('总行〔2025〕1号', '')
    if (row.type === 'parties') return fc.subarray(partyNames.filter(isPerson), { maxLength: 3 })
    return fc.constantFrom(...Object.keys(row.choices ?? {}))
  }
  const anyPeople = fc.dictionary(
    fc.constantFrom(...partyNames.filter(isPerson)),
    fc.constantFrom('0002', '0003', '0011'),
  ) as fc.Arbitrary<Case['people']>
  const anyCase: fc.Arbitrary<Case> = fc
    .record(
      Object.fromEntries(factNames.map(name => [name, valueOf(name)])) as Record<
        string,
        fc.Arbitrary<unknown>
      >,
      {
        requiredKeys: [],
      },
    )
    .chain(values => anyPeople.map(people => caseOf(values as Values, people)))

  test('shares are whole percents that sum to 100, or there are none', () => {
    fc.assert(
      fc.property(anyCase, one => {
        const all = found(one).shares.map(({ percent }) => percent)
        expect(all.every(percent => Number.isInteger(percent) && percent >= 0)).toBe(true)
        expect([0, 100]).toContain(all.reduce((a, b) => a + b, 0))
      }),
      { numRuns: 500 },
    )
  })

  test('the order of facts and people is nothing', () => {
    const turned = <T extends object>(record: T): T =>
      Object.fromEntries(Object.entries(record).toReversed()) as T
    fc.assert(
      fc.property(anyCase, one => {
        const other = { ...one, facts: turned(one.facts), people: turned(one.people) }
        expect(found(other)).toEqual(found(one))
      }),
      { numRuns: 300 },
    )
  })

  test('nothing is lost or made by rounding: a share is less than one percent off its weight', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 200n * UNIT }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(weights, all => {
        const total = all.reduce((a, b) => a + b, 0n)
        fc.pre(total > 0n)
        for (const [index, percent] of percents(all).entries()) {
          const off = BigInt(percent) * total - (all[index] ?? 0n) * 100n
          expect(off < total && off > -total).toBe(true)
        }
      }),
    )
  })

  test('who carries more has no smaller share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 200n }), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(weights, fc.bigInt({ min: 1n, max: 50n }), (all, more) => {
        const [first = 0n, ...rest] = all
        const [before = 0, after = 0] = [all, [first + more, ...rest]].map(list => percents(list)[0])
        expect(rest.every(one => one === 0n) || after >= before).toBe(true)
      }),
    )
  })

  const weightOf = (one: Case, who: string): bigint =>
    found(one).shares.find(share => share.who === who)?.weight ?? 0n

  test.each<[FactName, unknown, unknown, string]>([
    ['correctedEarly', ['teller'], [], 'teller'],
    ['firstIn12Months', ['teller'], [], 'teller'],
    ['concealment', [], ['teller'], 'teller'],
    ['repeatIn90Days', [], ['teller'], 'teller'],
    ['traineeWithMentor', true, false, 'teller'],
    ['reviewOpenDays', 1, 2, 'supervisor'],
    ['inspectionOverdueDays', 0, 30, 'supervisor'],
    ['sameErrors90', 2, 3, 'supervisor'],
    ['noticeEscalated', false, true, 'supervisor'],
    ['trainingRecorded', true, false, 'supervisor'],
    ['waitMinutes', 30, 31, 'lobby'],
    ['outletCases90', 2, 3, 'director'],
    ['viewingSeconds', 5, 4, 'authoriser'],
  ])('%s %j never weighs more on him than %j', (name, less, more, who) => {
    fc.assert(
      fc.property(anyCase, drawn => {
        const told = (value: unknown): Case => ({
          ...drawn,
          people: {},
          facts: { ...drawn.facts, [name]: { value, evidence: 'E1' } },
        })
        expect(weightOf(told(less), who) <= weightOf(told(more), who)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

test('the same facts give the same basis, and one other fact another', () => {
  const [one, same, other] = [{ waitMinutes: 31 }, { waitMinutes: 31 }, { waitMinutes: 32 }].map(values =>
    found(caseOf(values)),
  )
  expect(one).toEqual(same)
  expect(one?.basis).not.toBe(other?.basis)
})

test.each([
  [80n * UNIT, '80'],
  [(UNIT * 75n) / 2n, '37.5'],
  [UNIT / 8n, '0.125'],
])('a weight of %d reads %s', (counts, text) => {
  expect(printWeight(counts)).toBe(text)
})
