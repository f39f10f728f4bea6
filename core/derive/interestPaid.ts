/**
 * The interest of a row and where it came from: what had been accrued is owed already (应付利息), the rest is
 * expense of the day (利息支出) — two entries, and never their sum alone (F45) — and the tax that was withheld.
 */
import { PRIOR_YEARS } from '../counter/backdated.ts'
import { expenseOf, INTEREST_TAX, PAYABLE } from '../counter/interest.ts'
import type { Effect, Leg } from '../ledger/effects.ts'
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'

const EXPENSE = expenseOf('demand').slice(0, 4)
const LOAN_INCOME = '6011'

/** Of a deposit what was owed and what is expense, a closed year’s red in blue; of a loan the income. */
function interestIn(legs: readonly Leg[]): bigint | null {
  const found = legs.flatMap(({ account, side, amount }) => {
    if (account === PRIOR_YEARS) return side === 'C' ? -amount : amount
    const isPaid = side === 'D' && (account.startsWith(PAYABLE) || account.startsWith(EXPENSE))
    return isPaid || (side === 'C' && account.startsWith(LOAN_INCOME)) ? amount : []
  })
  return found.length === 0 ? null : sum(found)
}

/** Its parts, where some of it was owed already or tax was withheld; the whole says all of any other. */
export function interestParts(effects: readonly Effect[]): Explanation[] {
  const legs = legsOf(effects)
  const booked = (side: Leg['side'], gl: string) =>
    sum(legs.map(leg => (leg.side === side && leg.account.startsWith(gl) ? leg.amount : 0n)))
  const [owed, tax] = [booked('D', PAYABLE), booked('C', INTEREST_TAX)]
  const rest = (interestIn(legs) ?? 0n) - owed
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

/** The interest, and below it its parts. */
export function interestLines(effects: readonly Effect[]): Explanation[] {
  const interest = interestIn(legsOf(effects))
  return interest === null ? [] : [part('利息', 'Interest', interest), ...interestParts(effects)]
}

const legsOf = (effects: readonly Effect[]): Leg[] => effects.filter(effect => effect.type === 'leg')

const part = (zh: string, en: string, amount: bigint): Explanation => ({
  label: { zh, en },
  text: displayMoney(amount),
})
