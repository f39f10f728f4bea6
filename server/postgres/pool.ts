/**
 * Connections. The program works as a role that can insert into the journal and read it and nothing else of
 * it (DESIGN H21); migrations run as the owner. One schema is one institution (H22).
 */
import pg from 'pg'
import type { Connection } from './embedded.ts'
import { APPLICATION } from './presence.ts'

export const APP_ROLE = 'zhanggui_app'

/** A server that stops in the middle of a transaction loses it, so that no other one waits for its locks. */
const ASLEEP_MS_MAX = 5_000

const { builtins } = pg.types

/** int8 is a bigint, dates stay the text that they are; numeric is a text already. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.INT8]: BigInt,
  [builtins.DATE]: text => text,
  [builtins.TIMESTAMP]: text => text,
  [builtins.TIMESTAMPTZ]: text => text,
}

const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    parsers[oid] ?? pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
}

export interface PoolOptions {
  readonly where: Connection | string
  readonly database?: string
  readonly schema: string
  /** Null to work as the user that connects: for migrations. */
  readonly role: string | null
  readonly max: number
}

export function openPool({ where, database, schema, role, max }: PoolOptions): pg.Pool {
  const place = typeof where === 'string' ? { connectionString: where } : { ...where }
  const asleep = `idle_in_transaction_session_timeout=${ASLEEP_MS_MAX}`
  const settings = [`search_path=${schema}`, asleep, ...(role ? [`role=${role}`] : [])]
  const pool = new pg.Pool({
    ...place,
    ...(database ? { database } : {}),
    application_name: APPLICATION,
    options: settings.map(setting => `-c ${setting}`).join(' '),
    max,
    types,
    pipeline: true,
  })
  // When the database stops, idle connections fail, and so do those in use between two queries; an error that
  // nobody hears would end the program. The next query says what is wrong to whoever asks.
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}

/**
 * One connection to where a pool leads, for rows that stream: a pipelined connection would hand the rows of
 * one statement to the next.
 */
export function streamPool({ options }: pg.Pool): pg.Pool {
  // The driver hides the password from whoever copies the options.
  const pool = new pg.Pool({ ...options, password: options.password, pipeline: false, max: 1 })
  pool.on('error', () => undefined)
  pool.on('connect', client => client.on('error', () => undefined))
  return pool
}
