import type pg from 'pg'

/** Whatever runs statements: a pool for a single one, a client inside a transaction. */
export type Connection = pg.Pool | pg.PoolClient

/** Rows as columns: what `unnest` takes. */
export function columns<R>(rows: readonly R[], ...names: readonly (keyof R)[]): unknown[][] {
  return names.map(name => rows.map(row => row[name]))
}
