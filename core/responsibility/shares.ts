/**
 * Weights become percents that sum to exactly 100: each gets the whole part of what is his, and what is
 * missing goes one by one to the largest remainders; of equal ones to the larger weight, then to the first.
 */
import { sum } from '../std.ts'

export function percents(weights: readonly bigint[]): number[] {
  const total = sum(weights)
  if (total === 0n) return weights.map(() => 0)
  const parts = weights.map((weight, index) => ({ index, weight, rest: (weight * 100n) % total }))
  const whole = weights.map(weight => Number((weight * 100n) / total))
  const missing = 100 - whole.reduce((all, one) => all + one, 0)
  for (const { index } of parts.toSorted(byRest).slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1
  return whole
}

interface Part {
  readonly index: number
  readonly weight: bigint
  readonly rest: bigint
}

const byRest = (a: Part, b: Part): number =>
  downwards(a.rest, b.rest) || downwards(a.weight, b.weight) || a.index - b.index

const downwards = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0)
