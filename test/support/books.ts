/** A database of one's own for a test file, with a founded branch and a crew to work in it. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { inject } from 'vitest'
import type { FoundingFile } from '../../core/founding.ts'
import { parseNotes } from '../../core/ledger/units.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given } from '../../core/std.ts'
import { type Crew, crewOf } from '../../server/actors.ts'
import type { Books } from '../../server/books.ts'
import { found } from '../../server/found.ts'
import { type Gatherer, gatherer } from '../../server/gather.ts'
import { Memories } from '../../server/posting/memories.ts'
import { APP_ROLE, openPool } from '../../server/postgres/pool.ts'
import { openVault } from '../../server/vault.ts'
import { SCHEMA, TEMPLATE } from './cluster.ts'

export const BRANCH = '0101'
export const DAY = '2026-03-02'

export interface TestBooks {
  readonly books: Books
  readonly crew: Crew
  readonly gather: Gatherer
  readonly database: string
  /** Another connection to the same database, as a second server would have. */
  secondServer(): Promise<TestBooks>
  close(): Promise<void>
}

export const foundingFile: FoundingFile = {
  branch: BRANCH,
  name: { zh: '测试网点', en: 'Test outlet' },
  unit: 'CNY',
  day: DAY,
  parameters: defaultParameters,
  tellers: [
    { id: '0001', name: { zh: '主任', en: 'Director' }, roles: ['outletDirector'], grade: 7 },
    { id: '0002', name: { zh: '主管', en: 'Supervisor' }, roles: ['accountingSupervisor'], grade: 6 },
    { id: '0003', name: { zh: '综合柜员', en: 'Chief' }, roles: ['chiefTeller'], grade: 5 },
    { id: '0011', name: { zh: '甲', en: 'A' }, roles: ['teller'], grade: 3 },
    { id: '0012', name: { zh: '乙', en: 'B' }, roles: ['teller'], grade: 3 },
    { id: '0013', name: { zh: '丙', en: 'C' }, roles: ['teller'], grade: 4 },
  ],
  tills: ['01', '02', '03'],
  cash: given(parseNotes('100x50000 50x2000 20x1000 10x2000 5x400 1x2000 c0.1x100 c0.01x100'), 'cash'),
}

export const signers = {
  witness: ['0013', '0003', '0012'],
  reviewer: ['0013', '0003'],
  chiefTeller: ['0003', '0002'],
  supervisor: ['0002', '0001'],
  director: ['0001'],
} as const

export async function openTestBooks(): Promise<TestBooks> {
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
  const opened = await connect(database)
  await found(opened.books, foundingFile)
  return opened
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

/** The branch is open, the vault stocked, and tellers 0011 and 0012 stand at their tills. */
export async function openTheDay({ crew }: TestBooks): Promise<void> {
  await crew.actor('0002').act('8001')
  for (const id of ['0002', '0003', '0011', '0012', '0013']) await crew.actor(id).act('0001')
  await crew.actor('0003').act('1001', { till: '00' })
  await crew.actor('0003').act('2001', { kind: 'passbook', numbers: '1-500' })
  await crew.actor('0003').act('2001', { kind: 'certificate', numbers: '1-500' })
  for (const [id, till] of [
    ['0011', '01'],
    ['0012', '02'],
  ] as const) {
    const teller = crew.actor(id)
    await teller.act('1001', { till })
    await teller.act('1003', { amount: '30000', notes: '100x250 50x50 20x50 10x100 5x40 1x300' })
    await teller.act('2003', { kind: 'passbook', numbers: id === '0011' ? '1-50' : '51-100' })
    await teller.act('2003', { kind: 'certificate', numbers: id === '0011' ? '1-50' : '51-100' })
  }
}
