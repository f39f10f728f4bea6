/** A random walk on books in memory, and its rows in a database as another server would have put them there. */
import { addDays } from '../../core/dates.ts'
import { encodeEffects } from '../../core/ledger/apply.ts'
import { encodeFields, FORMAT } from '../../core/ledger/journal.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Books } from '../../server/books.ts'
import { nextHash } from '../../server/chain.ts'
import { insertRows, rowsAfter, type StoredRow } from '../../server/store/journal.ts'
import { founded, foundedFile, openTheDay } from './founded.ts'
import type { PostedRow } from './practice.ts'
import { seed } from './seed.ts'
import { walker } from './walk.ts'

/** Over days, of so many steps. */
export function walk(steps: number): readonly PostedRow[] {
  const practice = founded()
  openTheDay(practice)
  const { step, random } = walker(seed)
  for (let n = 0; n < steps; n++) {
    if (random.next() < 0.01) practice.turnTo(addDays(practice.head.day, 20))
    const { by, code, fields } = step(practice)
    const decision = practice.ask(by, code, fields)
    if (!isRefusal(decision)) practice.keep(decision)
  }
  return practice.rows
}

/** To a branch that was founded with the file of the walk. */
export async function append({ pool }: Pick<Books, 'pool'>, rows: readonly PostedRow[]): Promise<void> {
  const { branch } = foundedFile
  let last = (await rowsAfter(pool, branch, null, 100_000)).at(-1)
  const stored: StoredRow[] = []
  for (const { fields, effects, projection: _projection, ...row } of rows) {
    const text = {
      ...row,
      branch,
      digest: '00',
      at: 0n,
      format: FORMAT,
      release: 'test',
      parameters: 1,
      fields: encodeFields(fields),
      effects: encodeEffects(effects),
    }
    last = { ...text, hash: nextHash(last?.hash ?? '', text) }
    stored.push(last)
  }
  await insertRows(pool, stored)
}
