/**
 * Education savings (教育储蓄), rules.md §2.3: paid in monthly like an instalment deposit, or at once. With
 * the proof of schooling it earns what a lump sum of its term earns, six years what five do, free of tax;
 * without, what an instalment deposit earns, taxed. So the product is a choice of rate; the interest is that
 * of `instalment.ts` or `fixed.ts`.
 */
export interface EducationRate {
  readonly kind: 'lumpSum' | 'instalment'
  /** The term in months whose posted rate of the opening day applies. */
  readonly months: number
  readonly taxFree: boolean
}

// No rate is posted for more than five years.
const LONGEST_POSTED_MONTHS = 60

export const educationRate = (termMonths: number, hasProof: boolean): EducationRate => ({
  kind: hasProof ? 'lumpSum' : 'instalment',
  months: Math.min(termMonths, LONGEST_POSTED_MONTHS),
  taxFree: hasProof,
})
