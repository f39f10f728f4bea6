/** `npm run rebuild`: everything that follows from the journal, made anew from it while nobody works. */
import { defineCommand } from 'citty'
import { untilAlone } from '../alone.ts'
import { openInstitution } from '../institution.ts'
import { rebuild, Unsound } from '../rebuild.ts'
import { readSettings } from '../settings.ts'
import { refuseUnknown, runHere, schemaName, WrongArgument } from './arguments.ts'

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

await runHere(command)
