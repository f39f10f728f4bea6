/**
 * A fixed deposit that renews itself (自动转存, rules.md §2.3): on its maturity the interest, less tax, joins
 * the principal and a new term of the same length begins at the rate of that day, on the same account. The
 * day end asks for what has matured by tonight, the counter for what matured before today; both get the same.
 */
import { addMonths, type Day } from '../dates.ts'
import { fixedSegments } from '../interest/fixed.ts'
import { interestOf } from '../interest/segments.ts'
import { interestTax } from '../interest/tax.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, credit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, FixedTerms } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { demandRateOn, rateOn } from '../rates.ts'
import { fixedTermsOf } from '../checks/account.ts'
import { bookedAsOwed, interestLegs, type Paying, usedOf } from './interest.ts'

/** Whether it renews on a day up to, and with, this one: the bank must still offer the term. */
export const renewsBy = ({ terms }: Account, through: Day, parameters: Parameters): boolean =>
  terms?.kind === 'fixed' &&
  terms.renews === true &&
  terms.maturity <= through &&
  rateOn(parameters, 'lumpSum', terms.months, terms.maturity) !== null

/**
 * Renews a deposit for every maturity up to, and with, a day, each an entry of its own, numbered from a slip
 * on; `booked` is what the books owe on fixed deposits, where an earlier renewal of the row has used some of
 * it. Where the bank no longer offers the term, it stays as it is and earns as any overdue deposit does.
 */
export function renewalEffects(
  account: Account,
  through: Day,
  desk: Paying,
  firstSlip = 1,
  booked = bookedAsOwed('lumpSum', desk),
): EffectDraft[] {
  const { parameters } = desk
  let before = account
  let terms = fixedTermsOf(account)
  let owed = booked
  const legs: EffectDraft[] = []
  for (let slip = firstSlip; terms.renews && terms.maturity <= through; slip++) {
    const ratePpm = rateOn(parameters, 'lumpSum', terms.months, terms.maturity)
    if (ratePpm === null) break
    const earned = earnedBy(terms, naturalBalance(before), parameters)
    const joins = earned.interest - earned.tax
    const maturity = addMonths(terms.maturity, terms.months)
    terms = { ...terms, ratePpm, start: terms.maturity, maturity, partials: 0 }
    const after = { ...before, terms, balance: before.balance - joins }
    const paid = interestLegs({ before, after, booked: owed }, earned, desk, slip)
    legs.push(...paid, ...(joins === 0n ? [] : [credit(account, joins, slip)]))
    owed -= usedOf(paid)
    before = after
  }
  return terms === account.terms ? [] : [...legs, change('account', account.no, account, { terms })]
}

function earnedBy(terms: FixedTerms, balance: bigint, parameters: Parameters) {
  const { maturity, start } = terms
  const demand = demandRateOn(parameters, maturity)
  const segments = fixedSegments(balance, terms, maturity, demand, parameters.fixedMethod)
  const interest = interestOf(segments)
  return { segments, interest, tax: interestTax(interest, start, maturity, parameters.interestTax) }
}
