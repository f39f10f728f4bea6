/**
 * Penalties (rules.md §2.6): overdue principal costs the contract rate and 30–50 % of it (罚息), a loan put
 * to another use 50–100 %; only the heavier of the two applies. Interest that was not paid when due bears
 * interest itself, at the penalty rate (复利), until it is paid.
 */
import type { Convention } from './convention.ts'
import { loanConvention } from './convention.ts'
import { daySegment, type Fraction, type Segment } from './segments.ts'

const WHOLE = 1000

/** The multiplier of the contract rate, from uplifts in permille. */
export const penaltyPermille = (uplifts: readonly number[]): number => WHOLE + Math.max(0, ...uplifts)

/** The penalty rate in exact ppm. */
export const penaltyRate = (contractRatePpm: number, permille: number): Fraction => ({
  numerator: BigInt(contractRatePpm) * BigInt(permille),
  denominator: BigInt(WHOLE),
})

export interface Arrears {
  readonly principal: bigint
  /** Interest that was due and not paid. */
  readonly interest: bigint
  readonly days: number
}

export interface PenaltySegments {
  readonly penalty: readonly Segment[]
  readonly compound: readonly Segment[]
}

export function penaltySegments(
  { principal, interest, days }: Arrears,
  contractRatePpm: number,
  permille: number,
  { yearDays }: Convention = loanConvention,
): PenaltySegments {
  const segment = (label: Segment['label'], base: bigint): Segment[] =>
    base === 0n ? [] : [daySegment(label, base, contractRatePpm, days, permille, yearDays)]
  return {
    penalty: segment({ zh: '罚息', en: 'Penalty interest' }, principal),
    compound: segment({ zh: '复利', en: 'Compound interest' }, interest),
  }
}
