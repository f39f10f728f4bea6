import { areaAccountOf } from '../../core/counter/joint.ts'
import { displayMoney } from '../../core/money.ts'
import type { Finding } from './finding.ts'

/** What a branch says of another is what that one says of it: joint business comes to nothing (通存通兑). */
export function unmatchedAreas(areas: ReadonlyMap<string, ReadonlyMap<string, bigint>>): Finding[] {
  return [...areas].flatMap(([branch, own]) =>
    [...own].flatMap(([other, balance]) => {
      const theirs = areas.get(other)?.get(branch) ?? 0n
      if (balance + theirs === 0n) return []
      const what = `${displayMoney(balance)} here and ${displayMoney(theirs)} in branch ${other} do not come to nothing`
      return [{ branch, where: areaAccountOf(other), what }]
    }),
  )
}
