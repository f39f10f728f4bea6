/** Some work on the books is for when nobody else is at them. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from './store/connection.ts'
import { othersAreHere } from './store/rebuilding.ts'

/** A program that has just ended is connected for a moment longer. */
const PATIENCE_MS = 2_000
const LOOK_EVERY_MS = 100

/** False where somebody stays. */
export async function untilAlone(connection: Connection): Promise<boolean> {
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    if (!(await othersAreHere(connection))) return true
    await sleep(LOOK_EVERY_MS)
  }
  return false
}
