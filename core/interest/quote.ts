/** The rates that are posted on a day, each with the day since which it holds; floated where asked. */
import type { Day } from '../dates.ts'
import { printRate } from '../fields/rate.ts'
import { divideHalfUp } from '../money.ts'
import type { Parameters, Rate, RateKind } from '../parameters.ts'
import type { Explanation } from '../transactions/define.ts'
import type { Words } from '../words.ts'

interface Floated {
  /** In ppm: a tenth is 100,000. */
  readonly float: number | null
  readonly way: 'up' | 'down' | null
}

export const rateKinds: Readonly<Record<RateKind, Words>> = {
  demand: { zh: '活期', en: 'Demand' },
  lumpSum: { zh: '整存整取', en: 'Fixed' },
  instalment: { zh: '零整、整零、存本', en: 'Instalment and the like' },
  notice: { zh: '通知', en: 'Notice' },
  agreement: { zh: '协定', en: 'Agreement' },
  overdraft: { zh: '透支', en: 'Overdraft' },
  loan: { zh: '贷款', en: 'Loan' },
  lpr: { zh: '贷款市场报价利率（LPR）', en: 'Loan prime rate (LPR)' },
}

export function quote({ float, way }: Floated, day: Day, { rates }: Parameters): Explanation[] {
  const begun = rates.filter(({ from }) => from <= day)
  const inForce = begun.filter(row => !begun.some(later => replaces(later, row)))
  const ppmMore = BigInt(float ?? 0) * (way === 'down' ? -1n : 1n)
  return inForce.map(({ kind, months, ppm, from }) => {
    // What is left of a whole ppm is rounded half-up.
    const floated = Number(divideHalfUp(BigInt(ppm) * (MILLION + ppmMore), MILLION))
    return { label: rateWords(kind, months), text: `${printRate(floated)}% (${from})` }
  })
}

export function rateWords(kind: RateKind, months: number): Words {
  const { zh, en } = rateKinds[kind]
  const [unitZh, unitEn] = kind === 'notice' ? ['天', 'days'] : ['个月', 'months']
  return months === 0 ? { zh, en } : { zh: `${zh} ${months} ${unitZh}`, en: `${en}, ${months} ${unitEn}` }
}

const MILLION = 1_000_000n

const replaces = (later: Rate, row: Rate): boolean =>
  later.kind === row.kind && later.months === row.months && later.from > row.from
