/**
 * `npm run campaign -- --seeds 1000 --from 1`: two servers on one branch, and everything that can go wrong, a
 * thousand times over. What fails says its seed and its story.
 */
import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineCommand, runMain } from 'citty'
import { startEmbedded } from '../server/postgres/embedded.ts'
import { prepareScenes } from './campaign/scene.ts'
import { type Outcome, runSeed } from './campaign/seed.ts'
import { addTo, describe, newFigures } from './campaign/figures.ts'

const SAY_EVERY = 25

const command = defineCommand({
  meta: { name: 'campaign', description: 'Two servers on one branch while everything goes wrong.' },
  args: {
    seeds: { type: 'string', default: '20', description: 'How many' },
    from: { type: 'string', default: '1', description: 'The first of them' },
  },
  async run({ args }) {
    const folder = mkdtempSync(join(tmpdir(), 'zhanggui-campaign-'))
    // The database may run as a user of its own, who must reach it.
    chmodSync(folder, 0o755)
    const cluster = await startEmbedded({ folder: join(folder, 'pg'), durable: false })
    const ground = { postgres: cluster.connection, keyFile: join(folder, 'master.key') }
    const figures = newFigures()
    try {
      await prepareScenes(ground)
      const first = Number(args.from)
      for (let seed = first; seed < first + Number(args.seeds); seed++) {
        const outcome = await runSeed(ground, seed)
        addTo(figures, outcome)
        if (outcome.wrong.length > 0) complain(outcome)
        if ((seed - first + 1) % SAY_EVERY === 0) console.log(describe(figures))
      }
      console.log(describe(figures))
      process.exitCode = figures.failed.length > 0 ? 1 : 0
    } finally {
      await cluster.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

function complain({ seed, wrong, story }: Outcome): void {
  console.error(`seed ${seed} fails:\n  ${wrong.join('\n  ')}\nits story:\n  ${story.join('\n  ')}`)
}

await runMain(command)
