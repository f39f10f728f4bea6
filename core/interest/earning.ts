/**
 * What deposits earn, in lines that can be added up (计提, rules.md §1.3, DESIGN H16). A line earns, up to a
 * day, base × day number − moment in fen-days at its rate, so the lines of all accounts of one kind, rate and
 * last day are one line: what a branch owes on a day costs as many sums as it has lines, however many
 * accounts it has, and one account's part of it is the same function of its own lines.
 */
import { addDays, addMonths, type Day, dayNumber } from '../dates.ts'
import { interestBaseOf, naturalBalance } from '../ledger/balance.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { overdrawnOf } from '../ledger/overdraft.ts'
import { withinQuota } from '../ledger/split.ts'
import type { Parameters } from '../parameters.ts'
import { noticeRateOn } from '../rates.ts'
import { type Product, products } from '../products.ts'
import type { Words } from '../words.ts'
import { depositConvention, earningBase } from './convention.ts'
import { rateAt } from './periods.ts'
import type { Movement } from './products.ts'
import { demandRates } from './running.ts'
import { productSegment, type Segment } from './segments.ts'

/** What interest is booked for: a kind of deposit, and what customers have overdrawn, which they owe us. */
export type Earner = Product | 'overdraft'

export const earnerName = (earner: Earner): Words =>
  earner === 'overdraft' ? { zh: '透支', en: 'Overdrafts' } : products[earner].name

/** `demand` and `notice/7` are asked for on the day of the figure; a number is in ppm, and agreed. */
export type EarningRate = 'demand' | `notice/${number}` | `${number}`

export interface EarningLine {
  readonly product: Earner
  readonly rate: EarningRate
  /** The first day that earns no more; null for none. */
  readonly until: Day | null
}

export interface Earning extends EarningLine {
  /** In fen. */
  readonly base: bigint
  /** In fen × day number. */
  readonly moment: bigint
  /** How many accounts the line is the first of. */
  readonly accounts: number
}

/** The lines of a branch, by kind, rate and last day. */
export interface Earnings {
  readonly lines: readonly Earning[]
}

export const EARNINGS: Key = 'earnings:deposits'

/** As the one record under that key. */
export const earningsRecord = (lines: readonly Earning[]) => ({
  value: { lines } satisfies Earnings,
  at: undefined,
})

type Part = Pick<Earning, 'rate' | 'until' | 'base' | 'moment'>

/**
 * What an open account adds to the lines of its kind, and to those of what is overdrawn; a loan, and the
 * bank's own accounts, nothing.
 */
export function earningsOf(account: Account): Earning[] {
  const { product } = account
  if (product === null || product === 'loan' || account.status !== 'open') return []
  return [...linesOf(product, partsOf(account)), ...linesOf('overdraft', overdraftParts(account))]
}

const linesOf = (product: Earner, parts: readonly Part[]): Earning[] =>
  parts.map((part, index) => ({ product, ...part, accounts: index === 0 ? 1 : 0 }))

/** As `overdraftSegments`: at the rate of now, and up to each day on which another was agreed on. */
function overdraftParts(account: Account): Part[] {
  const { overdraft } = account
  const base = overdrawnOf(account)
  if (!overdraft) return []
  const { ratePpm, moment, earlier } = overdraft
  if (base === 0n && moment === 0n && earlier.every(({ products }) => products === 0n)) return []
  const past = earlier.map(({ products, ratePpm }, index) =>
    over(`${ratePpm}`, null, products - (earlier[index - 1]?.products ?? 0n)),
  )
  return [
    { rate: `${ratePpm}`, until: null, base, moment: moment + (earlier.at(-1)?.products ?? 0n) },
    ...past,
  ]
}

function partsOf(account: Account): Part[] {
  const { terms } = account
  const all = earningBase(naturalBalance(account), depositConvention)
  switch (terms?.kind) {
    case 'fixed':
      return [agreedPart(terms, spanned(all, terms.start))]
    case 'principalKept':
      return [agreedPart(terms, spanned(all, addMonths(terms.start, terms.drawn * terms.intervalMonths)))]
    case 'instalment':
      return [agreedPart(terms, moved(terms.payments))]
    case 'lumpInPartOut':
      return [agreedPart(terms, moved([{ day: terms.start, amount: terms.principal }, ...terms.draws]))]
    case 'notice':
      return [
        {
          rate: `notice/${terms.noticeDays}`,
          until: null,
          ...moved(terms.layers.map(({ start, amount }) => ({ day: start, amount }))),
        },
      ]
    // What it will earn depends on how long it is left: until then no more than any day's.
    case 'fixedOrDemand':
      return [{ rate: 'demand', until: null, ...spanned(all, terms.start) }]
    default:
      return account.interestBase === null ? [] : runningParts(account)
  }
}

type Sum = Pick<Part, 'base' | 'moment'>

const agreedPart = (terms: { readonly ratePpm: number; readonly maturity: Day }, sum: Sum): Part => ({
  rate: `${terms.ratePpm}`,
  until: terms.maturity,
  ...sum,
})

const spanned = (base: bigint, from: Day): Sum => ({ base, moment: base * BigInt(dayNumber(from)) })

function moved(movements: readonly Movement[]): Sum {
  let [base, moment] = [0n, 0n]
  for (const { day, amount } of movements) {
    base += amount
    moment += amount * BigInt(dayNumber(day))
  }
  return { base, moment }
}

/** Fen-days that are over: they earn no more. */
const over = (rate: EarningRate, until: Day | null, products: bigint): Part => ({
  rate,
  until,
  base: 0n,
  moment: -products,
})

/** As `runningSegments`: up to each change of the demand rate, from then on, and above a quota. */
function runningParts(account: Account): Part[] {
  const { agreement, checkpoints } = account
  const base = interestBaseOf(account)
  const within = agreement ? withinQuota(account) : base
  const moment = agreement ? agreement.moment : account.moment
  const noted = checkpoints ?? []
  const past = noted.map(({ day, products }, index) =>
    over('demand', day, products - (noted[index - 1]?.products ?? 0n)),
  )
  const demand: Part = {
    rate: 'demand',
    until: null,
    base: within,
    moment: moment + (noted.at(-1)?.products ?? 0n),
  }
  if (!agreement) return [demand, ...past]
  const earlier = agreement.before.reduce((sum, { products }) => sum + products, 0n)
  const above: Part = {
    rate: `${agreement.ratePpm}`,
    until: null,
    base: base - within,
    moment: account.moment - moment + earlier,
  }
  const before = agreement.before.map(({ products, ratePpm }) => over(`${ratePpm}`, null, products))
  return [demand, ...past, above, ...before]
}

export const lineKey = ({ product, rate, until }: EarningLine): string => `${product} ${rate} ${until ?? ''}`

/** How many accounts some lines are of. */
export const accountsIn = (lines: readonly Earning[]): number =>
  lines.reduce((count, { accounts }) => count + accounts, 0)

/** Lines added up by their key. */
export class EarningSum {
  readonly #lines = new Map<string, Earning>()

  add(lines: readonly Earning[], sign: 1 | -1 = 1): this {
    for (const line of lines) {
      const key = lineKey(line)
      const { base, moment, accounts } = this.#lines.get(key) ?? { base: 0n, moment: 0n, accounts: 0 }
      this.#lines.set(key, {
        ...line,
        base: base + BigInt(sign) * line.base,
        moment: moment + BigInt(sign) * line.moment,
        accounts: accounts + sign * line.accounts,
      })
    }
    return this
  }

  /** An account becomes another: what it added before is taken away. */
  move(before: Account | undefined, after: Account | undefined): this {
    if (before) this.add(earningsOf(before), -1)
    return after ? this.add(earningsOf(after)) : this
  }

  /** Those that are not nothing, in the order of their keys. */
  lines(): Earning[] {
    return this.all().filter(({ base, moment, accounts }) => base !== 0n || moment !== 0n || accounts !== 0)
  }

  /** Also those that have come to nothing. */
  all(): Earning[] {
    return [...this.#lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line)
  }
}

/**
 * The interest of some lines up to, and without, a day, to be rounded once: the demand rate is that of the
 * last day counted.
 */
export const earnedSegments = (
  lines: readonly Earning[],
  to: Day,
  parameters: Pick<Parameters, 'rates'>,
): Segment[] =>
  lines.map(line => {
    const end = line.until !== null && line.until < to ? line.until : to
    const base = line.base * BigInt(dayNumber(end)) - line.moment
    return productSegment(earnerName(line.product), base, ppmOf(line, addDays(end, -1), parameters))
  })

function ppmOf({ rate }: EarningLine, day: Day, parameters: Pick<Parameters, 'rates'>): number {
  if (rate === 'demand') return rateAt(demandRates(parameters), day)
  const [, days] = /^notice\/(\d+)$/.exec(rate) ?? []
  return days === undefined ? Number(rate) : noticeRateOn(parameters, Number(days), day)
}
