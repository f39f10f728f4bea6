/**
 * A branch keeps its books in its own currency, and beside them the same accounts for every other that it
 * deals in: `1001-01-01-USD` beside `1001-01-01`. They come with their first business. An entry never mixes
 * two: what is exchanged meets on 货币兑换, one entry a currency (rules.md §1).
 */
import type { Desk } from '../desk.ts'
import { accountIn, type LegDraft, openAccount } from '../ledger/build.ts'
import { isCash, postingAccounts } from '../ledger/chart.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import { currencies, type Unit } from '../ledger/units.ts'
import { given } from '../std.ts'

/** Entries on accounts of the bank's own, written for the branch's currency, in another one. */
export function inCurrency(legs: readonly LegDraft[], unit: Unit, desk: Desk): EffectDraft[] {
  const own = desk.branch.unit
  if (unit === own) return [...legs]
  return [
    ...legs.flatMap(({ account }) => openOnce(accountIn(account, unit, own), glUnder(account), unit, desk)),
    ...legs.map(leg => ({ ...leg, unit, account: accountIn(leg.account, unit, own) })),
  ]
}

/** Opened by whoever comes first. */
export const openOnce = (
  no: string,
  gl: string,
  unit: Unit,
  { state, day }: Pick<Desk, 'state' | 'day'>,
): EffectDraft[] =>
  state.get('account', no)
    ? []
    : [openAccount({ no, gl, unit, opened: day, minimum: isCash(gl) ? 0n : null })]

/** `1001-01-03` is one of the accounts under `1001-01`. */
const glUnder = (no: string): string =>
  given(
    postingAccounts.find(({ code }) => no === code || no.startsWith(`${code}-`)),
    `a GL account over ${no}`,
  ).code

export const accountKeys = (accounts: readonly string[], unit: Unit, { branch }: Desk): Key[] =>
  accounts.map(no => `account:${accountIn(no, unit, branch.unit)}` as const)

/** What a form says, or the branch's own. */
export const unitOf = (currency: Unit | null | undefined, { branch }: Desk): Unit => currency ?? branch.unit

/** All but the branch's own. */
export const foreignUnits = (own: Unit): Unit[] =>
  currencies.map(({ unit }) => unit).filter(unit => unit !== own)
