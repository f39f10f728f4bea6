/**
 * The file of worked interest cases: `{ vectors: [{ id, product, method, inputs, expected }], maturity_dates,
 * day_counts }`. Amounts in it may be larger than a float holds exactly, so every number is read as its text.
 */

export type Json = null | boolean | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export interface Vector {
  readonly id: string
  readonly product: string
  readonly method: string
  readonly inputs: JsonObject
  readonly expected: JsonObject
}

export interface VectorFile {
  readonly vectors: readonly Vector[]
  readonly maturityDates: readonly JsonObject[]
  readonly dayCounts: readonly JsonObject[]
  /** Vectors that are none, each in a sentence with its place. */
  readonly broken: readonly string[]
}

/** What is wrong with a file or a vector of it; the message is for the person who wrote it. */
export class BadInput extends Error {}

/** A vector that is sound, but of a product or in a form that is not worked out here. */
export class NotCovered extends Error {}

export function readVectorFile(text: string): VectorFile {
  const file = parseExactly(text.replace(/^\uFEFF/, ''))
  if (!isObject(file)) throw new BadInput('is no JSON object with a list "vectors"')
  const rows = listOf(file, 'vectors')
  if (rows === null) throw new BadInput('lacks the list "vectors"')
  const vectors: Vector[] = []
  const broken: string[] = []
  for (const [index, row] of rows.entries()) {
    try {
      vectors.push(readVector(row))
    } catch (error) {
      if (!(error instanceof BadInput)) throw error
      broken.push(`${nameOf(row) ?? `vectors[${index}]`}: ${error.message}`)
    }
  }
  const maturityDates = objectsOf(file, 'maturity_dates')
  const dayCounts = objectsOf(file, 'day_counts')
  if (rows.length + maturityDates.length + dayCounts.length === 0) throw new BadInput('has nothing to run')
  return { vectors, maturityDates, dayCounts, broken }
}

function readVector(row: Json): Vector {
  if (!isObject(row)) throw new BadInput('is no object')
  const { inputs, expected } = row
  for (const [key, part] of Object.entries({ inputs, expected })) {
    if (part === undefined) throw new BadInput(`lacks "${key}"`)
    if (!isObject(part)) throw new BadInput(`"${key}" is no object`)
  }
  if (Object.keys(expected as JsonObject).length === 0) throw new BadInput('"expected" is empty')
  return {
    id: textOf(row, 'id'),
    product: named(textOf(row, 'product')),
    method: named(textOf(row, 'method')),
    inputs: spelled(inputs as JsonObject) as JsonObject,
    expected: expected as JsonObject,
  }
}

/** `fixed-or-demand` and `Fixed or demand` are one name. */
const named = (text: string): string =>
  text
    .trim()
    .toUpperCase()
    .replace(/[-\s]+/g, '_')

/** `principalFen`, `principal-fen` and `Principal_fen` are one input. */
function spelled(value: Json): Json {
  if (isList(value)) return value.map(spelled)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [snake(key), spelled(part)]))
}

const snake = (key: string): string =>
  key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-\s]+/g, '_')
    .toLowerCase()

/** Parses twice: as it stands, so that only JSON passes, and with its numbers in quotes. */
function parseExactly(text: string): Json {
  try {
    JSON.parse(text)
  } catch (error) {
    throw new BadInput(`is not JSON: ${(error as Error).message}`)
  }
  const quoted = text.replace(
    /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)/g,
    (_all, string: string | undefined, number: string | undefined) => string ?? `"${number}"`,
  )
  return JSON.parse(quoted) as Json
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

function textOf(row: JsonObject, key: string): string {
  const value = row[key]
  if (value === undefined) throw new BadInput(`lacks "${key}"`)
  // Numbers are read as text too; only a name may be one.
  const isNumber = typeof value === 'string' && /^-?[\d.]+$/.test(value) && key !== 'id'
  if (typeof value !== 'string' || value === '' || isNumber) throw new BadInput(`"${key}" is no text`)
  return value
}

function listOf(file: JsonObject, key: string): readonly Json[] | null {
  const value = file[key]
  if (value === undefined) return null
  if (!isList(value)) throw new BadInput(`"${key}" is no list`)
  return value
}

function objectsOf(file: JsonObject, key: string): JsonObject[] {
  return (listOf(file, key) ?? []).map((row, index) => {
    if (!isObject(row)) throw new BadInput(`${key}[${index}] is no object`)
    return row
  })
}

const nameOf = (row: Json): string | null => (isObject(row) && typeof row.id === 'string' ? row.id : null)
