/**
 * `npm run replay -- <folder>`: a real bank's year through the program, and its balances beside the printed
 * ones.
 */
import { defineCommand } from 'citty'
import { runReplay } from '../replay/run.ts'
import { readSettings } from '../settings.ts'
import { refuseUnknown, runHere, wholeNumber } from './arguments.ts'

const args = {
  folder: { type: 'positional', required: true, description: 'Where account.asc, trans.asc … are' },
  days: { type: 'string', description: 'Only the first so many banking days' },
  out: { type: 'string', description: 'File for the disagreements; else in the data folder' },
  schema: { type: 'string', default: 'replay_berka', description: 'Made anew; begins with replay_' },
} as const

const command = defineCommand({
  meta: { name: 'replay', description: 'Runs the Berka bank as a branch and compares the balances.' },
  args,
  async run({ args: given }) {
    refuseUnknown(given, args)
    const { folder, schema, out = null } = given
    const days = given.days === undefined ? null : wholeNumber('--days', given.days)
    const voice = { say: console.log, complain: console.error }
    process.exitCode = await runReplay(readSettings(), { folder, schema, out, days }, voice)
  },
})

await runHere(command)
