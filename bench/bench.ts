/**
 * `npm run bench [-- name] [--json]`: each benchmark prints its rate beside a baseline of the same run, as
 * a ratio; absolute figures of a shared machine say little. Rounds are interleaved and the median of five
 * is printed, warm-up excluded.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { openInstitution } from '../server/institution.ts'
import { posting } from './posting.ts'

export interface Measured {
  readonly name: string
  readonly callers: number
  readonly rate: number
  /** What it is compared with, and its rate. */
  readonly baseline: string
  readonly baselineRate: number
  readonly unit: string
}

const benchmarks = { posting }

const command = defineCommand({
  meta: { name: 'bench', description: 'Measures the program beside a baseline of the same run.' },
  args: {
    name: { type: 'positional', required: false, description: Object.keys(benchmarks).join(', ') },
    json: { type: 'boolean', default: false, description: 'One object a line' },
    seconds: { type: 'string', default: '2', description: 'Length of a round' },
  },
  async run({ args }) {
    const chosen = Object.entries(benchmarks).filter(([name]) => !args.name || name === args.name)
    if (chosen.length === 0) throw new Error(`no benchmark ${args.name}`)
    if (!args.json)
      console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, PostgreSQL durable`)
    const dataFolder = mkdtempSync(join(tmpdir(), 'zhanggui-bench-'))
    const settings = { port: 0, dataFolder, databaseUrl: null, demo: false, quiet: true }
    try {
      for (const [name, benchmark] of chosen) {
        const institution = await openInstitution(settings, { name: `bench_${name}`, connections: 24 })
        try {
          for (const row of await benchmark(institution.books, Number(args.seconds) * 1000))
            show(row, args.json)
        } finally {
          await institution.close()
        }
      }
    } finally {
      rmSync(dataFolder, { recursive: true, force: true })
    }
  },
})

function show(row: Measured, json: boolean): void {
  const ratio = Math.round((100 * row.rate) / row.baselineRate) / 100
  if (json) {
    const { name, callers, rate, baseline, unit } = row
    console.log(JSON.stringify({ name, callers, rate: Math.round(rate), baseline, ratio, unit }))
    return
  }
  const rate = `${Math.round(row.rate)} ${row.unit}`.padStart(12)
  console.log(
    `${row.name.padEnd(9)} ${String(row.callers).padStart(5)} callers ${rate}   ${ratio} × ${row.baseline} (${Math.round(row.baselineRate)})`,
  )
}

await runMain(command)
