import type pg from 'pg'

/** Whatever runs statements: a pool for a single one, a client inside a transaction. */
export type Connection = pg.Pool | pg.PoolClient

/** Rows as columns: what `unnest` takes, each as the text of an array. */
export function columns<R>(rows: readonly R[], ...names: readonly (keyof R)[]): string[] {
  return names.map(name => arrayOf(rows, row => row[name]))
}

/** One column as the text of an array. The driver's own way of writing one costs four times as much. */
export function arrayOf<R>(rows: readonly R[], valueOf: (row: R) => unknown): string {
  let text = ''
  for (const row of rows) text += `${text === '' ? '' : ','}${elementOf(valueOf(row))}`
  return `{${text}}`
}

function elementOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'string')
    return SPECIAL.test(value) ? `"${value.replace(ESCAPED, '\\$&')}"` : `"${value}"`
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean')
    return String(value)
  if (Buffer.isBuffer(value)) return `"\\\\x${value.toString('hex')}"`
  throw new TypeError(`an array holds no ${typeof value}`)
}

const SPECIAL = /["\\]/
const ESCAPED = /["\\]/g
