/** When a customer counts as leaving, and by when what was found or begun is dealt with (rules.md §8.1). */
export interface ServiceRules {
  /** So much moved out at once is a signal: the retention script comes up. */
  readonly retainFrom: bigint
  /** Days after which somebody who wants to think it over is called. */
  readonly followUpDays: number
  /** Working days in which what a check has found wrong is mended. */
  readonly mendDays: number
}

export const serviceRules: ServiceRules = { retainFrom: 5_000_000n, followUpDays: 3, mendDays: 1 }
