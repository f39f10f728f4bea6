/** `npm run responsibility` as a person runs it: what it prints, and what it leaves with. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, test } from 'vitest'
import { workedCases } from '../../core/responsibility/worked.ts'
import { buildProgram } from '../support/server.ts'

let folder: string

beforeAll(() => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'responsibility-'))
}, 180_000)

const casesIn = (cases: readonly object[]): string => JSON.stringify({ cases })

const worked = workedCases.map(({ facts, ...rest }) => ({
  ...rest,
  facts: Object.entries(facts).map(([fact, established]) => ({ fact, ...established })),
}))

function run(text: string | null, ...options: readonly string[]) {
  const file = join(folder, 'cases.json')
  if (text !== null) writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/server/commands/responsibility.js', ...(text === null ? [] : [file]), ...options],
    { encoding: 'utf8', maxBuffer: 200_000_000 },
  )
  return { status, stdout, stderr: stderr.replaceAll(file, 'cases.json') }
}

test('the worked cases come to what was expected, in either language', () => {
  const { status, stdout, stderr } = run(casesIn(worked))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toContain('44% 经办柜员，记 0.8 分')
  expect(stdout).toMatch(/SHA-256 [0-9a-f]{64}/)
  expect(run(casesIn(worked), '--language', 'en').stdout).toContain('44% Teller, 0.8 points')
})

test('machines get the same, and the same facts the same digest in any order', () => {
  const [before, after] = [worked, worked.map(one => ({ ...one, facts: one.facts.toReversed() }))].map(
    cases => JSON.parse(run(casesIn(cases), '--json').stdout) as Record<string, unknown>[],
  )
  expect(after).toEqual(before)
  expect(before?.[6]).toMatchObject({
    id: '7',
    rules: ['R07'],
    shares: [
      { who: 'authoriser', percent: 45, weight: '50', points: '2.7' },
      { who: 'cardUser', percent: 55, weight: '60', points: '3.3' },
    ],
    mayNotInvestigate: ['authoriser', 'cardUser'],
    differences: [],
  })
})

test('an expectation that differs is named, and the command fails', () => {
  const { status, stderr } = run(casesIn([{ ...worked[0], expect: { shares: { supervisor: 100 } } }]))
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: '1: shares: expected supervisor 100, found teller 100\n',
  })
})

test.each<[what: string, text: string | null, options: readonly string[], stderr: RegExp]>([
  ['bad JSON', '{ "cases": [', [], /^cases\.json: line 1, column 13: a value or ] is missing\. --help/],
  ['an empty file', '', [], /^cases\.json: line 1: the file is empty/],
  ['10 MB', ' '.repeat(10_000_000), [], /^cases\.json has 10 MB or more/],
  ['no file', null, ['/nowhere/cases.json'], /^\/nowhere\/cases\.json cannot be read: ENOENT/],
  ['another language', '{}', ['--language', 'fr'], /^--language is zh or en/],
  ['an unknown option', '{}', ['--fast'], /^There is no option --fast/],
])('%s is refused in a line', (_what, text, options, stderr) => {
  const result = run(text, ...options)
  expect(result.status).toBe(1)
  expect(result.stderr).toMatch(stderr)
})

test('a file of thousands of cases in one line is read', () => {
  const cases = Array.from({ length: 3_000 }, (_, index) => ({ ...worked[1], id: String(index) }))
  const text = casesIn(cases)
  expect(text.length).toBeGreaterThan(2_000_000)
  const { status, stdout } = run(text)
  expect(status).toBe(0)
  expect(stdout.match(/SHA-256/g)).toHaveLength(3_000)
})

test('a fault at the end of a long file has its line', () => {
  const cases = Array.from({ length: 3_000 }, (_, index) => ({ ...worked[1], id: String(index) }))
  const text = JSON.stringify({ cases: [...cases, { ...worked[0], day: 'today' }] }, null, 1)
  const { status, stderr } = run(text)
  const line = text.split('\n').findIndex(row => row.includes('"day": "today"')) + 1
  expect({ status, stderr: stderr.split('\n')[0] }).toEqual({
    status: 1,
    stderr: `cases.json: line ${line}: cases[3000].day must be a date, YYYY-MM-DD`,
  })
})
