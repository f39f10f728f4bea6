/** `npm run export -- --format hledger|beancount|trial`: the books for other programs to check. */
import { createWriteStream } from 'node:fs'
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
    const institution = await openInstitution(readSettings(), { name, connections: 1 })
    try {
      await exportBooks(institution.books.pool, { format, branch, to }, pieces =>
        out === undefined
          ? pipeline(pieces, process.stdout, { end: false })
          : pipeline(pieces, createWriteStream(out)),
      )
    } finally {
      await institution.close()
    }
  },
})

const isFormat = (text: string): text is Format => Object.keys(formats).includes(text)

function dayOf(text: string): string {
  const day = parseDay(text)
  if (!day) throw new WrongArgument(`--to is no day: “${text}”`)
  return day
}

await runHere(command)
