/**
 * What the evening before a quarter, a month or a year begins books on deposits (计提、结息、年终结转, rules.md
 * §1.3, §2.2). It is done when the branch is balanced and nobody posts any more, so that 积数 up to the day on
 * which the next one begins are known exactly. The accounts are found by their numbers: a series is counted.
 */
import { accountNumber, accountSeriesKey } from '../counter/accounts.ts'
import { addDays, addMonths, type Day } from '../dates.ts'
import type { Desk, Evening } from '../desk.ts'
import { depositConvention } from '../interest/convention.ts'
import { runningSegments } from '../interest/running.ts'
import { interestOf, spanSegment } from '../interest/segments.ts'
import { postingDay, settlementOnOrAfter } from '../interest/settlement.ts'
import { interestTax } from '../interest/tax.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, countUp, create, credit, debit, moveProducts } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { splitUpTo } from '../ledger/split.ts'
import type { Product } from '../products.ts'
import { least } from '../std.ts'
import { nextOpenDay } from './calendar.ts'

/** What is accrued, and the expense it is booked to. */
const EXPENSES = { demand: '6411-11', corporateDemand: '6411-01', lumpSum: '6411-12' } as const

export type Accruing = keyof typeof EXPENSES

export const ACCRUING = Object.keys(EXPENSES) as Accruing[]
const SETTLED = ['demand', 'corporateDemand'] as const satisfies readonly Accruing[]

const PAYABLE = '2231'
const TAX = '2221-01'

/** So many accounts are settled by one row; whoever is left over is settled by the next. */
export const SETTLED_AT_ONCE = 500

/** The quarter's day of settlement, the month's last day: in the night that now begins, or null. */
export function eveningOf(
  kind: 'settle' | 'accrue' | 'yearEnd',
  { day, parameters }: Pick<Evening, 'day' | 'parameters'>,
): Day | null {
  const last =
    kind === 'settle'
      ? settlementOnOrAfter(day, 'quarterly20')
      : kind === 'accrue'
        ? addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1)
        : `${day.slice(0, 4)}-12-31`
  return last < nextOpenDay(day, parameters.closedDays) ? last : null
}

/** That a quarter has been settled, for entries that are valued before it later. */
export const settledKey = (day: Day): string => `settled/${day}`

const accruedKey = (product: Accruing): string => `accrued/${product}`

/** All accounts that bear interest here, and what has been accrued for them. */
export const interestKeys = (desk: Pick<Evening, 'state' | 'branch' | 'day'>): Key[] => [
  `claim:${settledKey(settlementOnOrAfter(desk.day, 'quarterly20'))}`,
  `account:${PAYABLE}`,
  `account:${TAX}`,
  ...ACCRUING.flatMap((product): Key[] => [
    `account:${EXPENSES[product]}`,
    `tally:${accruedKey(product)}`,
    accountSeriesKey(product),
    ...numbersOf(product, desk).map((no): Key => `account:${no}`),
  ]),
]

export function numbersOf(product: Product, { state, branch }: Pick<Evening, 'state' | 'branch'>): string[] {
  const key = accountSeriesKey(product).slice('tally:'.length)
  const count = Number(state.get('tally', key)?.amount ?? 0n)
  return Array.from({ length: count }, (_, index) => accountNumber(branch.code, product, BigInt(index + 1)))
}

const openAccounts = (product: Accruing, desk: Evening): Account[] =>
  numbersOf(product, desk).flatMap(no => {
    const account = desk.state.get('account', no)
    return account?.status === 'open' ? [account] : []
  })

/** What one account has earned up to, and without, a day. */
function earned(account: Account, to: Day, rateDay: Day, desk: Evening): bigint {
  const { terms } = account
  if (terms?.kind !== 'fixed') return interestOf(runningSegments(account, to, rateDay, desk.parameters))
  const end = to < terms.maturity ? to : terms.maturity
  const label = { zh: '计提', en: 'Accrued' }
  const base = naturalBalance(account)
  return interestOf([
    spanSegment(label, base, terms.ratePpm, { from: terms.start, to: end }, depositConvention),
  ])
}

export interface Accrual {
  readonly product: Accruing
  readonly accounts: number
  readonly total: bigint
  readonly before: bigint
}

/** By kind of deposit: what all accounts have earned by the end of a month, and what of it is booked. */
export function accruals(month: Day, desk: Evening): Accrual[] {
  const to = addDays(month, 1)
  return ACCRUING.map(product => {
    const all = openAccounts(product, desk)
    const total = all.reduce((sum, account) => sum + earned(account, to, month, desk), 0n)
    const before = desk.state.get('tally', accruedKey(product))?.amount ?? 0n
    return { product, accounts: all.length, total, before }
  })
}

/** The difference between the cumulative figure and what is booked, in red where it is less. */
export const accrualEffects = (all: readonly Accrual[]): EffectDraft[] =>
  all.flatMap(({ product, total, before }, index) => {
    const more = total - before
    if (more === 0n) return []
    return [
      debit(EXPENSES[product], more, index + 1),
      credit(PAYABLE, more, index + 1),
      countUp(accruedKey(product), more),
    ]
  })

export interface Settled {
  readonly product: Accruing
  readonly account: Account
  /** In fen-days: all, and those within the quota of an agreement deposit. */
  readonly products: bigint
  readonly within: bigint
  readonly interest: bigint
  readonly tax: bigint
}

/** Who has earned since the last settlement, in the order of the numbers. */
export function settledOn(day: Day, desk: Evening): Settled[] {
  const to = postingDay(day)
  return SETTLED.flatMap(product =>
    openAccounts(product, desk).flatMap(account => {
      const { all: products, within } = splitUpTo(account, to)
      if (products <= 0n) return []
      const interest = interestOf(runningSegments(account, to, day, desk.parameters))
      const tax = interestTax(interest, account.opened, to, desk.parameters.interestTax)
      return [{ product, account, products, within, interest, tax }]
    }),
  )
}

/**
 * Interest joins the balance on the day after. What was accrued is used up first; once nobody of a kind is
 * left, what was accrued too much is taken back in red.
 */
export function settlementEffects(
  settled: readonly Settled[],
  left: number,
  day: Day,
  desk: Desk,
): EffectDraft[] {
  const valueDay = postingDay(day)
  const first = settled.length > 0 && !desk.state.get('claim', settledKey(day))
  const mark = first ? [create('claim', settledKey(day), { owner: desk.request })] : []
  const paying = SETTLED.flatMap((product, index) => {
    const mine = settled.filter(one => one.product === product)
    if (mine.length === 0) return []
    const interest = mine.reduce((sum, one) => sum + one.interest, 0n)
    const tax = mine.reduce((sum, one) => sum + one.tax, 0n)
    const accrued = desk.state.get('tally', accruedKey(product))?.amount ?? 0n
    const used = left === 0 ? accrued : least(accrued, interest)
    const expense = interest - used
    const slip = index + 1
    return [
      ...(used === 0n ? [] : [debit(PAYABLE, used, slip), countUp(accruedKey(product), -used)]),
      ...(expense === 0n ? [] : [debit(EXPENSES[product], expense, slip)]),
      ...(tax === 0n ? [] : [credit(TAX, tax, slip)]),
      ...mine.flatMap(one => paid(one, valueDay, slip)),
    ]
  })
  return [...paying, ...mark]
}

const paid = (
  { account, products, within, interest, tax }: Settled,
  valueDay: Day,
  slip: number,
): EffectDraft[] => [
  ...forgotten(account),
  ...(interest === tax ? [] : [{ ...credit(account, interest - tax, slip), valueDay }]),
  moveProducts(account, -products, -within),
]

/** What was kept for the settlement: changes of the rate, earlier agreements. */
function forgotten(account: Account): EffectDraft[] {
  const { agreement, checkpoints } = account
  const to: Partial<Pick<Account, 'agreement' | 'checkpoints'>> = {
    ...(checkpoints ? { checkpoints: null } : {}),
    ...(agreement && agreement.quota === null ? { agreement: null } : {}),
    ...(agreement && agreement.quota !== null && agreement.before.length > 0
      ? { agreement: { ...agreement, before: [] } }
      : {}),
  }
  return Object.keys(to).length === 0 ? [] : [change('account', account.no, account, to)]
}
