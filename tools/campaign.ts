/**
 * `npm run campaign -- --seeds 1000 --from 1`: two servers on one branch, and everything that can go wrong, a
 * thousand times over. What fails says its seed and its story.
 */
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { startEmbedded } from '../server/postgres/embedded.ts'
import { openOutlet } from './campaign/outlet.ts'
import { runProcesses } from './campaign/processes.ts'
import { prepareScenes } from './campaign/scene.ts'
import { addTo, describe, newFigures, type Outcome } from './campaign/figures.ts'
import { runSeed } from './campaign/seed.ts'

const SAY_EVERY = 25

/** Whoever stops a campaign gets the figures so far, and no database is left running. */
let stopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    stopping = true
  })
}

const command = defineCommand({
  meta: { name: 'campaign', description: 'Two servers on one branch while everything goes wrong.' },
  args: {
    seeds: { type: 'string', default: '20', description: 'How many' },
    processes: {
      type: 'string',
      default: '20',
      description: 'Every so many seeds in processes of their own',
    },
    from: { type: 'string', default: '1', description: 'The first of them' },
  },
  async run({ args }) {
    const first = Number(args.from)
    const seeds = Array.from({ length: Number(args.seeds) }, (_, index) => first + index)
    const every = Number(args.processes)
    const figures = newFigures()
    const take = (outcome: Outcome) => {
      addTo(figures, outcome)
      if (outcome.wrong.length > 0) complain(outcome)
      if (figures.seeds % SAY_EVERY === 0) console.log(describe(figures))
    }
    await inOneProcess(
      seeds.filter(seed => seed % every !== 0),
      take,
    )
    await inProcesses(
      seeds.filter(seed => seed % every === 0),
      take,
    )
    console.log(describe(figures))
    process.exitCode = figures.failed.length > 0 ? 1 : 0
  },
})

type Take = (outcome: Outcome) => void

/** A folder that the database reaches, which may run as a user of its own. */
function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhanggui-campaign-'))
  chmodSync(folder, 0o755)
  return folder
}

async function inOneProcess(seeds: readonly number[], take: Take): Promise<void> {
  if (seeds.length === 0) return
  const folder = newFolder()
  const cluster = await startEmbedded({ folder: join(folder, 'pg'), durable: false })
  const ground = { postgres: cluster.connection, keyFile: join(folder, 'master.key') }
  try {
    await prepareScenes(ground)
    for (const seed of seeds) {
      if (stopping) break
      take(await runSeed(ground, seed))
    }
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function inProcesses(seeds: readonly number[], take: Take): Promise<void> {
  if (seeds.length === 0) return
  const folder = newFolder()
  const outlet = await openOutlet(folder)
  try {
    for (const seed of seeds) {
      if (stopping) break
      take(await runProcesses(outlet, seed))
    }
  } finally {
    await outlet.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function complain({ seed, wrong, story }: Outcome): void {
  console.error(`seed ${seed} fails:\n  ${wrong.join('\n  ')}\nits story:\n  ${story.join('\n  ')}`)
}

await runMain(command)
