/** A database of one's own for a test file, with a founded branch and a crew to work in it. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { inject } from 'vitest'
import { type Crew, crewOf } from '../../server/actors.ts'
import type { Books } from '../../server/books.ts'
import { found } from '../../server/found.ts'
import { type Gatherer, gatherer } from '../../server/gather.ts'
import { Memories } from '../../server/posting/memories.ts'
import { APP_ROLE, openPool } from '../../server/postgres/pool.ts'
import { openVault } from '../../server/vault.ts'
import { SCHEMA, TEMPLATE } from './cluster.ts'
import { BRANCH, DAY, foundingFile, openTheDay, signers } from './outlet.ts'

export { BRANCH, DAY, foundingFile, openTheDay, signers }

export interface TestBooks {
  readonly books: Books
  readonly crew: Crew
  readonly gather: Gatherer
  readonly database: string
  /** Where a server of it would keep its files. */
  readonly folder: string
  /** Another connection to the same database, as a second server would have. */
  secondServer(): Promise<TestBooks>
  close(): Promise<void>
}

export async function openTestBooks(file = foundingFile): Promise<TestBooks> {
  const opened = await openEmptyBooks()
  await found(opened.books, file)
  return opened
}

/** A database without a branch. */
export async function openEmptyBooks(): Promise<TestBooks> {
  const database = `t_${randomUUID().replaceAll('-', '')}`
  const admin = openPool({
    where: inject('postgres'),
    database: 'postgres',
    schema: 'public',
    role: null,
    max: 1,
  })
  await admin.query(`create database ${database} template ${TEMPLATE}`)
  await admin.end()
  return connect(database)
}

async function connect(database: string): Promise<TestBooks> {
  const pool = openPool({ where: inject('postgres'), database, schema: SCHEMA, role: APP_ROLE, max: 8 })
  const vault = await openVault(join(inject('scratch'), 'master.key'), pool)
  const memories = new Memories(pool, () => undefined)
  const books: Books = {
    pool,
    vault,
    memories,
    now: () => Date.now(),
    moved: () => undefined,
  }
  const { submit, waiting, drained } = gatherer(books)
  // Tests look into the tables themselves, behind which nothing may be left.
  const gather: Gatherer = {
    async submit(incoming) {
      const answer = await submit(incoming)
      await memories.drained()
      return answer
    },
    waiting,
    drained,
  }
  const crew = crewOf(BRANCH, DAY, gather.submit, signers)
  return {
    books,
    crew,
    gather,
    database,
    folder: join(inject('scratch'), database),
    secondServer: () => connect(database),
    async close() {
      await memories.drained().catch(() => undefined)
      await pool.end()
    },
  }
}

/** The database with every right, as somebody behind the program's back. */
export const openOwner = (database: string): pg.Pool =>
  openPool({ where: inject('postgres'), database, schema: SCHEMA, role: null, max: 1 })
