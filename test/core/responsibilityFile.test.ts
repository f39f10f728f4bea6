/** A file of cases as a person writes it: what is taken, and every fault named with its line and place. */
import { describe, expect, test } from 'vitest'
import { attribute } from '../../core/responsibility/attribute.ts'
import { areCases, type CaseOfFile, readCases } from '../../core/responsibility/casesFile.ts'
import { differences } from '../../core/responsibility/expected.ts'
import { told } from '../../core/responsibility/told.ts'
import { workedCases } from '../../core/responsibility/worked.ts'
import { given } from '../../core/std.ts'

const fact = { fact: 'errorPosted', value: true, evidence: '2026-03-02/57' }
const good = { id: '1', day: '2026-03-02', facts: [fact] }

const fileOf = (...cases: readonly object[]): string => JSON.stringify({ cases }, null, 1)

function taken(text: string): readonly CaseOfFile[] {
  const read = readCases(text)
  if (!areCases(read)) throw new Error(read.join('\n'))
  return read
}

test('a case needs its number, its day and its facts; nothing else', () => {
  expect(taken(fileOf(good))).toEqual([
    {
      id: '1',
      title: null,
      day: '2026-03-02',
      people: {},
      facts: { errorPosted: { value: true, evidence: '2026-03-02/57' } },
      expect: null,
    },
  ])
})

test('the worked cases are read back from a file as they are', () => {
  const files = workedCases.map(({ facts, ...rest }) => ({
    ...rest,
    facts: Object.entries(facts).map(([name, established]) => ({ fact: name, ...established })),
  }))
  expect(taken(fileOf(...files))).toEqual(workedCases)
})

test('a byte order mark is no fault', () => {
  expect(taken(`\uFEFF${fileOf(good)}`)).toHaveLength(1)
})

const factIs = (own: object) => fileOf({ ...good, facts: [{ ...fact, ...own }] })
const oneFact = (name: string, value: unknown) => factIs({ fact: name, value })

describe('a fault is named with its line and place', () => {
  test.each<[what: string, text: string, problem: string]>([
    ['an empty file', '', 'line 1: the file is empty'],
    ['spaces', ' \n\n', 'line 1: the file is empty'],
    ['bad JSON', '{\n  "cases": [\n    { "id": x }\n', 'line 3, column 13: a value is expected, not x'],
    ['a comma too many', '{ "cases": [1,] }', 'line 1, column 15: a value is expected, not ]'],
    ['an end too early', '{\n"cases": [', 'line 2, column 11: a value or ] is missing'],
    ['an open text', '{ "cases": "a\n" }', 'line 1, column 12: a value is expected, not "'],
    ['more after the end', '{}\n{}', 'line 2, column 1: the end of the file is expected, not {'],
    ['a name told twice', '{ "cases": [],\n "cases": [] }', 'line 2, column 2: "cases" is told twice'],
    ['a closing of another kind', '{ "cases": [}', 'line 1, column 13: a value or ] is expected, not }'],
    ['a list', '[]', 'line 1: the file must be an object: { "cases": […] }'],
    ['no cases', '{ "cases": [] }', 'line 1: cases must be a list of at least one case'],
    ['something else', '{ "case": [] }', 'line 1: cases must be a list of at least one case'],
    [
      'more than cases',
      `{ "cases": [${JSON.stringify(good)}],\n "by": "me" }`,
      'line 2: by is unknown; known: cases',
    ],
    ['no case', '{ "cases": [\n3] }', 'line 2: cases[0] must be an object'],
    ['no number', fileOf({ ...good, id: '' }), 'line 4: cases[0].id must be a text of at most 40 signs'],
    ['a number twice', fileOf(good, good), 'line 15: cases[1].id is that of cases[0] too'],
    ['no day', fileOf({ ...good, day: '2026-02-30' }), 'line 5: cases[0].day must be a date, YYYY-MM-DD'],
    [
      'a day before the rules',
      fileOf({ ...good, day: '2019-01-01' }),
      'line 5: cases[0].day must not be before the first rules, 2020-03-01',
    ],
    ['half a title', fileOf({ ...good, title: { zh: '一' } }), 'line 13: cases[0].title must have zh and en'],
    ['no facts', fileOf({ ...good, facts: {} }), 'line 6: cases[0].facts must be a list'],
    ['a fact missing', fileOf({ id: '1', day: '2026-03-02' }), 'line 3: cases[0].facts must be a list'],
    [
      'an unknown part',
      fileOf({ ...good, fact: 1 }),
      'line 13: cases[0].fact is unknown; known: id, title, day, people, facts, expect',
    ],
    ['a fact that is none', fileOf({ ...good, facts: ['a'] }), 'line 7: cases[0].facts[0] must be an object'],
    ['an unknown fact', factIs({ fact: 'weather' }), 'line 8: cases[0].facts[0].fact is unknown: weather'],
    [
      'a fact of every object',
      factIs({ fact: 'toString' }),
      'line 8: cases[0].facts[0].fact is unknown: toString',
    ],
    [
      'a fact told twice',
      fileOf({ ...good, facts: [fact, fact] }),
      'line 13: cases[0].facts[1].fact errorPosted is told twice',
    ],
    ['yes in words', factIs({ value: 'yes' }), 'line 9: cases[0].facts[0].value must be true or false'],
    ['no value', factIs({ value: undefined }), 'line 7: cases[0].facts[0].value must be true or false'],
    [
      'a number below zero',
      oneFact('waitMinutes', -1),
      'line 9: cases[0].facts[0].value must be a whole number from 0 to 1440',
    ],
    [
      'a number in quotes',
      oneFact('deviceScore', '2'),
      'line 9: cases[0].facts[0].value must be a whole number from 0 to 5',
    ],
    [
      'an unknown choice',
      oneFact('assignedBy', 'lobby'),
      'line 9: cases[0].facts[0].value must be one of supervisor, director',
    ],
    [
      'a text that is none',
      oneFact('policyCode', ''),
      'line 9: cases[0].facts[0].value must be a text of at most 80 signs',
    ],
    [
      'no evidence',
      factIs({ evidence: ' ' }),
      'line 10: cases[0].facts[0].evidence must say where it can be seen',
    ],
    [
      'more about a fact',
      factIs({ by: 'me' }),
      'line 11: cases[0].facts[0].by is unknown; known: fact, value, evidence',
    ],
    ['people who are none', fileOf({ ...good, people: [] }), 'line 13: cases[0].people must be an object'],
    [
      'a person without a number',
      fileOf({ ...good, people: { teller: 11 } }),
      'line 14: cases[0].people.teller must be the four digits of a person',
    ],
    ['what is expected', fileOf({ ...good, expect: 100 }), 'line 13: cases[0].expect must be an object'],
    [
      'an unknown verdict',
      fileOf({ ...good, expect: { verdict: 'guilty' } }),
      'line 14: cases[0].expect.verdict must be one of substantiated, partly, unsubstantiated, malicious',
    ],
    [
      'a share above 100',
      fileOf({ ...good, expect: { shares: { teller: 101 } } }),
      'line 15: cases[0].expect.shares.teller must be a whole percent from 0 to 100',
    ],
    [
      'shares that are not the whole',
      fileOf({ ...good, expect: { shares: { teller: 60, reviewer: 30 } } }),
      'line 14: cases[0].expect.shares must sum to 100, not 90',
    ],
    [
      'a share of nobody',
      fileOf({ ...good, expect: { shares: { '0002': 100 } } }),
      'line 15: cases[0].expect.shares.0002 is no party and nobody of this case',
    ],
    [
      'an unknown rule',
      fileOf({ ...good, expect: { rules: ['R27'] } }),
      'line 14: cases[0].expect.rules must be a list of rules, R01 to R26 and M1 to M6',
    ],
  ])('%s', (_what, text, problem) => {
    expect(readCases(text)).toContain(problem)
  })

  test('a party that cannot be', () => {
    const [problem] = readCases(oneFact('concealment', ['system'])) as string[]
    expect(problem).toMatch(/^line 9: cases\[0\]\.facts\[0\]\.value must be a list of teller, reviewer, /)
    const [other] = readCases(fileOf({ ...good, people: { system: '0001' } })) as string[]
    expect(other).toMatch(/^line 14: cases\[0\]\.people\.system is unknown; known: teller, /)
  })

  test('a first case that is a repeated one', () => {
    const [first, repeated] = ['firstIn12Months', 'repeatIn90Days'].map(name => ({
      fact: name,
      value: ['teller'],
      evidence: 'E1',
    }))
    expect(readCases(fileOf({ ...good, facts: [first, repeated] }))).toEqual([
      'line 6: cases[0].facts contradict each other: teller is in firstIn12Months and repeatIn90Days',
    ])
  })

  test('many faults are told and the rest counted', () => {
    const read = readCases(
      fileOf(...Array.from({ length: 60 }, (_, index) => ({ ...good, id: String(index), day: '' }))),
    )
    expect(read).toHaveLength(51)
    expect(read.at(-1)).toBe('and 10 more')
  })
})

describe('what was expected', () => {
  const people = { authoriser: '0002', supervisor: '0002' }
  const [one] = taken(
    fileOf({ ...good, people, facts: [fact, { ...fact, fact: 'inspectionOverdueDays', value: 3 }] }),
  )
  const differ = (expected: object) => {
    const asked = given(one, 'one case')
    return differences(asked, given(attribute(asked), 'has rules'), expected)
  }

  test.each<[object, string[]]>([
    [{}, []],
    [{ verdict: 'substantiated', shares: { teller: 89, supervisor: 11 }, rules: ['R09', 'R02'] }, []],
    [{ shares: { teller: 89, '0002': 11 } }, []],
    [{ shares: { teller: 89, supervisor: 6, authoriser: 5 } }, []],
    [{ shares: { teller: 100 } }, ['shares: expected teller 100, found 0002 11, teller 89']],
    [{ shares: {} }, ['shares: expected nobody, found 0002 11, teller 89']],
    [{ verdict: 'malicious' }, ['verdict: expected malicious, found substantiated']],
    [{ rules: [] }, ['rules: expected none, found R02 R09']],
  ])('%j', (expected, found) => {
    expect(differ(expected)).toEqual(found)
  })

  test('a case is told line by line, in both languages', () => {
    const asked = given(one, 'one case')
    const lines = told(asked, given(attribute(asked), 'has rules'))
    expect(lines.map(({ zh }) => zh)).toEqual([
      '属实（规则 2020.1：R02、R09）',
      '89% 经办柜员',
      '  R02 直接责任 80',
      '    记账与客户指令不符，且按权限表无需复核，或复核要素中看不出：独立柜员自担责任。',
      '    记账与客户指令不符〔2026-03-02/57〕',
      '11% 会计主管 0002',
      '  R09 监督责任 10',
      '    相关范围的检查当时已逾期：会计主管负监督责任。',
      '    相关检查逾期天数 3〔2026-03-02/57〕',
    ])
    expect(lines.map(({ en }) => en)).toContain('11% Accounting supervisor 0002')
  })
})
