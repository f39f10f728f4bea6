/** The few tools every room of the core uses. */

/** For what only we can cause. A user's mistake is a refusal, never an assertion. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) fail(message)
}

/** Behind `??` where the words cost too much to be made each time. */
export function fail(message: string): never {
  throw new Error(`assertion failed: ${message}`)
}

/** Asserts that a value is there and gives it back. */
export function given<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message)
  return value
}

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

/** The same of what is counted or measured, not of money. */
export const total = <T>(all: readonly T[], of: (one: T) => number): number =>
  all.reduce((before, one) => before + of(one), 0)

export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

export const abs = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
export const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)

/** A plain value as it is kept in the journal and in state rows. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | bigint
  | readonly Plain[]
  | { readonly [key: string]: Plain }

/**
 * One value, one text: keys sorted, no spaces, a bigint as `"#123"`, a string that begins with # as
 * `"##…"`. The journal hashes such texts, so this form is for ever (DESIGN H3).
 */
export function encode(value: Plain): string {
  if (typeof value === 'string') return JSON.stringify(value.charCodeAt(0) === HASH ? `#${value}` : value)
  if (typeof value === 'bigint') return `"#${value}"`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return encodeList(value)
  return encodeRecord(value)
}

const HASH = '#'.charCodeAt(0)

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value)

function encodeList(list: readonly Plain[]): string {
  let text = ''
  for (const part of list) text += `${text === '' ? '' : ','}${part === undefined ? 'null' : encode(part)}`
  return `[${text}]`
}

function encodeRecord(record: { readonly [key: string]: Plain | undefined }): string {
  let text = ''
  for (const key of Object.keys(record).sort()) {
    const part = record[key]
    if (part !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${encode(part)}`
  }
  return `{${text}}`
}

/** The inverse of `encode`. */
export function decode(text: string): Plain {
  return JSON.parse(text, (_key, part: unknown) => decodeString(part)) as Plain
}

/** As `decode`, for a value that a driver has parsed from JSON already. */
export function revive(value: unknown): Plain {
  if (Array.isArray(value)) return value.map(revive)
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, revive(part)]))
  }
  return decodeString(value) as Plain
}

function decodeString(part: unknown): unknown {
  if (typeof part !== 'string' || !part.startsWith('#')) return part
  return part.startsWith('##') ? part.slice(1) : BigInt(part.slice(1))
}

/** Whether two plain values are the same value. */
export function same(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  return encode(a) === encode(b)
}

/** Two texts are one name, or one number, whatever their width, their case and their spaces. */
export const oneSpelling = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase()

export const isOneSpelling = (one: string, other: string): boolean => oneSpelling(one) === oneSpelling(other)

/**
 * The names under which something typed is claimed: the one that every spelling of it shares, and, where that
 * differs, the one as it was typed, under which an earlier release has claimed it.
 */
export function spellings(name: (say: (text: string) => string) => string): readonly [string, ...string[]] {
  const [one, typed] = [name(oneSpelling), name(text => text)]
  return one === typed ? [one] : [one, typed]
}

/** A seeded generator of numbers (mulberry32): the same seed gives the same day, on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return { next, below, pick: items => given(items[below(items.length)], 'pick from an empty list') }
}

export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [0, limit). */
  below(limit: number): number
  pick<T>(items: readonly T[]): T
}
