/**
 * One throw-away PostgreSQL for the whole run, with a migrated template that every test file copies.
 * Clusters of runs that were killed are swept.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type Connection, startEmbedded } from '../../server/postgres/embedded.ts'
import { migrate } from '../../server/postgres/migrate.ts'
import { openPool } from '../../server/postgres/pool.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: Connection
    scratch: string
  }
}

const ROOT = join(tmpdir(), 'zhanggui-test')
export const TEMPLATE = 'zhanggui_template'
export const SCHEMA = 'main'

export default async function setup(project: TestProject) {
  sweep()
  const folder = join(ROOT, String(process.pid))
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  writeFileSync(join(folder, 'owner.pid'), String(process.pid))
  const cluster = await startEmbedded({ folder: join(folder, 'pg'), durable: false })
  const admin = openPool({
    where: cluster.connection,
    database: 'postgres',
    schema: 'public',
    role: null,
    max: 1,
  })
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const owner = openPool({
    where: cluster.connection,
    database: TEMPLATE,
    schema: SCHEMA,
    role: null,
    max: 1,
  })
  await migrate(owner, SCHEMA)
  await owner.end()
  project.provide('postgres', cluster.connection)
  project.provide('scratch', folder)
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

function sweep(): void {
  if (!existsSync(ROOT)) return
  for (const name of readdirSync(ROOT)) {
    const folder = join(ROOT, name)
    const owner = join(folder, 'owner.pid')
    if (existsSync(owner) && isAlive(Number(readFileSync(owner, 'utf8')))) continue
    const lock = join(folder, 'pg', 'postmaster.pid')
    if (existsSync(lock)) end(Number(readFileSync(lock, 'utf8').split('\n')[0]))
    rmSync(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT')
  } catch {
    // Gone already.
  }
}
