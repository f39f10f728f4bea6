/** `npm run backup -- <folder>`: all tables as they stand at one moment, while the branch works. */
import { defineCommand } from 'citty'
import { makeBackup } from '../backup/make.ts'
import { openInstitution } from '../institution.ts'
import { readSettings } from '../settings.ts'
import { refuseUnknown, runHere, schemaName } from './arguments.ts'

const args = {
  to: {
    type: 'positional',
    required: true,
    description: 'A folder, into which the backup goes under a name of its own; or the name of a new one',
  },
  schema: { type: 'string', default: 'main', description: 'The institution' },
} as const

const command = defineCommand({
  meta: { name: 'backup', description: 'Makes a backup; see docs/operating/backup.md.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const institution = schemaName(given.schema)
    const opened = await openInstitution(readSettings(), { name: institution, connections: 1 })
    const { books } = opened
    try {
      const { folder, checksum, manifest } = await makeBackup(books.pool, {
        to: given.to,
        institution,
        now: books.now(),
        onProgress: ({ what, done, total, rows }) =>
          console.error(`${done + 1}/${total} ${what.zh} ${what.en} ${rows}`),
      })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const bytes = manifest.tables.reduce((sum, table) => sum + table.bytes, 0)
      console.log(`备份 backup   ${folder}`)
      console.log(`行数 rows     ${rows}，${(bytes / 2 ** 20).toFixed(1)} MiB`)
      console.log(`主密钥 key    ${manifest.key}`)
      console.log(`SHA-256       ${checksum}`)
    } finally {
      await opened.close()
    }
  },
})

await runHere(command)
