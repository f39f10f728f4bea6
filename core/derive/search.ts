/**
 * The command line: a code by its number, by the pinyin initials of its name, or by words of it. What is
 * not found answers with the nearest (F1, F5).
 */
import { groupBy } from '../std.ts'
import type { Words } from '../words.ts'

export interface CodeEntry {
  /** As this bank numbers it (F4). */
  readonly number: string
  readonly name: Words
  /** Pinyin initials of the Chinese name: 活期存款 is `hqck`. */
  readonly initials: string
  /** Where it stands in the menu, the head first: what stands together is found together. */
  readonly menu: readonly [Words, Words]
}

/** Best first; an exact code stands alone. */
export function searchCodes<E extends CodeEntry>(typed: string, entries: readonly E[]): E[] {
  const text = typed.trim().toLowerCase()
  if (text === '') return []
  const exact = entries.find(entry => entry.number === text)
  if (exact) return [exact]
  return entries
    .map(entry => ({ entry, distance: distanceTo(entry, text) }))
    .filter(({ distance }) => distance < FAR)
    .sort((a, b) => a.distance - b.distance || (a.entry.number < b.entry.number ? -1 : 1))
    .map(({ entry }) => entry)
}

/** Codes as they stand in the menu: under the head of the best first, which keep their order. */
export function byMenu<E extends CodeEntry>(entries: readonly E[]): { head: Words; entries: E[] }[] {
  const groups = groupBy(entries, ({ menu: [head] }) => head.zh)
  return [...groups.values()].flatMap(group => (group[0] ? [{ head: group[0].menu[0], entries: group }] : []))
}

/** The nearest codes to one that does not exist: one digit wrong, two swapped, one missing. */
export function nearestCodes<E extends CodeEntry>(typed: string, entries: readonly E[], most = 5): E[] {
  const found = searchCodes(typed, entries)
  if (found.length > 0) return found.slice(0, most)
  const text = typed.trim().toLowerCase()
  return entries
    .map(entry => ({ entry, distance: Math.min(edits(text, entry.number), edits(text, entry.initials)) }))
    .sort((a, b) => a.distance - b.distance || (a.entry.number < b.entry.number ? -1 : 1))
    .slice(0, most)
    .map(({ entry }) => entry)
}

const FAR = 100

function distanceTo({ number, name, initials, menu }: CodeEntry, text: string): number {
  if (number.startsWith(text)) return 1
  if (initials === text) return 2
  if (initials.startsWith(text)) return 3
  if (name.zh.startsWith(text)) return 4
  if (name.zh.includes(text) || initials.includes(text)) return 5
  if (text.length < 2) return FAR
  if (name.en.toLowerCase().includes(text)) return 6
  return menu.some(({ zh, en }) => zh.includes(text) || en.toLowerCase().includes(text)) ? 7 : FAR
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
export function edits(a: string, b: string): number {
  const rows: number[][] = Array.from({ length: a.length + 1 }, (_row, i) => [i])
  const first = rows[0] as number[]
  for (let j = 1; j <= b.length; j++) first[j] = j
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      const cell = (row: number, column: number) => rows[row]?.[column] ?? FAR
      let best = Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + cost)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) best = Math.min(best, cell(i - 2, j - 2) + 1)
      ;(rows[i] as number[])[j] = best
    }
  }
  return rows[a.length]?.[b.length] ?? FAR
}
