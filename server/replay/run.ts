/** The whole of `npm run replay`: reads the files, and only when they are sound touches a database. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { WrongArgument } from '../commands/arguments.ts'
import { openInstitution } from '../institution.ts'
import type { Settings } from '../settings.ts'
import { type Bank, isBank, readBank } from './bank.ts'
import { type Plan, planOf } from './plan.ts'
import { progressOn } from './progress.ts'
import { isSound, replay } from './replay.ts'
import { disagreementsFile, summary } from './report.ts'
import { printProblem } from './table.ts'

export interface ReplayOptions {
  readonly folder: string
  /** Dropped and made anew. */
  readonly schema: string
  /** The file of disagreements; null for the usual place. */
  readonly out: string | null
  /** Only the first so many banking days; null for all. */
  readonly days: number | null
}

export interface Voice {
  say(line: string): void
  complain(line: string): void
}

const PROBLEMS_SHOWN = 50

/** Gives the exit code: 0 only when everything agreed. */
export async function runReplay(settings: Settings, options: ReplayOptions, voice: Voice): Promise<number> {
  const { folder, schema, days } = options
  // What is dropped and made anew must never be the books of a branch that works.
  if (!/^replay_[a-z0-9_]{1,40}$/.test(schema)) throw new WrongArgument(`--schema ${schema} is not replay_…`)
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new WrongArgument(`There is no folder ${folder}`)
  }
  const bank = readBank(folder)
  if (!isBank(bank)) {
    for (const problem of bank.slice(0, PROBLEMS_SHOWN)) voice.complain(printProblem(problem))
    if (bank.length > PROBLEMS_SHOWN) voice.complain(`… and ${bank.length - PROBLEMS_SHOWN} more`)
    voice.complain('Nothing was loaded.')
    return 1
  }
  const plan = planOf(bank, days)
  if (plan.days.length === 0) throw new WrongArgument(`trans.asc in ${folder} has no transactions`)
  return replayInto(settings, options, bank, plan, voice)
}

async function replayInto(
  settings: Settings,
  { schema, out }: ReplayOptions,
  bank: Bank,
  plan: Plan,
  voice: Voice,
): Promise<number> {
  const file = resolve(out ?? join(settings.dataFolder, 'replay-disagreements.csv'))
  mkdirSync(dirname(file), { recursive: true })
  const institution = await openInstitution(settings, { name: schema, connections: 4, anew: true })
  const progress = progressOn(process.stderr, plan.days.length, settings.quiet)
  try {
    const replayed = await replay(institution.books, bank, plan, progress.day)
    progress.end()
    writeFileSync(file, disagreementsFile(replayed.reconciliation.disagreements))
    for (const line of summary(bank, plan, replayed, file)) voice.say(line)
    return isSound(replayed) ? 0 : 1
  } finally {
    await institution.close()
  }
}
