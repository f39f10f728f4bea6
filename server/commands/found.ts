/** `npm run found -- branch.json`: the first row of a branch, and a first password for each of its people. */
import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { defineCommand, runMain } from 'citty'
import { readFoundingFile } from '../../core/foundingFile.ts'
import { found, setPasswords } from '../found.ts'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'

// Without signs that are mistaken for one another.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12

const newPassword = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')

const command = defineCommand({
  meta: { name: 'found', description: 'Founds a branch from a file; see docs/operations.md.' },
  args: { file: { type: 'positional', required: true, description: 'The founding file, JSON' } },
  async run({ args }) {
    const read = readFoundingFile(readFileSync(args.file, 'utf8'))
    if (Array.isArray(read)) {
      for (const problem of read) console.error(`${args.file}: ${problem}`)
      process.exitCode = 1
      return
    }
    const institution = await openInstitution(readSettings(), { name: 'main', connections: 2 })
    try {
      await found(institution.books, read)
      const passwords = Object.fromEntries(read.tellers.map(({ id }) => [id, newPassword()]))
      await setPasswords(institution.books, read.branch, passwords)
      console.log(`${read.branch} ${read.name.zh} is founded on ${read.day}. First passwords, shown once:`)
      for (const [id, password] of Object.entries(passwords)) console.log(`${id}  ${password}`)
    } finally {
      await institution.close()
    }
  },
})

await runMain(command)
