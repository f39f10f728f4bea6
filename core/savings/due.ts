/**
 * What a deposit of one of the other kinds has earned when all of it is drawn on a day: the interest by the
 * rules of its kind, less what was drawn of it before, which may be more than is due. The functions of
 * `core/interest` do the sums; here the agreed terms meet them.
 */
import { type Day, monthsBetween } from '../dates.ts'
import { depositConvention, earningBase } from '../interest/convention.ts'
import { earlyLabel, fixedSegments, overdueSegments } from '../interest/fixed.ts'
import { fixedOrDemandSegments, heldBand } from '../interest/fixedOrDemand.ts'
import { instalmentInterest } from '../interest/instalment.ts'
import { drawPlan, closeDrawsEarly } from '../interest/interestDraw.ts'
import { partsSegments } from '../interest/lumpInPartOut.ts'
import { productsOf } from '../interest/products.ts'
import { interestOf, productSegment, type Segment } from '../interest/segments.ts'
import { interestTax } from '../interest/tax.ts'
import { naturalBalance } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { demandRateOn, rateOn } from '../rates.ts'
import { given, sum } from '../std.ts'
import { drawNotice } from './notice.ts'
import {
  type FixedOrDemandTerms,
  type InstalmentTerms,
  type LumpInPartOutTerms,
  type PrincipalKeptTerms,
  savingsTermsOf,
} from './terms.ts'

export interface SavingsDue {
  readonly segments: readonly Segment[]
  /** In fen: of the whole time, before tax. */
  readonly earned: bigint
  /** Of it, paid before. */
  readonly before: bigint
  /** What is paid now; below zero where more was paid before than is due. */
  readonly interest: bigint
  readonly tax: bigint
}

export interface Asked {
  readonly day: Day
  readonly parameters: Parameters
  /** Whether the proof of schooling is there; education savings alone ask for it. */
  readonly proven: boolean
}

/** Interest due when all is drawn. */
export function savingsDue(account: Account, asked: Asked): SavingsDue {
  const terms = savingsTermsOf(account)
  const taxFree = account.product === 'education' && asked.proven
  switch (terms.kind) {
    case 'instalment':
      return due(instalmentSegments(account, terms, asked), 0n, terms.start, asked, taxFree)
    case 'principalKept':
      return due(keptSegments(account, terms, asked), terms.paid, terms.start, asked)
    case 'lumpInPartOut':
      return due(partsLeftSegments(account, terms, asked), 0n, terms.start, asked)
    case 'fixedOrDemand':
      return due(heldSegments(account, terms, asked), 0n, terms.start, asked)
    case 'notice': {
      const all = naturalBalance(account)
      return due(drawNotice(account, all, asked).segments, 0n, account.opened, asked)
    }
  }
}

export function due(
  segments: readonly Segment[],
  before: bigint,
  start: Day,
  { day, parameters }: Pick<Asked, 'day' | 'parameters'>,
  taxFree = false,
): SavingsDue {
  const earned = interestOf(segments)
  const interest = earned - before
  const taxed = taxFree || interest < 0n ? 0n : interestTax(interest, start, day, parameters.interestTax)
  return { segments, earned, before, interest, tax: taxed }
}

function instalmentSegments(account: Account, terms: InstalmentTerms, { day, parameters, proven }: Asked) {
  const demand = demandRateOn(parameters, day)
  const ratePpm = terms.unprovenPpm === null || proven ? terms.ratePpm : terms.unprovenPpm
  if (terms.count === 1) {
    return fixedSegments(naturalBalance(account), { ...terms, ratePpm }, day, demand, parameters.fixedMethod)
  }
  const plan = { ...terms, ratePpm, first: terms.start }
  return instalmentInterest(plan, terms.payments, day, demand).segments
}

function keptSegments(account: Account, terms: PrincipalKeptTerms, { day, parameters }: Asked) {
  const principal = naturalBalance(account)
  const { months, ratePpm, intervalMonths, start, maturity, paid } = terms
  const demand = demandRateOn(parameters, day)
  if (day < maturity) return closeDrawsEarly(principal, start, day, demand, paid).segments
  const base = earningBase(principal, depositConvention)
  return [
    ...drawPlan(principal, ratePpm, months, intervalMonths).segments,
    ...overdueSegments(base, maturity, day, demand, depositConvention),
  ]
}

/** Early, every day's balance as it was drawn; from maturity on the agreed average, and the days beyond. */
function partsLeftSegments(account: Account, terms: LumpInPartOutTerms, { day, parameters }: Asked) {
  const { principal, each, draws, intervalMonths, months, ratePpm, start, maturity } = terms
  const demand = demandRateOn(parameters, day)
  if (day < maturity) {
    const products = productsOf([{ day: start, amount: principal }, ...draws], day)
    return [productSegment(earlyLabel, products, demand)]
  }
  const left = earningBase(naturalBalance(account), depositConvention)
  return [
    ...partsSegments({ principal, each, times: months / intervalMonths, intervalMonths, ratePpm }),
    ...overdueSegments(left, maturity, day, demand, depositConvention),
  ]
}

function heldSegments(account: Account, { start }: FixedOrDemandTerms, { day, parameters }: Asked) {
  const band = heldBand(start, day)
  const ratePpm =
    band === 0
      ? demandRateOn(parameters, day)
      : given(rateOn(parameters, 'lumpSum', band, day), `a rate of ${band} months on ${day}`)
  return fixedOrDemandSegments(naturalBalance(account), start, day, ratePpm)
}

/** Parts of the interest that can be drawn by a day and have not been, and what they come to. */
export function interestParts(account: Account, terms: PrincipalKeptTerms, day: Day) {
  const plan = drawPlan(naturalBalance(account), terms.ratePpm, terms.months, terms.intervalMonths)
  const open = partsBy(terms, day) - terms.drawn
  return { open, amount: plan.each * BigInt(open), segments: plan.segments, draws: plan.draws }
}

/** Of the principal, the parts that can be drawn by a day and have not been. */
export const principalParts = (terms: LumpInPartOutTerms, day: Day): number =>
  partsBy(terms, day) - Number(sum(terms.draws.map(({ amount }) => -amount)) / terms.each)

const partsBy = ({ start, intervalMonths }: PrincipalKeptTerms | LumpInPartOutTerms, day: Day): number =>
  Math.floor(monthsBetween(start, day) / intervalMonths)
