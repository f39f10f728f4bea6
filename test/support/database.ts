/** Databases of the test cluster for programs that run in processes of their own. */
import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { openPool } from '../../server/postgres/pool.ts'

/** A new database with nothing in it. */
export async function emptyDatabase(): Promise<string> {
  const database = `t_${randomUUID().replaceAll('-', '')}`
  const where = inject('postgres')
  const admin = openPool({ where, database: 'postgres', schema: 'public', role: null, max: 1 })
  await admin.query(`create database ${database}`)
  await admin.end()
  return database
}

/** What `DATABASE_URL` would be. */
export function databaseUrl(database: string): string {
  const { host, port, user, password } = inject('postgres')
  const url = new URL(`postgres://localhost/${database}`)
  url.username = user
  if (password) url.password = password
  // A socket is a folder, which has no place before the path of an address.
  for (const [name, value] of Object.entries({ host, port: String(port) })) url.searchParams.set(name, value)
  return url.href
}
