/** The entry of interest paid to a depositor: expense by deposit kind, less the tax that is withheld. */
import type { Segment } from '../interest/segments.ts'
import { credit, debit, type LegDraft } from '../ledger/build.ts'

export interface InterestPaid {
  readonly segments: readonly Segment[]
  /** In fen, before tax. */
  readonly interest: bigint
  readonly tax: bigint
}

/** The customer's share is part of what is paid out, so these legs balance only together with that. */
export function interestLegs(expenseAccount: string, { interest, tax }: InterestPaid): LegDraft[] {
  const expense = interest === 0n ? [] : [debit(expenseAccount, interest)]
  return tax === 0n ? expense : [...expense, credit('2221-01', tax)]
}
