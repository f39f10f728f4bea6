/**
 * Compares what a method answers with what a vector expects, key by key and exactly: `13.84` yuan are 1384
 * fen, and `"72775/2"` is a fraction. A key that the answers do not have under any of its names is not
 * compared, and said so.
 */
import type { Fraction } from '../../core/interest/segments.ts'
import type { Answer, Answers } from './answers.ts'
import { BadInput, isList, isObject, type Json, type JsonObject } from './file.ts'

interface Difference {
  readonly key: string
  readonly expected: string
  readonly got: string
}

export interface Comparison {
  readonly differences: readonly Difference[]
  readonly notCompared: readonly string[]
  readonly compared: number
}

/** Names for one and the same figure. */
const sameFigures: readonly (readonly string[])[] = [
  ['interest_fen', 'total_interest_fen', 'interest_due_fen', 'gross_interest_fen', 'interest_total_fen'],
  ['tax_fen', 'interest_tax_fen', 'total_tax_fen', 'withheld_fen'],
  ['net_fen', 'net_interest_fen', 'interest_after_tax_fen', 'net_total_fen'],
  [
    'payout_fen',
    'total_payout_fen',
    'total_paid_fen',
    'principal_and_interest_fen',
    'total_fen',
    'payoff_fen',
  ],
  ['days', 'actual_days', 'held_days', 'total_days', 'interest_days', 'days_held'],
  ['accumulated_fen_days', 'products_fen_days', 'accumulated_products_fen_days', 'balance_fen_days'],
  ['monthly_products_fen', 'monthly_products_fen_months', 'accumulated_fen_months', 'products_fen_months'],
  [
    'remaining_principal_fen',
    'remaining_fen',
    'rest_fen',
    'rest_principal_fen',
    'balance_fen',
    'new_balance_fen',
  ],
  ['instalment_fen', 'payment_fen', 'monthly_payment_fen', 'each_payment_fen'],
  ['net_paid_fen', 'proceeds_fen', 'net_proceeds_fen', 'discounted_fen'],
  ['exact_total_fen', 'exact_fen', 'interest_exact_fen', 'exact_interest_fen'],
  ['maturity', 'maturity_date'],
  ['rows', 'accruals', 'postings'],
  ['schedule', 'schedule_rows'],
  ['k', 'n', 'no', 'number', 'period', 'month'],
  ['month_end', 'date', 'day', 'as_of'],
  ['posted_fen', 'post_fen', 'accrual_fen', 'posting_fen'],
  ['cumulative_fen', 'cumulative_interest_fen', 'accrued_fen'],
  ['draws', 'times', 'count'],
  ['each_draw_fen', 'each_fen', 'draw_fen'],
  ['last_draw_fen', 'last_fen'],
  ['clawback_fen', 'claw_back_fen', 'deducted_fen', 'recovered_fen'],
]

/** What names a row of a list, so that a list of some rows can be compared too. */
const ROW_KEYS = ['k', 'n', 'no', 'number', 'month_end', 'date'] as const

export function compare(answers: Answers, expected: JsonObject): Comparison {
  const found = Object.entries(expected).map(([key, value]) => compareKey(answers, key, value, ''))
  return merge(found)
}

const merge = (parts: readonly Comparison[]): Comparison => ({
  differences: parts.flatMap(part => part.differences),
  notCompared: parts.flatMap(part => part.notCompared),
  compared: parts.reduce((sum, part) => sum + part.compared, 0),
})

function compareKey(answers: Answers, key: string, expected: Json, place: string): Comparison {
  const answer = answerTo(answers, key)
  return answer === undefined
    ? { differences: [], notCompared: [`${place}${key}`], compared: 0 }
    : compareValue(answer, expected, `${place}${key}`)
}

/** The answer under this name, another name of the same figure, or the same figure in another unit. */
export function answerTo(answers: Answers, key: string): Answer | undefined {
  if (key in answers) return answers[key]
  const group = sameFigures.find(names => names.includes(key)) ?? []
  const name = group.find(other => other in answers)
  if (name !== undefined) return answers[name]
  const inFen = key.replace(/_yuan(?=$|_)/, '_fen')
  const fen = inFen === key ? undefined : answerTo(answers, inFen)
  if (typeof fen === 'bigint') return { numerator: fen, denominator: 100n }
  return inSchedule(answers, key)
}

// `first`, `month12`, `last_row`: all figures of a row.
const WHOLE_ROW = /^(?:first|last|final|k|month|period|row|payment)?_?(?:\d+|month|row|instalment|payment)?$/

/** `first_payment_fen`, `balance_after_3_fen`: a figure of one row of the schedule, or all of it. */
function inSchedule({ schedule }: Answers, key: string): Answer | undefined {
  if (!Array.isArray(schedule)) return undefined
  const rows = schedule as readonly Answers[]
  const position = /last|final/.test(key)
    ? rows.length
    : Number(/\d+/.exec(key)?.[0] ?? (/first/.test(key) ? 1 : 0))
  const row = rows[position - 1]
  if (row === undefined) return undefined
  if (WHOLE_ROW.test(key)) return row
  const figure = ['interest', 'principal', 'balance', 'payment', 'instalment'].find(name =>
    key.includes(name),
  )
  return figure === undefined ? undefined : row[`${figure === 'instalment' ? 'payment' : figure}_fen`]
}

function compareValue(answer: Answer, expected: Json, key: string): Comparison {
  if (kindOf(answer) !== kindOf(expected)) {
    const found = JSON.stringify(expected)
    throw new BadInput(`expected.${key}: ${found} stands where a ${kindOf(answer)} belongs`)
  }
  if (isList(expected)) return compareList(answer as readonly Answer[], expected, key)
  if (isObject(expected)) {
    const row = answer as Answers
    return merge(Object.entries(expected).map(([part, value]) => compareKey(row, part, value, `${key}.`)))
  }
  return equal(answer, expected)
    ? { differences: [], notCompared: [], compared: 1 }
    : differs(key, expected, answer)
}

function kindOf(value: Answer | Json): 'list' | 'object' | 'number' | 'text' | 'truth value' | 'null' {
  if (value === null) return 'null'
  if (typeof value === 'boolean') return 'truth value'
  if (typeof value === 'string') return parseFraction(value) ? 'number' : 'text'
  if (Array.isArray(value)) return 'list'
  return typeof value !== 'object' || isFraction(value) ? 'number' : 'object'
}

function compareList(rows: readonly Answer[], expected: readonly Json[], key: string): Comparison {
  const isNamed = expected.length > 0 && expected.every(row => rowName(row) !== null)
  if (!isNamed && rows.length !== expected.length) {
    return differs(`${key}.length`, String(expected.length), rows.length)
  }
  return merge(
    expected.map((row, index) => {
      const place = `${key}[${index}]`
      const found = isNamed ? rows.find(one => isRow(one, row)) : rows[index]
      return found === undefined ? differs(place, row, null) : compareValue(found, row, place)
    }),
  )
}

const rowName = (row: Json): string | null =>
  isObject(row) ? (ROW_KEYS.find(name => row[name] !== undefined) ?? null) : null

function isRow(answer: Answer, row: Json): boolean {
  const name = rowName(row)
  if (name === null || !isObject(row) || !isAnswers(answer)) return false
  const own = answerTo(answer, name)
  return own !== undefined && equal(own, row[name] ?? null)
}

function equal(answer: Answer, expected: Json): boolean {
  const [a, b] = [fractionOf(answer), typeof expected === 'string' ? parseFraction(expected) : null]
  if (a && b) return a.numerator * b.denominator === b.numerator * a.denominator
  return answer === expected
}

function fractionOf(answer: Answer): Fraction | null {
  if (typeof answer === 'bigint') return { numerator: answer, denominator: 1n }
  if (typeof answer === 'number') return { numerator: BigInt(answer), denominator: 1n }
  return isFraction(answer) ? answer : null
}

/** `1107`, `10.05` or `72775/2`. */
function parseFraction(text: string): Fraction | null {
  const ratio = /^(-?\d+)\/([1-9]\d*)$/.exec(text)
  if (ratio) return { numerator: BigInt(ratio[1] ?? ''), denominator: BigInt(ratio[2] ?? '') }
  const decimal = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!decimal) return null
  const digits = decimal[3] ?? ''
  return {
    numerator: BigInt(`${decimal[1]}${decimal[2]}${digits}`),
    denominator: 10n ** BigInt(digits.length),
  }
}

const isFraction = (answer: Answer): answer is Fraction =>
  typeof answer === 'object' && answer !== null && 'numerator' in answer

const isAnswers = (answer: Answer): answer is Answers =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) && !isFraction(answer)

const differs = (key: string, expected: Json, got: Answer): Comparison => ({
  differences: [{ key, expected: printJson(expected), got: printAnswer(got) }],
  notCompared: [],
  compared: 1,
})

const printJson = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value))

function printAnswer(answer: Answer): string {
  if (answer === null) return 'nothing'
  if (isFraction(answer)) return printFraction(answer)
  if (typeof answer !== 'object') return String(answer)
  return JSON.stringify(answer, (_key, part: unknown) => (typeof part === 'bigint' ? part.toString() : part))
}

function printFraction({ numerator, denominator }: Fraction): string {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator]
  while (b > 0n) [a, b] = [b, a % b]
  const divisor = a === 0n ? 1n : a
  const below = denominator / divisor
  return below === 1n ? `${numerator / divisor}` : `${numerator / divisor}/${below}`
}
