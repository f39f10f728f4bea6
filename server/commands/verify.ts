/** `npm run verify`: proves the books, or names what is wrong with them. */
import { defineCommand, runMain } from 'citty'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { verify } from '../verify.ts'

const command = defineCommand({
  meta: { name: 'verify', description: 'Walks the journal: chain, projections, conservation laws.' },
  args: { institution: { type: 'string', default: 'main', description: 'The schema of the institution' } },
  async run({ args }) {
    const institution = await openInstitution(readSettings(), { name: args.institution, connections: 2 })
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

await runMain(command)
