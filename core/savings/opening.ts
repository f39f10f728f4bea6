/** How a deposit of one of the other kinds is opened: what is agreed, at the rates of the day. */
import { addMonths, type Day } from '../dates.ts'
import { educationRate } from '../interest/education.ts'
import type { Parameters } from '../parameters.ts'
import { rateOn } from '../rates.ts'
import type { Product } from '../products.ts'
import { given } from '../std.ts'
import type { SavingsTerms } from './terms.ts'

/** What is opened by 3301 and paid by 3302. */
export const savingsProducts = [
  'instalment',
  'principalKept',
  'lumpInPartOut',
  'notice',
  'fixedOrDemand',
  'education',
  'corporateNotice',
] as const satisfies readonly Product[]

export type SavingsProduct = (typeof savingsProducts)[number]

export interface Opening {
  readonly product: SavingsProduct
  readonly amount: bigint
  /** In months, or days of notice; nothing for what has no term. */
  readonly term: number
  readonly intervalMonths: number
  readonly once: boolean
}

/** The agreed terms, at the rates of today. */
export function openingTerms(
  { product, amount, term, intervalMonths, once }: Opening,
  desk: { readonly day: Day; readonly parameters: Parameters },
): SavingsTerms {
  const { day: start, parameters } = desk
  const posted = (kind: 'instalment' | 'lumpSum', months: number): number =>
    given(rateOn(parameters, kind, months, start), `a ${kind} rate for ${months} months`)
  const dated = { months: term, start, maturity: addMonths(start, term) }
  const isEducation = product === 'education'
  switch (product) {
    case 'instalment':
    case 'education': {
      const proven = educationRate(term, true)
      return {
        kind: 'instalment',
        ...dated,
        ratePpm: isEducation ? posted(proven.kind, proven.months) : posted('instalment', term),
        unprovenPpm: isEducation ? posted('instalment', educationRate(term, false).months) : null,
        instalment: amount,
        count: once ? 1 : term,
        payments: [{ day: start, amount }],
      }
    }
    case 'principalKept':
      return {
        kind: product,
        ...dated,
        ratePpm: posted('instalment', term),
        intervalMonths,
        drawn: 0,
        paid: 0n,
      }
    case 'lumpInPartOut': {
      // What the division leaves goes with the last part.
      const each = amount / BigInt(term / intervalMonths)
      const ratePpm = posted('instalment', term)
      return { kind: product, ...dated, ratePpm, intervalMonths, principal: amount, each, draws: [] }
    }
    case 'notice':
    case 'corporateNotice':
      return {
        kind: 'notice',
        noticeDays: term === 1 ? 1 : 7,
        layers: [{ start, amount }],
        notice: null,
        lapsed: [],
      }
    case 'fixedOrDemand':
      return { kind: product, start }
  }
}
