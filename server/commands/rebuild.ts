/** `npm run rebuild`: everything that follows from the journal, made anew from it while nobody works. */
import { setTimeout as sleep } from 'node:timers/promises'
import { defineCommand } from 'citty'
import { openInstitution } from '../institution.ts'
import { rebuild, Unsound } from '../rebuild.ts'
import { readSettings } from '../settings.ts'
import type { Connection } from '../store/connection.ts'
import { othersAreHere } from '../store/rebuilding.ts'
import { refuseUnknown, runHere, schemaName, WrongArgument } from './arguments.ts'

/** A program that has just ended is connected for a moment longer. */
const PATIENCE_MS = 2_000
const LOOK_EVERY_MS = 100

const args = {
  schema: { type: 'string', default: 'main', description: 'The institution' },
} as const

const command = defineCommand({
  meta: { name: 'rebuild', description: 'Makes records, entries, custody and turnovers anew.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const name = schemaName(given.schema)
    const institution = await openInstitution(readSettings(), { name, connections: 1 })
    try {
      const { pool } = institution.books
      if (!(await untilAlone(pool)))
        throw new WrongArgument('A server or another command is at these books; stop it first')
      const { branches, rows } = await rebuild(pool)
      console.log(`${rows} rows of ${branches} branches: rebuilt`)
    } catch (error) {
      if (!(error instanceof Unsound)) throw error
      console.error(error.message)
      console.error('Nothing has been changed. npm run verify names everything that is wrong.')
      process.exitCode = 1
    } finally {
      await institution.close()
    }
  },
})

async function untilAlone(connection: Connection): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    if (!(await othersAreHere(connection))) return true
    await sleep(LOOK_EVERY_MS)
  }
  return false
}

await runHere(command)
