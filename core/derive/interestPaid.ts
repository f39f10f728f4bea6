/**
 * The interest of a row and where it came from: what had been accrued is owed already (应付利息), the rest is
 * expense of the day (利息支出) — two entries, and never their sum alone — and the tax that was withheld. What
 * was overdrawn costs interest of its own, which is never set against it (F45).
 */
import { PRIOR_YEARS } from '../counter/backdated.ts'
import { expenseOf, INTEREST_TAX, OVERDRAFT_RECEIVABLE, PAYABLE } from '../counter/interest.ts'
import type { Effect, Leg } from '../ledger/effects.ts'
import { INTEREST_INCOME } from '../loans/repay.ts'
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'

const EXPENSE = expenseOf('demand').slice(0, 4)
const CHARGED: readonly string[] = [INTEREST_INCOME, OVERDRAFT_RECEIVABLE]

/** Of a deposit what was owed and what is expense, a closed year’s red in blue. */
function earnedIn(legs: readonly Leg[]): bigint | null {
  const found = legs.flatMap(({ account, side, amount }) => {
    if (account === PRIOR_YEARS) return side === 'C' ? -amount : amount
    const isPaid = side === 'D' && (account.startsWith(PAYABLE) || account.startsWith(EXPENSE))
    return isPaid ? amount : []
  })
  return found.length === 0 ? null : sum(found)
}

/** Of a loan the income, of an overdraft what was receivable too. */
function chargedIn(legs: readonly Leg[]): bigint | null {
  const found = legs.filter(({ account, side }) => side === 'C' && CHARGED.includes(account))
  return found.length === 0 ? null : sum(found.map(({ amount }) => amount))
}

/** Its parts, where some of it was owed already or tax was withheld; the whole says all of any other. */
export function interestParts(effects: readonly Effect[]): Explanation[] {
  const legs = legsOf(effects)
  const booked = (side: Leg['side'], gl: string) =>
    sum(legs.map(leg => (leg.side === side && leg.account.startsWith(gl) ? leg.amount : 0n)))
  const [owed, tax] = [booked('D', PAYABLE), booked('C', INTEREST_TAX)]
  const rest = (earnedIn(legs) ?? 0n) - owed
  return [
    ...(owed === 0n
      ? []
      : [
          part('其中已计提（应付利息）', 'Of it accrued, payable', owed),
          part('其中当日列支（利息支出）', 'Of it expense of the day', rest),
        ]),
    ...(tax === 0n ? [] : [part('代扣利息税', 'Tax withheld', tax)]),
  ]
}

/** The interest, and below it its parts; what was charged on an overdraft is told apart. */
export function interestLines(effects: readonly Effect[]): Explanation[] {
  const legs = legsOf(effects)
  const [earned, charged] = [earnedIn(legs), chargedIn(legs)]
  if (charged === null) return earned === null ? [] : [interest(earned), ...interestParts(effects)]
  if (earned === null) return [interest(charged)]
  return [interest(earned), ...interestParts(effects), part('透支利息', 'Overdraft interest', charged)]
}

const interest = (amount: bigint) => part('利息', 'Interest', amount)

const legsOf = (effects: readonly Effect[]): Leg[] => effects.filter(effect => effect.type === 'leg')

const part = (zh: string, en: string, amount: bigint): Explanation => ({
  label: { zh, en },
  text: displayMoney(amount),
})
