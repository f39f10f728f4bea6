/**
 * `npm run bench [-- name] [--json]`: what the program can do, each figure beside a baseline of the same run.
 * docs/operating/performance.md says what each measures.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { type Institution, openInstitution } from '../server/institution.ts'
import { books } from './books.ts'
import { dayend } from './dayend.ts'
import { finder } from './finder.ts'
import { growth } from './growth.ts'
import { hot } from './hot.ts'
import { http } from './http.ts'
import { type Bench, type Benchmark, type Measured, ROUNDS } from './measured.ts'
import { memory } from './memory.ts'
import { mixed } from './mixed.ts'
import { patterns } from './patterns.ts'
import { payroll } from './payroll.ts'
import { posting } from './posting.ts'
import { queue } from './queue.ts'
import { reads } from './reads.ts'
import { start } from './start.ts'
import { web } from './web.ts'

const benchmarks: Readonly<Record<string, Benchmark>> = {
  posting,
  hot,
  growth,
  mixed,
  payroll,
  http,
  reads,
  books,
  start,
  memory,
  web,
  finder,
  patterns,
  queue,
  dayend,
}

const CONNECTIONS = 24

const command = defineCommand({
  meta: { name: 'bench', description: 'Measures the program beside a baseline of the same run.' },
  args: {
    name: { type: 'positional', required: false, description: Object.keys(benchmarks).join(', ') },
    json: { type: 'boolean', default: false, description: 'One object a line' },
    seconds: { type: 'string', default: '2', description: 'Length of a round' },
    entries: { type: 'string', default: '100000', description: 'Entries in the books of `books`' },
    full: { type: 'boolean', default: false, description: 'Also the sizes that take minutes to prepare' },
  },
  async run({ args }) {
    const chosen = Object.entries(benchmarks).filter(([name]) => !args.name || name === args.name)
    if (chosen.length === 0) throw new Error(`no benchmark ${args.name}`)
    const scratch = mkdtempSync(join(tmpdir(), 'zhanggui-bench-'))
    // The database may run as a user of its own, who has to pass.
    chmodSync(scratch, 0o755)
    const options = {
      roundMs: Number(args.seconds) * 1000,
      full: args.full,
      entries: Number(args.entries),
    }
    try {
      const machine = await withInstitutions({ ...options, scratch, name: 'machine' }, machineOf)
      if (args.json) process.stderr.write(`${machine}\n`)
      else console.log(machine)
      for (const [name, benchmark] of chosen) {
        for (const row of await withInstitutions({ ...options, scratch, name }, benchmark))
          show(row, args.json)
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true })
    }
  },
})

/** A benchmark has a data folder of its own, so that none finds the bytes of another. */
async function withInstitutions<T>(
  {
    roundMs,
    full,
    entries,
    scratch,
    name,
  }: Pick<Bench, 'roundMs' | 'full' | 'entries'> & { scratch: string; name: string },
  work: (bench: Bench) => Promise<T>,
): Promise<T> {
  const dataFolder = join(scratch, name)
  mkdirSync(dataFolder)
  const opened: Institution[] = []
  const settings = { port: 0, dataFolder, databaseUrl: null, demo: false, quiet: true }
  async function open(schema: string): Promise<Institution> {
    const institution = await openInstitution(settings, { name: `bench_${schema}`, connections: CONNECTIONS })
    opened.push(institution)
    return institution
  }
  try {
    return await work({ roundMs, full, entries, dataFolder, open })
  } finally {
    for (const institution of opened) await institution.close()
    rmSync(dataFolder, { recursive: true, force: true })
  }
}

/** What the figures were measured on, as the database itself says it. */
async function machineOf({ open, roundMs }: Bench): Promise<string> {
  const { books } = await open('machine')
  const { rows } = await books.pool.query<{ settings: string }>(
    `select string_agg(name || '=' || setting, ' ' order by name) as settings from pg_settings
      where name in ('server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_compression')`,
  )
  const processor = `${cpus().length} × ${cpus()[0]?.model}`
  const rounds = `${ROUNDS} rounds of ${roundMs / 1000} s`
  return `${processor}, Node ${process.version}, PostgreSQL ${rows[0]?.settings}, ${rounds}`
}

/** Four digits say all that five rounds know. */
const rounded = (figure: number): number => Number(figure.toPrecision(4))

function show({ rate, ratio, ...row }: Measured, json: boolean): void {
  const { name, callers, baseline, unit } = row
  if (json) {
    console.log(JSON.stringify({ name, callers, rate: rounded(rate), baseline, ratio: rounded(ratio), unit }))
    return
  }
  const figure = `${rounded(rate)} ${unit}`.padStart(16)
  const place = `${name.padEnd(22)} ${String(callers).padStart(5)} callers`
  console.log(`${place} ${figure}   ${String(rounded(ratio)).padStart(7)} × ${baseline}`)
}

await runMain(command)
