/** `npm run responsibility -- cases.json`: who is responsible in each case of a file, and by which rules. */
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { defineCommand } from 'citty'
import { attribute, type Attribution } from '../../core/responsibility/attribute.ts'
import { areCases, type CaseOfFile, readCases } from '../../core/responsibility/casesFile.ts'
import { differences } from '../../core/responsibility/expected.ts'
import { told, toldForMachines } from '../../core/responsibility/told.ts'
import { given as asserted } from '../../core/std.ts'
import type { Language } from '../../core/words.ts'
import { refuseUnknown, runHere, WrongArgument } from './arguments.ts'

/** What nobody writes by hand, and more than is read at once. */
const BYTES_MOST = 10_000_000

const args = {
  file: { type: 'positional', required: true, description: 'The cases, JSON: docs/responsibility.md' },
  json: { type: 'boolean', default: false, description: 'For machines' },
  language: { type: 'string', default: 'zh', description: 'zh or en' },
} as const

const command = defineCommand({
  meta: { name: 'responsibility', description: 'Who is responsible in cases; see docs/responsibility.md.' },
  args,
  run({ args: given }) {
    refuseUnknown(given, args)
    const { language } = given
    if (language !== 'zh' && language !== 'en') throw new WrongArgument('--language is zh or en')
    const cases = readCases(textOf(given.file))
    if (!areCases(cases))
      throw new WrongArgument(cases.map(problem => `${given.file}: ${problem}`).join('\n'))
    const results = cases.map(resultOf)
    if (given.json) console.log(JSON.stringify(results.map(forMachines), null, 2))
    else for (const result of results) printResult(result, language)
    const wrong = results.filter(({ differ }) => differ.length > 0)
    for (const { one, differ } of wrong) for (const line of differ) console.error(`${one.id}: ${line}`)
    process.exitCode = wrong.length > 0 ? 1 : 0
  },
})

function textOf(path: string): string {
  try {
    if (statSync(path).size >= BYTES_MOST)
      throw new WrongArgument(`${path} has 10 MB or more; make several files of it`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof WrongArgument) throw error
    throw new WrongArgument(`${path} cannot be read: ${(error as Error).message}`)
  }
}

interface Result {
  readonly one: CaseOfFile
  readonly found: Attribution
  readonly differ: readonly string[]
}

function resultOf(one: CaseOfFile): Result {
  const found = asserted(attribute(one), 'a case that was read has rules')
  return { one, found, differ: one.expect ? differences(one, found, one.expect) : [] }
}

/** The same facts under the same rules have the same digest. */
const digestOf = ({ basis }: Attribution): string => createHash('sha256').update(basis).digest('hex')

const forMachines = ({ one, found, differ }: Result) => ({
  id: one.id,
  sha256: digestOf(found),
  ...toldForMachines(one, found),
  differences: differ,
})

function printResult({ one, found }: Result, language: Language): void {
  const title = one.title ? ` ${one.title[language]}` : ''
  console.log(`${one.id}${title}`)
  for (const line of told(one, found)) console.log(`  ${line[language]}`)
  console.log(`  SHA-256 ${digestOf(found)}\n`)
}

await runHere(command)
