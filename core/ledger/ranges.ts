/**
 * Numbers held as [first, last], sorted and never touching: the range record beside the pieces (DESIGN idea
 * 3).
 */

export type Range = readonly [first: number, last: number]

export const pieces = (ranges: readonly Range[]): number =>
  ranges.reduce((count, [first, last]) => count + last - first + 1, 0)

/** The number that is used next: the lowest (顺号使用). */
export const nextNumber = (ranges: readonly Range[]): number | null => ranges[0]?.[0] ?? null

export const holdsRange = (ranges: readonly Range[], [first, last]: Range): boolean =>
  ranges.some(([from, to]) => from <= first && last <= to)

export const overlapsRange = (ranges: readonly Range[], [first, last]: Range): boolean =>
  ranges.some(([from, to]) => first <= to && from <= last)

/** Adds a range that overlaps none and joins it to its neighbours. */
export function addRange(ranges: readonly Range[], [first, last]: Range): Range[] {
  let joined: Range = [first, last]
  const rest: Range[] = []
  for (const [from, to] of ranges) {
    if (to + 1 === joined[0]) joined = [from, joined[1]]
    else if (joined[1] + 1 === from) joined = [joined[0], to]
    else rest.push([from, to])
  }
  return [...rest, joined].sort((a, b) => a[0] - b[0])
}

/** Takes a range out of the one that holds it. */
export function removeRange(ranges: readonly Range[], [first, last]: Range): Range[] {
  return ranges.flatMap(([from, to]): Range[] => {
    if (last < from || to < first) return [[from, to]]
    const before: Range[] = from < first ? [[from, first - 1]] : []
    const after: Range[] = last < to ? [[last + 1, to]] : []
    return [...before, ...after]
  })
}
