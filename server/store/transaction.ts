/** The words that begin and end a transaction. */
import type pg from 'pg'
import type { Connection } from './connection.ts'

export const begin = (client: pg.PoolClient) => client.query('begin')

/** One moment of the whole database, for reads that must fit each other. */
export const beginReading = (client: pg.PoolClient) =>
  client.query('begin isolation level repeatable read read only')

export const commit = (client: pg.PoolClient) => client.query('commit')

export const rollback = (client: pg.PoolClient) => client.query('rollback')

/** Whether the database answers. */
export const ping = (connection: Connection) => connection.query('select 1')
