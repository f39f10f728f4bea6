/** `npm run migrate [-- --citus]`: brings a database up to date without serving anybody. */
import { defineCommand } from 'citty'
import { migrateInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { refuseUnknown, runHere, schemaName } from './arguments.ts'

const args = {
  schema: { type: 'string', default: 'main', description: 'The institution' },
  citus: { type: 'boolean', default: false, description: 'Lay the tables out on a Citus cluster' },
  'dry-run': { type: 'boolean', default: false, description: 'Say what would be done, and do nothing' },
} as const

const command = defineCommand({
  meta: { name: 'migrate', description: 'Brings a database up to date; see docs/operating/scale.md.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const options = { citus: given.citus, dryRun: given['dry-run'] }
    const done = await migrateInstitution(readSettings(), schemaName(given.schema), options)
    for (const line of done) console.log(line.startsWith('--') ? line : `${line};`)
    console.log(done.length === 0 ? '-- nothing to do' : `-- ${options.dryRun ? 'not done' : 'done'}`)
  },
})

await runHere(command)
