/** How the server stands, for those in charge: what an operator would ask first. */
import type { WireStatus } from '../../core/wire.ts'
import type { House, OpenHouse } from '../house.ts'
import { release } from '../release.ts'
import { standing } from '../standing.ts'
import { lastOfCode } from '../store/looks.ts'
import { readDatabase } from '../store/database.ts'
import { branchesOf } from './branches.ts'

const BACKUP = '8013'

export async function statusOf(house: House, { books, dayEnd }: OpenHouse): Promise<WireStatus> {
  const [now, database, branches] = await Promise.all([
    standing(house),
    readDatabase(books.pool),
    branchesOf(books),
  ])
  const codes = branches.map(({ code }) => code)
  const backedUp = await lastOfCode(books.pool, codes, BACKUP)
  return {
    release,
    began: new Date(house.began).toISOString(),
    upSeconds: Math.floor((books.now() - house.began) / 1000),
    memoryMiB: Math.round(process.memoryUsage.rss() / 2 ** 20),
    database: { version: database.version, sizeMiB: Math.ceil(Number(database.bytes) / 2 ** 20) },
    lag: now.lag,
    queue: now.queue,
    streams: now.streams,
    pool: now.pool,
    // Made by the tools of PostgreSQL, and known once it is handed over.
    lastBackup: backedUp === null ? null : new Date(Number(backedUp)).toISOString(),
    branches: branches.map(branch => ({ ...branch, step: dayEnd.stepOf(branch.code)?.code ?? null })),
  }
}
