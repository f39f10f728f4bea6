/**
 * A few seeds of the campaign (`npm run campaign -- --seeds 1000`): two servers on one branch, and everything
 * that can go wrong between them, their database and their clocks. The seeds are those of the day, so that
 * every day looks at others; `SEED=7` looks at one again.
 */
import { chmodSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { now } from '../../server/clock.ts'
import { openOutlet } from '../../tools/campaign/outlet.ts'
import { runProcesses } from '../../tools/campaign/processes.ts'
import { type Ground, prepareScenes } from '../../tools/campaign/scene.ts'
import { runSeed } from '../../tools/campaign/seed.ts'
import type { Outcome } from '../../tools/campaign/figures.ts'
import { buildProgram } from '../support/server.ts'

const DAY_MS = 86_400_000
/** Among five that follow each other there is one with a night. */
const SEEDS = 5
const first = Number(process.env.SEED ?? (Math.floor(now() / DAY_MS) % 9_000) * 10)

/** Nothing is wrong, or the seed and its story say what. */
function isSound({ wrong, story, faults, acknowledged }: Outcome): void {
  expect(wrong, `after ${story.join(', ')}`).toEqual([])
  expect(acknowledged).toBeGreaterThan(20)
  expect(faults.size, 'something went wrong').toBeGreaterThan(2)
}

describe('two servers in one process, by statement', () => {
  const ground: Ground = { postgres: inject('postgres'), keyFile: join(inject('scratch'), 'master.key') }

  beforeAll(() => prepareScenes(ground))

  test.each(Array.from({ length: SEEDS }, (_, index) => first + index))('seed %i', async seed => {
    isSound(await runSeed(ground, seed))
  })
})

test(`two servers as processes, seed ${first}`, { timeout: 120_000 }, async () => {
  buildProgram()
  const folder = mkdtempSync(join(inject('scratch'), 'campaign-'))
  // The database may run as a user of its own, who must reach it.
  chmodSync(folder, 0o755)
  const outlet = await openOutlet(folder)
  try {
    isSound(await runProcesses(outlet, first))
  } finally {
    await outlet.close()
  }
})
