/** How many rows are projected together: by their number, and by what they change. */
import { expect, test } from 'vitest'
import { nextOf } from '../../server/posting/behind.ts'
import type { Written } from '../../server/store/batch.ts'

/** A row that changes so many records and has as many entries. */
const row = (changed: number): Written => {
  const changes = new Map(Array.from({ length: changed }, (_, index) => [index, null]))
  return { projection: { draft: { changes }, entries: { length: changed } } } as unknown as Written
}

test.each<[what: string, rows: number[], together: number]>([
  ['nothing', [], 0],
  ['one row, however much it changes', [500_000, 1], 1],
  ['rows of a settlement', Array.from({ length: 5_000 }, () => 200), 100],
  ['rows of the counter', Array.from({ length: 6_000 }, () => 3), 5_000],
  ['a few', [3, 3, 3], 3],
])('%s', (_what, rows, together) => {
  expect(nextOf(rows.map(row)).length).toBe(together)
})
