/** The ladders of rules.md §5.2 that many codes share: from what amount on, who else signs. */
import { director, reviewer, supervisor, witness } from '../authorise.ts'
import { yuan } from '../money.ts'
import type { AuthorisationRow } from './define.ts'

export const cashInLadder: readonly AuthorisationRow[] = [
  { measure: 'cashIn', atLeast: yuan(50_000), signatures: [reviewer({ counts: true })] },
  { measure: 'cashIn', atLeast: yuan(200_000), signatures: [supervisor] },
  { measure: 'cashIn', atLeast: yuan(1_000_000), signatures: [director] },
]

export const cashOutLadder: readonly AuthorisationRow[] = [
  { measure: 'cashOut', atLeast: yuan(50_000), signatures: [reviewer({ counts: true }), supervisor] },
  { measure: 'cashOut', atLeast: yuan(500_000), signatures: [director] },
]

/** What a customer is paid in cash climbs it by the day: in parts it is as much as in one. */
export const cashPaidLadder: readonly AuthorisationRow[] = cashOutLadder.map(row => ({
  ...row,
  measure: 'cashPaidToday',
}))

/**
 * Whatever the amount, where the identity check did not agree. It stands last in a definition: a bank’s own
 * amounts are kept by the place of a row.
 */
export const inPersonLadder: readonly AuthorisationRow[] = [
  { measure: 'unproven', atLeast: 0n, signatures: [supervisor] },
]

/** Or where an agent comes with large cash. */
export const atWindowLadder: readonly AuthorisationRow[] = [
  ...inPersonLadder,
  { measure: 'byAgent', atLeast: 0n, signatures: [supervisor] },
]

export const transferLadder: readonly AuthorisationRow[] = [
  { measure: 'transfer', atLeast: yuan(50_000), signatures: [reviewer({ counts: false })] },
  { measure: 'transfer', atLeast: yuan(200_000), signatures: [supervisor] },
  { measure: 'transfer', atLeast: yuan(1_000_000), signatures: [director] },
]

/** Money of companies: a second pair of eyes always, whatever the amount. */
export const companyLadder: readonly AuthorisationRow[] = [
  { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
  { measure: 'transfer', atLeast: yuan(1_000_000), signatures: [supervisor] },
  { measure: 'transfer', atLeast: yuan(5_000_000), signatures: [director] },
]

/** A deposit that ends before its day: a second pair of eyes always. */
export const earlyWithdrawalLadder: readonly AuthorisationRow[] = [
  { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
  { measure: 'fixedPrincipal', atLeast: yuan(10_000), signatures: [supervisor] },
  { measure: 'fixedPrincipal', atLeast: yuan(500_000), signatures: [director] },
]

/** The same for other savings, whose agreed parts may be drawn before maturity without it. */
export const earlySavingsLadder: readonly AuthorisationRow[] = [
  { measure: 'earlyPrincipal', atLeast: yuan(10_000), signatures: [supervisor] },
  { measure: 'earlyPrincipal', atLeast: yuan(500_000), signatures: [director] },
]

/** On the word of an authority: two of the staff do it, the supervisor signs (rules.md §5.2). */
export const byOrder: readonly AuthorisationRow[] = [
  { measure: 'always', atLeast: 0n, signatures: [witness, supervisor] },
]

/** What an authority takes for good, the director signs too. */
export const byOrderForGood: readonly AuthorisationRow[] = [
  { measure: 'always', atLeast: 0n, signatures: [witness, supervisor, director] },
]
