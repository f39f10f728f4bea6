/**
 * The highest rate that a loan may bear: so many times the loan prime rate (LPR) of its term, which the bank
 * says for each kind of loan. Nobody agrees on more, nor posts it: four times the LPR of a year is what
 * courts protect between private lenders, and no bank charges a business or a home as much.
 */
import type { Day } from '../dates.ts'
import { type LoanUse, loanUses } from '../items/contract.ts'
import { printRate } from '../fields/rate.ts'
import type { Parameters } from '../parameters.ts'
import { defaultRates, rateOn } from '../rates.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'

/** The LPR of five years is that of every longer loan too. */
const [SHORT, LONG] = [12, 60]

/** In ppm a year; null before there was an LPR. Books that post none go by the published ones. */
function primeRateOn(parameters: Pick<Parameters, 'rates'>, months: number, day: Day): number | null {
  const term = months > LONG ? LONG : SHORT
  return rateOn(parameters, 'lpr', term, day) ?? rateOn({ rates: defaultRates }, 'lpr', term, day)
}

export interface Borrowed {
  readonly use: LoanUse
  /** The whole term, with what it is extended by. */
  readonly months: number
  readonly ratePpm: number
}

export function refuseRate(
  { use, months, ratePpm }: Borrowed,
  day: Day,
  parameters: Parameters,
): Refusal | null {
  const { loan } = parameters
  const permille = {
    business: loan.businessMostPermille,
    housing: loan.housingMostPermille,
    consumer: loan.consumerMostPermille,
  }[use]
  const prime = primeRateOn(parameters, months, day)
  const named = loanUses.find(({ value }) => value === use)
  const what = { zh: `${named?.zh}贷款`, en: `${named?.en} loan` }
  return prime === null ? null : refuseAbove(ratePpm, { of: what, base: prime, permille })
}

/** A posted rate that no kind of loan may bear is a slip of whoever types it. */
export function refusePosted(
  months: number,
  ratePpm: number,
  day: Day,
  parameters: Parameters,
): Refusal | null {
  const refused = loanUses.map(({ value: use }) => refuseRate({ use, months, ratePpm }, day, parameters))
  return refused.every(one => one !== null) ? (refused[0] ?? null) : null
}

interface Ceiling {
  readonly of: Words
  readonly base: number
  readonly permille: number
}

/** A rate against so many thousandths of another. */
export function refuseAbove(ratePpm: number, { of: what, base, permille }: Ceiling): Refusal | null {
  const most = Math.floor((base * permille) / 1000)
  if (ratePpm <= most) return null
  return {
    ...refuse('rateAboveMost', { what, rate: printRate(ratePpm), most: printRate(most) }),
    field: 'rate',
  }
}
