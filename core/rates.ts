/** Posted rates and the tax on interest: dated rows (rules.md §2.4, §2.5). */
import type { Day } from './dates.ts'
import { given } from './std.ts'

export type RateKind =
  | 'demand'
  | 'lumpSum'
  | 'instalment'
  | 'notice'
  | 'agreement'
  | 'overdraft'
  | 'loan'
  | 'lpr'

export interface Rate {
  readonly kind: RateKind
  /** The term; 0 for demand and agreement deposits and overdrafts, the days of notice for notice deposits. */
  readonly months: number
  readonly from: Day
  readonly ppm: number
}

export interface TaxRate {
  readonly from: Day
  readonly ppm: number
}

const BENCHMARK_DAY = '2015-10-24'

const rate = (kind: RateKind, months: number, ppm: number, from: Day = BENCHMARK_DAY): Rate => ({
  kind,
  months,
  from,
  ppm,
})

export const defaultRates: readonly Rate[] = [
  rate('demand', 0, 3_500),
  rate('lumpSum', 3, 11_000),
  rate('lumpSum', 6, 13_000),
  rate('lumpSum', 12, 15_000),
  rate('lumpSum', 24, 21_000),
  rate('lumpSum', 36, 27_500),
  rate('lumpSum', 60, 27_500),
  // 零存整取、存本取息、整存零取 share a table of rates.
  rate('instalment', 12, 11_000),
  rate('instalment', 36, 13_000),
  rate('instalment', 60, 13_000),
  rate('notice', 1, 8_000),
  rate('notice', 7, 13_500),
  rate('agreement', 0, 11_500),
  // 日利率万分之五.
  rate('overdraft', 0, 180_000),
  rate('loan', 12, 43_500),
  rate('loan', 60, 47_500),
  rate('loan', 360, 49_000),
  ...primeRates(),
]

/** The loan prime rate (LPR) of one year and of five, as published: what loans are measured by. */
function primeRates(): Rate[] {
  const published: readonly (readonly [from: Day, oneYear: number, fiveYears: number])[] = [
    ['2019-08-20', 42_500, 48_500],
    ['2019-11-20', 41_500, 48_000],
    ['2020-02-20', 40_500, 47_500],
    ['2020-04-20', 38_500, 46_500],
    ['2022-01-20', 37_000, 46_000],
    ['2022-08-22', 36_500, 43_000],
    ['2023-08-21', 34_500, 42_000],
    ['2024-07-22', 33_500, 38_500],
    ['2024-10-21', 31_000, 36_000],
    ['2025-05-20', 30_000, 35_000],
  ]
  return published.flatMap(([from, oneYear, fiveYears]) => [
    rate('lpr', 12, oneYear, from),
    rate('lpr', 60, fiveYears, from),
  ])
}

export const defaultInterestTax: readonly TaxRate[] = [
  { from: '1900-01-01', ppm: 0 },
  { from: '1999-11-01', ppm: 200_000 },
  { from: '2007-08-15', ppm: 50_000 },
  { from: '2008-10-09', ppm: 0 },
]

/** What a rate is looked for in: the parameters. */
interface Posted {
  readonly rates: readonly Rate[]
}

/**
 * The rate in force on a day: of the row for this term, the latest that has begun; null where there is
 * none.
 */
export function rateOn(parameters: Posted, kind: RateKind, months: number, day: Day): number | null {
  const begun = parameters.rates.filter(row => row.kind === kind && row.months === months && row.from <= day)
  const latest = begun.reduce<Rate | null>((best, row) => (!best || row.from >= best.from ? row : best), null)
  return latest?.ppm ?? null
}

export const demandRateOn = (parameters: Posted, day: Day): number =>
  given(rateOn(parameters, 'demand', 0, day), `no demand rate on ${day}`)

export const noticeRateOn = (parameters: Posted, days: number, day: Day): number =>
  given(rateOn(parameters, 'notice', days, day), `no rate for ${days} days of notice on ${day}`)

/** A loan of n months takes the rate of the shortest band that covers it (rules.md §2.5). */
export function loanRateOn(parameters: Posted, months: number, day: Day): number | null {
  const bands = [...new Set(parameters.rates.filter(row => row.kind === 'loan').map(row => row.months))]
  const band = bands.sort((a, b) => a - b).find(limit => months <= limit)
  return band === undefined ? null : rateOn(parameters, 'loan', band, day)
}

/** Terms in months for which a fixed deposit is offered on a day. */
export function fixedTermsOn(parameters: Posted, day: Day): number[] {
  const rows = parameters.rates.filter(row => row.kind === 'lumpSum' && row.from <= day)
  return [...new Set(rows.map(row => row.months))].sort((a, b) => a - b)
}
