/** `npm run found -- branch.json`: the first row of a branch, and a first password for each of its people. */
import { readFileSync } from 'node:fs'
import { defineCommand } from 'citty'
import type { FoundingFile } from '../../core/founding.ts'
import { readFoundingFile } from '../../core/foundingFile.ts'
import { explainRefusal, isRefusal } from '../../core/refusals.ts'
import type { Numbers } from '../../core/registry/numbering.ts'
import { readNumbers } from '../../core/registry/numbers.ts'
import type { Books } from '../books.ts'
import { found } from '../found.ts'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { readHeads } from '../store/heads.ts'
import { newPassword } from './newPassword.ts'
import { refuseUnknown, runHere, WrongArgument } from './arguments.ts'

const args = {
  file: { type: 'positional', required: true, description: 'The founding file, JSON' },
  numbers: { type: 'string', description: 'A mapping file, CSV: code, number at this branch' },
} as const

const command = defineCommand({
  meta: { name: 'found', description: 'Founds a branch from a file; see docs/operating/install.md.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const file = readFoundingFile(textOf(given.file))
    if (Array.isArray(file))
      throw new WrongArgument(file.map(problem => `${given.file}: ${problem}`).join('\n'))
    const numbers = given.numbers === undefined ? file.parameters.numbers : numbersIn(given.numbers)
    const numbered = { ...file, parameters: { ...file.parameters, numbers } }
    const institution = await openInstitution(readSettings(), { name: 'main', connections: 2 })
    try {
      const passwords = await foundWithPasswords(institution.books, numbered)
      console.log(`${file.branch} ${file.name.zh} is founded on ${file.day}. First passwords, shown once:`)
      for (const [id, password] of Object.entries(passwords)) console.log(`${id}  ${password}`)
    } finally {
      await institution.close()
    }
  },
})

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new WrongArgument(`${path} cannot be read: ${(error as Error).message}`)
  }
}

function numbersIn(path: string): Numbers {
  const read = readNumbers(textOf(path))
  if (isRefusal(read)) throw new WrongArgument(`${path}: ${explainRefusal(read, 'en')}`)
  return read
}

async function foundWithPasswords(books: Books, file: FoundingFile): Promise<Record<string, string>> {
  const heads = await readHeads(books.pool)
  if (heads.some(({ branch }) => branch === file.branch))
    throw new WrongArgument(`${file.branch} has books already; nothing has been changed`)
  const passwords = Object.fromEntries(file.tellers.map(({ id }) => [id, newPassword()]))
  await found(books, file, passwords)
  return passwords
}

await runHere(command)
