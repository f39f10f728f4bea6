/**
 * From `npm start` to the first page: in an empty folder, where the database is made and the demo week worked
 * through, and once more. The baseline is the bare database: made and started, and only started.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../server/postgres/embedded.ts'
import { startServer } from '../test/support/server.ts'
import { type Bench, beside, interleaved, type Measured } from './measured.ts'
import { AS_STARTED } from './served.ts'

export async function start(bench: Bench): Promise<Measured[]> {
  const [program, database] = [join(bench.dataFolder, 'program'), join(bench.dataFolder, 'database')]
  const rounds = await interleaved(bench.roundMs, {
    programCold: afresh(program, () => startProgram(program)),
    programWarm: () => secondsTo(() => startProgram(program)),
    databaseCold: afresh(database, () => startDatabase(database)),
    databaseWarm: () => secondsTo(() => startDatabase(database)),
  })
  const row = { callers: 1, unit: 's' }
  const cold = { name: 'start, empty folder', baseline: 'database made and started', ...row }
  const warm = { name: 'start, again', baseline: 'database started', ...row }
  return [
    beside(cold, 'seconds', rounds.programCold, rounds.databaseCold),
    beside(warm, 'seconds', rounds.programWarm, rounds.databaseWarm),
  ]
}

/** What is to be done once it is running; it is not timed. */
type Stop = () => Promise<unknown>

async function secondsTo(begin: () => Promise<Stop>): Promise<{ seconds: number }> {
  const began = performance.now()
  const stopIt = await begin()
  const seconds = (performance.now() - began) / 1000
  await stopIt()
  return { seconds }
}

const afresh = (folder: string, begin: () => Promise<Stop>) => () => {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  return secondsTo(begin)
}

async function startProgram(folder: string): Promise<Stop> {
  const { process, gone } = await startServer(folder, AS_STARTED)
  return () => {
    process.kill('SIGTERM')
    return gone
  }
}

async function startDatabase(folder: string): Promise<Stop> {
  const { stop } = await startEmbedded({ folder: join(folder, 'postgres'), durable: true })
  return stop
}
