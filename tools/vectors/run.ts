/**
 * Runs a file of worked interest cases. Every figure is computed from a vector's inputs alone; its
 * `components` and what it expects are never read for that. Some keys ask what would be if:
 * `interest_fen_if_base_unit_FEN` is the same vector with another input, `tax_fen_at_20pct` with another tax.
 */
import { addMonths, daysBetween, daysBetween30 } from '../../core/dates.ts'
import { type Answer, type Answers } from './answers.ts'
import { answerTo, compare, type Comparison } from './compare.ts'
import { BadInput, type JsonObject, NotCovered, readVectorFile, type Vector } from './file.ts'
import { Inputs } from './inputs.ts'
import { answersTo } from './methods.ts'

export interface Report {
  /** What is to be said, a line each; the last one counts. */
  readonly lines: readonly string[]
  readonly failed: number
  /** Sound, but of a kind that is not worked out here. */
  readonly notCovered: number
  readonly broken: number
}

type Outcome =
  | { readonly outcome: 'compared'; readonly comparison: Comparison; readonly unread: readonly string[] }
  | { readonly outcome: 'notCovered' | 'broken'; readonly reason: string }

export function runVectors(text: string, file: string): Report {
  try {
    return reportOf(text, file)
  } catch (error) {
    if (!(error instanceof BadInput)) throw error
    return { lines: [`${file}: ${error.message}`], failed: 0, notCovered: 0, broken: 1 }
  }
}

function reportOf(text: string, file: string): Report {
  const { vectors, maturityDates, dayCounts, broken: unread } = readVectorFile(text)
  const lines = unread.map(message => `${file}: ${message}`)
  const count = { passed: 0, failed: 0, notCovered: 0, broken: unread.length }
  for (const vector of vectors) {
    const result = runVector(vector)
    if (result.outcome === 'compared') {
      count[result.comparison.differences.length === 0 ? 'passed' : 'failed'] += 1
      lines.push(...comparisonLines(vector.id, result.comparison, result.unread))
    } else {
      count[result.outcome] += 1
      const said = result.outcome === 'broken' ? `${file}: ${vector.id}: ` : `${vector.id}: not covered: `
      lines.push(`${said}${result.reason}`)
    }
  }
  const dates = runRows(
    maturityDates,
    `${file}: maturity_dates`,
    'maturity dates',
    ['open', 'term_months'],
    maturityAnswers,
  )
  const counts = runRows(dayCounts, `${file}: day_counts`, 'day counts', ['from', 'to'], dayCountAnswers)
  const brokenToo = count.broken === 0 ? '' : `, ${count.broken} broken`
  const total = vectors.length + unread.length
  const { passed, failed, notCovered } = count
  lines.push(
    ...dates.lines,
    ...counts.lines,
    `${total} vectors: ${passed} passed, ${failed} failed, ${notCovered} not covered${brokenToo}`,
  )
  return {
    lines,
    failed: count.failed + dates.failed + counts.failed,
    notCovered,
    broken: count.broken + dates.broken + counts.broken,
  }
}

function runVector(vector: Vector): Outcome {
  const inputs = new Inputs(vector.inputs)
  try {
    const answers = answersTo({ ...vector, inputs })
    const comparison = compare(withWhatIfs(vector, answers), vector.expected)
    if (comparison.compared === 0) {
      return { outcome: 'notCovered', reason: `nothing is computed of ${comparison.notCompared.join(', ')}` }
    }
    return { outcome: 'compared', comparison, unread: inputs.unread() }
  } catch (error) {
    if (error instanceof NotCovered) return { outcome: 'notCovered', reason: error.message }
    if (error instanceof BadInput) return { outcome: 'broken', reason: error.message }
    // Inputs that cannot be, such as more instalments than months, are found by the core's own assertions;
    // whatever else goes wrong with one vector, the others are run.
    return { outcome: 'broken', reason: reasonOf(error) }
  }
}

const ASSERTION = 'assertion failed: '

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(ASSERTION, '')

function comparisonLines(
  id: string,
  { differences, notCompared }: Comparison,
  unread: readonly string[],
): string[] {
  const hint = unread.length === 0 ? '' : ` (inputs not used: ${unread.join(', ')})`
  return [
    ...differences.map(({ key, expected, got }) => `${id}: ${key}: expected ${expected}, got ${got}${hint}`),
    ...(notCompared.length === 0 ? [] : [`${id}: not compared: ${notCompared.join(', ')}`]),
  ]
}

/** The answers to keys that name another input, worked out anew. */
function withWhatIfs(vector: Vector, answers: Answers): Answers {
  const found: Record<string, Answer> = {}
  for (const key of Object.keys(vector.expected)) {
    const other = whatIf(key)
    if (other === null || answerTo(answers, key) !== undefined) continue
    const inputs = new Inputs({ ...vector.inputs, ...other.inputs })
    const answer = answerTo(answersTo({ ...vector, inputs }), other.key)
    // A name that no method asks for changes nothing, and the plain figure is not the answer.
    const isAsked = Object.keys(other.inputs).some(name => !inputs.unread().includes(name))
    if (answer !== undefined && isAsked) found[key] = answer
  }
  return { ...answers, ...found }
}

function whatIf(key: string): { key: string; inputs: JsonObject } | null {
  const taxed = /^(\w+?)_(?:at|after)_(\d+)pct(?:_tax)?$/.exec(key)
  if (taxed?.[1] && taxed[2])
    return { key: taxed[1], inputs: { tax_ppm: `${taxed[2]}0000`, tax_periods: null } }
  const other = /^(\w+?)_if_(\w+)_([^_]+)$/.exec(key)
  return other?.[1] && other[2] && other[3] ? { key: other[1], inputs: { [other[2]]: other[3] } } : null
}

function runRows(
  rows: readonly JsonObject[],
  list: string,
  name: string,
  given: readonly string[],
  answersOf: (inputs: Inputs) => Answers,
): Report {
  const lines: string[] = []
  let [failed, broken] = [0, 0]
  for (const [index, row] of rows.entries()) {
    const place = `${list}[${index}]`
    try {
      const expected = Object.entries(row).filter(([key]) => !given.includes(key))
      const comparison = compare(answersOf(new Inputs(row)), Object.fromEntries(expected))
      if (comparison.compared === 0) throw new BadInput('expects nothing that is computed')
      if (comparison.differences.length > 0) failed += 1
      lines.push(...comparisonLines(place, comparison, []))
    } catch (error) {
      broken += 1
      lines.push(`${place}: ${reasonOf(error)}`)
    }
  }
  const passed = rows.length - failed - broken
  const brokenToo = broken === 0 ? '' : `, ${broken} broken`
  if (rows.length > 0) lines.push(`${rows.length} ${name}: ${passed} passed, ${failed} failed${brokenToo}`)
  return { lines, failed, notCovered: 0, broken }
}

function maturityAnswers(inputs: Inputs): Answers {
  const months = inputs.countMaybe('term_months')
  if (months === null) throw new BadInput('lacks "term_months"')
  return { maturity: addMonths(inputs.day('open'), months) }
}

function dayCountAnswers(inputs: Inputs): Answers {
  const [from, to] = [inputs.day('from'), inputs.day('to')]
  return { actual: daysBetween(from, to), savings_30_360: daysBetween30(from, to) }
}
