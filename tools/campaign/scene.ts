/**
 * Where the campaign plays: a small outlet in the middle of its day, or on its evening when all is counted,
 * as a database that every seed copies; and servers at it, each with its own memory, clock and wire.
 */
import type pg from 'pg'
import { accountNumber } from '../../core/counter/accounts.ts'
import { type Crew, crewOf, type Submit, sealsCounted } from '../../server/actors.ts'
import type { Books } from '../../server/books.ts'
import { found } from '../../server/found.ts'
import { type Gatherer, gatherer } from '../../server/gather.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { tillsOf } from '../../server/looks/till.ts'
import { Memories } from '../../server/posting/memories.ts'
import type { Connection } from '../../server/postgres/embedded.ts'
import { migrate } from '../../server/postgres/migrate.ts'
import { APP_ROLE, openPool } from '../../server/postgres/pool.ts'
import { openVault } from '../../server/vault.ts'
import { now } from '../../server/clock.ts'
import { BRANCH, DAY, foundingFile, openTheDay, signers } from '../../test/support/outlet.ts'
import type { Asked, Counter } from './load.ts'
import { type Fate, layWire, type Wire } from './wire.ts'

export const NEXT_DAY = '2026-03-03'
/** The branch that the other one does business for, as it does for this one. */
const OTHER = '0102'
export const BRANCHES = [BRANCH, OTHER] as const
const ACCOUNTS = 6
const SCHEMA = 'main'
const CONNECTIONS = 6

/** The cluster that the campaign runs on, and the key of its vaults. */
export interface Ground {
  readonly postgres: Connection
  readonly keyFile: string
}

export interface Server extends Asked {
  readonly books: Books
  readonly gather: Gatherer
  readonly wire: Wire
  readonly pool: pg.Pool
  /** Moves its clock by so many milliseconds. */
  jump(ms: number): void
}

export const openOwner = ({ postgres }: Ground, database: string): pg.Pool =>
  openPool({ where: postgres, database, schema: SCHEMA, role: null, max: 2 })

const openAdmin = ({ postgres }: Ground): pg.Pool =>
  openPool({ where: postgres, database: 'postgres', schema: 'public', role: null, max: 1 })

export async function openServer(
  ground: Ground,
  database: string,
  name: string,
  fate: Fate = () => null,
): Promise<Server> {
  const pool = openPool({
    where: ground.postgres,
    database,
    schema: SCHEMA,
    role: APP_ROLE,
    max: CONNECTIONS,
  })
  // The vault is opened before anything can happen.
  const calm = openOwner(ground, database)
  const vault = await openVault(ground.keyFile, calm)
  await calm.end()
  const wire = layWire(pool, fate)
  const moved = () => undefined
  let ahead = 0
  const books: Books = {
    pool,
    vault,
    memories: new Memories(pool, moved),
    moved,
    now: () => now() + ahead,
  }
  const jump = (ms: number) => {
    ahead += ms
  }
  const gather = gatherer(books)
  const ask: Asked['ask'] = async incoming => {
    try {
      const answer = await gather.submit(incoming)
      return wire.isDead() ? null : answer
    } catch (error) {
      // The dead say nothing.
      if (wire.isDead()) return null
      throw error
    }
  }
  return { name, books, gather, wire, pool, jump, ask }
}

export type Scene = 'day' | 'evening'

const templateOf = (scene: Scene): string => `campaign_${scene}`

export async function copyScene(ground: Ground, scene: Scene, database: string): Promise<void> {
  await withAdmin(ground, admin => admin.query(`create database ${database} template ${templateOf(scene)}`))
}

export async function dropDatabase(ground: Ground, database: string): Promise<void> {
  await withAdmin(ground, admin => admin.query(`drop database if exists ${database} with (force)`))
}

async function withAdmin(ground: Ground, work: (admin: pg.Pool) => Promise<unknown>): Promise<void> {
  const admin = openAdmin(ground)
  try {
    await work(admin)
  } finally {
    await admin.end()
  }
}

/** Makes both scenes; what an earlier run has left is made anew. */
export async function prepareScenes(ground: Ground): Promise<void> {
  for (const scene of ['day', 'evening'] as const) {
    await dropDatabase(ground, templateOf(scene))
    if (scene === 'evening') await copyScene(ground, 'day', templateOf(scene))
    else await withAdmin(ground, admin => admin.query(`create database ${templateOf(scene)}`))
    await prepare(ground, scene)
  }
}

async function prepare(ground: Ground, scene: Scene): Promise<void> {
  const database = templateOf(scene)
  const owner = openOwner(ground, database)
  if (scene === 'day') await migrate(owner, SCHEMA)
  const server = await openServer(ground, database, 'prepares')
  if (scene === 'day') await openDay(server.books, server.gather.submit)
  else await closeDay(server)
  await server.books.memories.allCaughtUp()
  await server.pool.end()
  await owner.end()
}

/** Everybody works at both branches, or all at one. */
export const counterOn = (day: string, branches: readonly string[] = BRANCHES, paceMs = 0): Counter => ({
  day,
  paceMs,
  seats: branches.flatMap(branch => [
    { branch, terminal: 'L0', teller: '0011' },
    { branch, terminal: 'L1', teller: '0012' },
  ]),
  signers: branches.flatMap(branch => [
    { branch, terminal: 'S0', teller: '0003' },
    { branch, terminal: 'S1', teller: '0002' },
  ]),
  accountsOf: branch =>
    Array.from({ length: ACCOUNTS }, (_, index) => accountNumber(branch, 'demand', BigInt(index + 1))),
  otherThan: branch => (branch === BRANCH ? OTHER : BRANCH),
})

/** Requests that are numbered apart from those of others, by the name of their terminals. */
const named =
  (what: string, submit: Submit): Submit =>
  incoming =>
    submit({ ...incoming, request: incoming.request.replace('/T', `/${what}-`) })

/** Founds both branches and opens their day, each with two customers and a few poor accounts. */
export async function openDay(books: Books, submit: Submit): Promise<void> {
  for (const branch of BRANCHES) {
    await found(books, { ...foundingFile, branch })
    const crew = crewOf(branch, DAY, named('day', submit), signers)
    await openTheDay({ crew })
    const teller = crew.actor('0011')
    const person = { kind: 'person', name: '王小明', idKind: 'passport' }
    await teller.act('0201', { ...person, idNumber: 'P100001' })
    await teller.act('0201', { ...person, idNumber: 'P100002' })
    for (let account = 0; account < ACCOUNTS; account++) {
      await teller.act('0500', { customer: String(1 + (account % 2)), amount: '30', notes: '20x1 10x1' })
    }
  }
}

/** The first branch counts, seals and goes home; the other one stays. */
async function closeDay({ books, gather }: Server): Promise<void> {
  const crew = crewOf(BRANCH, DAY, named('evening', gather.submit), signers)
  for (const [id, till] of [
    ['0011', '01'],
    ['0012', '02'],
    ['0003', '00'],
  ] as const) {
    await books.memories.caughtUp(BRANCH)
    const [held] = await tillsOf(await readerFor(books, BRANCH, '0002', 'T'), [till])
    const papers = held?.papers.map(({ kind, pieces }) => `${kind}x${pieces}`).join(' ') || '0'
    const counted = held?.notes.map(({ face, count }) => `${face}x${count}`).join(' ') || '0'
    await crew.actor(id).act('1020', { counted, papers, session: 'closing' })
    const seals = await sealsCounted(books, BRANCH, id)
    await crew.actor(id).act('8003', { counted, papers, seals })
    await crew.actor(id).act('1002', { seal: sealOf(till) })
  }
  for (const id of ['0011', '0012', '0013', '0003', '0002']) await crew.actor(id).act('0002')
}

export const sealOf = (till: string): string => `F26${till}`

/** The morning after: the tills are taken again under their seals. */
export async function openNextDay(crew: Crew): Promise<void> {
  await crew.actor('0002').act('8001')
  for (const id of ['0002', '0003', '0011', '0012', '0013']) await crew.actor(id).act('0001')
  for (const [id, till] of [
    ['0003', '00'],
    ['0011', '01'],
    ['0012', '02'],
  ] as const)
    await crew.actor(id).act('1001', { till, seal: sealOf(till), seals: id === '0003' ? '11' : '9' })
}
