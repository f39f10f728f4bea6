/** `npm run restore -- <backup> [--into …]`: proves a backup, loads it into an empty place, proves it. */
import { resolve } from 'node:path'
import { defineCommand } from 'citty'
import { restore } from '../backup/restore.ts'
import { type DatabaseSettings, readSettings, settingsInto } from '../settings.ts'
import { refuseUnknown, runHere, schemaName } from './arguments.ts'

const args = {
  backup: { type: 'positional', required: true, description: 'The folder of the backup' },
  into: {
    type: 'string',
    description: 'An address of a PostgreSQL, or a data folder; else those of the environment',
  },
  key: { type: 'string', description: 'The master key, where it is not in the data folder' },
  checksum: { type: 'string', description: 'The SHA-256 that was handed over (8013)' },
  schema: { type: 'string', default: 'main', description: 'The institution' },
} as const

const command = defineCommand({
  meta: { name: 'restore', description: 'Restores a backup; see docs/operating/backup.md.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const settings: DatabaseSettings = given.into === undefined ? readSettings() : settingsInto(given.into)
    const { manifest, branches, rows } = await restore(settings, {
      backup: resolve(given.backup),
      institution: schemaName(given.schema),
      checksum: given.checksum ?? null,
      key: given.key ?? null,
      onStep: ({ zh, en }) => console.error(`${zh} · ${en}`),
    })
    for (const { branch, day, serial, hash } of manifest.branches)
      console.log(`${branch}  ${day}/${serial}  ${hash}`)
    console.log(`已恢复并核对无误，可以启动：${branches} 个网点，${rows} 行流水`)
    console.log(`restored and sound, ready to start: ${rows} rows of ${branches} branches`)
  },
})

await runHere(command)
