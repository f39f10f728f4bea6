/** The runner of interest cases: it agrees with the file of worked cases, and it can fail. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { exitCodeOf, runFile } from '../../tools/vectors.ts'
import { runVectors } from '../../tools/vectors/run.ts'
import { otherWords } from './vectors.table.ts'

const WORKED = '../shared/domain/interest-vectors.json'

type Part = Record<string, unknown>

const maturing = {
  id: 'FIX-1',
  product: 'FIXED',
  method: 'PER_ITEM_WHOLE_MONTHS',
  inputs: { principal_fen: 1_000_000, open: '2007-03-01', term_months: 6, rate_ppm: 24_300 },
  expected: { interest_fen: 12_150 },
}
const file = (...vectors: readonly unknown[]) => JSON.stringify({ vectors })
const lines = (...vectors: readonly unknown[]) => runVectors(file(...vectors), 'cases.json').lines
const code = (text: string) => exitCodeOf([runVectors(text, 'cases.json')])
const ofInputs = (product: string, method: string, inputs: Part, expected: Part) =>
  lines({ id: 'X', product, method, inputs, expected })
const PASSED = ['1 vectors: 1 passed, 0 failed, 0 not covered']

describe.skipIf(!existsSync(WORKED))(
  `the worked cases of ${WORKED} (skipped where that file is absent)`,
  () => {
    const text = existsSync(WORKED) ? readFileSync(WORKED, 'utf8') : '{"vectors":[]}'
    const worked = JSON.parse(text) as {
      vectors: (Part & { id: string; expected: Part })[]
      maturity_dates: Part[]
      day_counts: Part[]
    }

    test('all agree, every key of them', () => {
      const { lines: said } = runVectors(text, WORKED)
      expect(said).toEqual([
        `${worked.maturity_dates.length} maturity dates: ${worked.maturity_dates.length} passed, 0 failed`,
        `${worked.day_counts.length} day counts: ${worked.day_counts.length} passed, 0 failed`,
        `${worked.vectors.length} vectors: ${worked.vectors.length} passed, 0 failed, 0 not covered`,
      ])
    })

    test('all agree before they are rounded', () => {
      const exact = worked.vectors.flatMap(({ id, product, method, inputs, exact_total_fen }) =>
        exact_total_fen === undefined ? [] : [{ id, product, method, inputs, expected: { exact_total_fen } }],
      )
      expect(exact.length).toBeGreaterThan(30)
      expect(lines(...exact)).toEqual([
        `${exact.length} vectors: ${exact.length} passed, 0 failed, 0 not covered`,
      ])
    })

    test('a fen more in every figure, and each one of them is found', () => {
      const figures = worked.vectors.flatMap(({ id, product, method, inputs, expected }) =>
        Object.entries(expected)
          .filter(([, value]) => typeof value === 'number')
          .map(([key, value]) => ({
            id: `${id}/${key}`,
            product,
            method,
            inputs,
            expected: { [key]: Number(value) + 1 },
          })),
      )
      expect(figures.length).toBeGreaterThan(60)
      expect(lines(...figures).at(-1)).toBe(
        `${figures.length} vectors: 0 passed, ${figures.length} failed, 0 not covered`,
      )
    })

    test('what a vector says of its components is not read', () => {
      const bare = worked.vectors.map(({ id, product, method, inputs, expected }) => {
        return {
          id,
          product,
          method,
          inputs,
          expected,
          components: [{ exact_fen: '1/7' }],
          exact_total_fen: '1/7',
        }
      })
      expect(lines(...bare)).toEqual([
        `${bare.length} vectors: ${bare.length} passed, 0 failed, 0 not covered`,
      ])
    })
  },
)

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-vectors-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return runFile(join(folder, name))
  }

  test('0 when all agrees, 1 when something differs, 2 when a file cannot be read', () => {
    const good = written('good.json', file(maturing))
    const wrong = written('wrong.json', file({ ...maturing, expected: { interest_fen: 12_151 } }))
    const absent = runFile(join(folder, 'absent.json'))
    const codes = [[good], [good, wrong], [good, wrong, absent]].map(exitCodeOf)
    expect(codes).toEqual([0, 1, 2])
    expect(absent.lines[0]).toContain('absent.json: cannot be read')
  })
})

describe('a difference', () => {
  test('names the vector, the key, what was expected and what came out', () => {
    expect(lines(maturing, { ...maturing, id: 'FIX-2', expected: { interest_fen: 12_149 } })).toEqual([
      'FIX-2: interest_fen: expected 12149, got 12150',
      '2 vectors: 1 passed, 1 failed, 0 not covered',
    ])
  })

  test('is one line for each key, and tells what was not used', () => {
    const inputs = { ...maturing.inputs, bonus_ppm: 100 }
    expect(lines({ ...maturing, inputs, expected: { interest_fen: 1, tax_fen: 2 } }).slice(0, 2)).toEqual([
      'FIX-1: interest_fen: expected 1, got 12150 (inputs not used: bonus_ppm)',
      'FIX-1: tax_fen: expected 2, got 0 (inputs not used: bonus_ppm)',
    ])
  })

  test('is found in a row of a schedule, and a missing row is one', () => {
    const loan = { id: 'L', product: 'LOAN_EQUAL_PRINCIPAL', method: 'LINEAR' }
    const inputs = { principal_fen: 1_200_000, rate_ppm: 60_000, months: 12 }
    const rows = [
      { k: 12, balance_fen: 1 },
      { k: 13, balance_fen: 0 },
    ]
    expect(lines({ ...loan, inputs, expected: { schedule: rows } }).slice(0, 2)).toEqual([
      'L: schedule[0].balance_fen: expected 1, got 0',
      'L: schedule[1]: expected {"k":"13","balance_fen":"0"}, got nothing',
    ])
  })

  test('is found in dates and day counts', () => {
    const maturity_dates = [{ open: '2023-08-31', term_months: 6, maturity: '2024-02-28' }]
    const day_counts = [{ from: '2024-01-31', to: '2024-03-01', actual: 30, savings_30_360: 30 }]
    const report = runVectors(JSON.stringify({ vectors: [], maturity_dates, day_counts }), 'cases.json')
    expect(report.lines).toEqual([
      'cases.json: maturity_dates[0]: maturity: expected 2024-02-28, got 2024-02-29',
      '1 maturity dates: 0 passed, 1 failed',
      'cases.json: day_counts[0]: savings_30_360: expected 30, got 31',
      '1 day counts: 0 passed, 1 failed',
      '0 vectors: 0 passed, 0 failed, 0 not covered',
    ])
    expect(exitCodeOf([report])).toBe(1)
  })
})

describe('what is not covered', () => {
  test('is said, with the reason, and is no success', () => {
    const gold = { ...maturing, id: 'G', product: 'GOLD' }
    const other = { ...maturing, id: 'O', expected: { mood: 'good' } }
    expect(lines(gold, other)).toEqual([
      'G: not covered: no way to work out product GOLD, method PER_ITEM_WHOLE_MONTHS',
      'O: not covered: nothing is computed of mood',
      '2 vectors: 0 passed, 0 failed, 2 not covered',
    ])
    expect([code(file(gold, other)), code(file(maturing, gold))]).toEqual([1, 1])
  })

  test('a key among others that is not computed is named', () => {
    expect(lines({ ...maturing, expected: { interest_fen: 12_150, mood: 1 } })).toEqual([
      'FIX-1: not compared: mood',
      ...PASSED,
    ])
  })
})

describe('a broken file', () => {
  const { inputs } = maturing
  const { rate_ppm: _rate, ...rateless } = inputs
  const { id: _id, ...nameless } = maturing

  test.each([
    ['{"vectors": [', 'cases.json: is not JSON'],
    ['{"vectors": [], 1: 2}', 'cases.json: is not JSON'],
    ['[]', 'cases.json: is no JSON object'],
    ['{}', 'cases.json: lacks the list "vectors"'],
    ['{"vectors": 3}', 'cases.json: "vectors" is no list'],
    ['{"vectors": []}', 'cases.json: has nothing to run'],
    [file('FIX-1'), 'cases.json: vectors[0]: is no object'],
    [file(nameless), 'cases.json: vectors[0]: lacks "id"'],
    [file({ ...maturing, product: 7 }), 'cases.json: FIX-1: "product" is no text'],
    [file({ ...maturing, method: undefined }), 'cases.json: FIX-1: lacks "method"'],
    [file({ ...maturing, inputs: undefined }), 'cases.json: FIX-1: lacks "inputs"'],
    [file({ ...maturing, inputs: [] }), 'cases.json: FIX-1: "inputs" is no object'],
    [file({ ...maturing, expected: {} }), 'cases.json: FIX-1: "expected" is empty'],
    [
      file({ ...maturing, expected: { interest_fen: 'much' } }),
      'cases.json: FIX-1: expected.interest_fen: "much"',
    ],
    [file({ ...maturing, inputs: rateless }), 'cases.json: FIX-1: inputs lack a rate: rate_ppm'],
    [
      file({ ...maturing, inputs: { ...inputs, open: null, withdraw: '2007-09-01' } }),
      'cases.json: FIX-1: inputs lack a',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, open: '2007-02-29' } }),
      'cases.json: FIX-1: inputs.open: "2007-02-29"',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, principal_fen: 0.5 } }),
      'cases.json: FIX-1: inputs.principal_fen: "0.5"',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, rate_ppm: true } }),
      'cases.json: FIX-1: inputs.rate_ppm: true',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, withdraw: '2007-04-01' } }),
      'cases.json: FIX-1: inputs lack a demand rate: demand_rate_ppm',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, withdraw: '2007-02-28', demand_rate_ppm: 7200 } }),
      'cases.json: FIX-1: inputs: 2007-02-28 is before',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, year_days: 364 } }),
      'cases.json: FIX-1: inputs.year_days: 364',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, rate_ppm: -1 } }),
      'cases.json: FIX-1: inputs.rate: -1 ppm is no',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, term_months: 0 } }),
      'cases.json: FIX-1: inputs.term_months: 0 months',
    ],
    [
      file({ ...maturing, inputs: { ...inputs, day_count: 'LUNAR' } }),
      'cases.json: FIX-1: inputs.day_count: "LUNAR"',
    ],
    [
      '{"vectors": [], "maturity_dates": [{"open": "x", "term_months": 1}]}',
      'cases.json: maturity_dates[0]: inputs.open: "x"',
    ],
  ])('%s', (text, message) => {
    const report = runVectors(text, 'cases.json')
    expect(report.lines[0]?.slice(0, message.length)).toBe(message)
    expect(exitCodeOf([report])).toBe(2)
  })

  test('inputs that cannot be are told by the rule that they break', () => {
    const paid = [
      ['2023-01-10', 100_000],
      ['2024-02-10', 100_000],
    ]
    const inputs = { paid, count: 12, withdraw: '2024-03-10', rate_ppm: 13_500, demand_rate_ppm: 2_000 }
    expect(ofInputs('INSTALMENT', 'X', inputs, { interest_fen: 1 })[0]).toBe(
      'cases.json: X: an instalment on 2024-02-10 is outside the plan',
    )
  })

  test('the other vectors of the file are run all the same', () => {
    expect(lines({ ...maturing, inputs: rateless }, maturing).at(-1)).toBe(
      '2 vectors: 1 passed, 0 failed, 0 not covered, 1 broken',
    )
  })
})

describe('inputs in other words', () => {
  test.each(otherWords)('%s', (_case, product, inputs, expected) => {
    expect(ofInputs(product, 'X', inputs, expected)).toEqual(PASSED)
  })

  test.each([
    ['fixed', { principalFen: 1_000_000, Open: '2007-03-01', 'term-months': 6, ratePpm: 24_300 }],
    ['整存整取', { principal_yuan: '10000', open: '2007-03-01', term_months: 6, rate_percent: '2.43' }],
    ['Time deposit', { amount_fen: '1000000', start: '2007-03-01', term_months: 6, rate_ppm: 24_300 }],
  ])('%s, spelled in another way', (product, inputs) => {
    expect(ofInputs(product, 'per-item whole months', inputs, { interest_fen: 12_150 })).toEqual(PASSED)
  })

  test('another input that no method reads is not a what-if', () => {
    const inputs = { balance_fen: 100_099, days: 91, rate_ppm: 3_500 }
    expect(ofInputs('DEMAND', 'X', inputs, { interest_fen: 88, interest_fen_if_moon_FULL: 88 })[0]).toBe(
      'X: not compared: interest_fen_if_moon_FULL',
    )
  })
})
