/** `npm run verify`: proves the books, or names what is wrong with them. */
import { defineCommand } from 'citty'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { verify } from '../verify.ts'
import { refuseUnknown, runHere, schemaName } from './arguments.ts'

const args = {
  schema: { type: 'string', default: 'main', description: 'The institution' },
} as const

const command = defineCommand({
  meta: { name: 'verify', description: 'Walks the journal: chain, projections, conservation laws.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const name = schemaName(given.schema)
    const institution = await openInstitution(readSettings(), { name, connections: 2 })
    try {
      const { branches, rows, findings } = await verify(institution.books.pool)
      for (const { branch, where, what } of findings) console.error(`${branch} ${where} ${what}`)
      console.log(
        `${rows} rows of ${branches} branches: ${findings.length === 0 ? 'sound' : `${findings.length} findings`}`,
      )
      process.exitCode = findings.length === 0 ? 0 : 1
    } finally {
      await institution.close()
    }
  },
})

await runHere(command)
