/** `npm run export -- --format hledger|beancount|trial`: the books for other programs to check. */
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { defineCommand } from 'citty'
import { parseDay } from '../../core/dates.ts'
import { exportBooks, type Format, formats } from '../export/export.ts'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { refuseUnknown, runHere, schemaName, WrongArgument } from './arguments.ts'

const args = {
  format: { type: 'string', required: true, description: Object.keys(formats).join(', ') },
  schema: { type: 'string', default: 'main', description: 'The institution' },
  branch: { type: 'string', description: 'One branch; else all of them' },
  to: { type: 'string', description: 'The last accounting day, YYYY-MM-DD; else all' },
  out: { type: 'string', description: 'The file to write; else the standard output' },
} as const

const command = defineCommand({
  meta: { name: 'export', description: 'Writes the books for hledger or Beancount, or our trial balance.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const { format, branch = null, out } = given
    if (!isFormat(format)) throw new WrongArgument(`--format is none of ${Object.keys(formats).join(', ')}`)
    const to = given.to === undefined ? null : dayOf(given.to)
    const name = schemaName(given.schema)
    // A file that cannot be written is said before a database is started.
    const file = out === undefined ? null : await openFile(out)
    const institution = await openInstitution(readSettings(), { name, connections: 1 })
    try {
      await institution.books.memories.allCaughtUp()
      await exportBooks(institution.books.pool, { format, branch, to }, pieces =>
        file ? pipeline(pieces, file) : pipeline(pieces, process.stdout, { end: false }),
      )
    } catch (error) {
      // Whoever reads us may stop when he has seen enough.
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error
    } finally {
      await institution.close()
    }
  },
})

async function openFile(path: string): Promise<WriteStream> {
  const file = createWriteStream(path)
  try {
    await once(file, 'open')
    return file
  } catch (error) {
    throw new WrongArgument(`${path} cannot be written: ${(error as Error).message}`)
  }
}

const isFormat = (text: string): text is Format => Object.keys(formats).includes(text)

function dayOf(text: string): string {
  const day = parseDay(text)
  if (!day) throw new WrongArgument(`--to is no day: “${text}”`)
  return day
}

await runHere(command)
