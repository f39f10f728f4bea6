/**
 * Entries valued on an earlier day (倒起息, rules.md §1.5): 积数 count from that day by themselves, for a leg
 * carries its value day. What they cannot know is a settlement in between: its interest was paid on the wrong
 * balance. That part is paid or taken back now, at the rate of its settlement day, and leaves the 积数 again.
 */
import { settledKey } from '../day/settlement.ts'
import { type Day, daysBetween } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { printRate } from '../fields/rate.ts'
import { rateAt, ratePeriods } from '../interest/periods.ts'
import { demandSegment, productsUpTo } from '../interest/products.ts'
import { demandRates, isSegmented } from '../interest/running.ts'
import { interestOf, productSegment, type Segment } from '../interest/segments.ts'
import { postingDay, settlementsBetween } from '../interest/settlement.ts'
import type { ManualLeg } from '../items/manualVoucher.ts'
import { interestBaseOf } from '../ledger/balance.ts'
import { credit, debit, moveProducts } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import { keptSince, movedByDay } from '../ledger/dayBalances.ts'
import type { SetRecord } from '../ledger/effects.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import { overdrawnUpTo } from '../ledger/overdraft.ts'
import { withinQuota } from '../ledger/split.ts'
import type { Product } from '../products.ts'
import { groupBy, sum } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'
import type { Words } from '../words.ts'

const EXPENSES: Readonly<Partial<Record<Product, string>>> = {
  demand: '6411-11',
  corporateDemand: '6411-01',
}

/** Profit and loss of a year that is closed (以前年度损益调整). */
export const PRIOR_YEARS = '6901'

/** What of the desk a correction looks at. */
type Known = Pick<Desk, 'state' | 'day' | 'parameters'>

export interface Correction {
  readonly account: Account
  /** By how much more or less the account earns, in fen of its base. */
  readonly base: bigint
  /** Of settled quarters, in fen-days: all, and those within the quota of an agreement deposit. */
  readonly settled: bigint
  readonly within: bigint
  readonly segments: readonly Segment[]
  readonly interest: bigint
  /** What of the interest was settled in years that are closed. */
  readonly ofPriorYears: bigint
}

/**
 * What may be overdrawn costs or earns by where it stood on each day, which is kept since its settlement: of
 * an entry valued before only the days since count, and what the days before come to people work out. An
 * account that keeps no days yet takes the value of today. Null for all others.
 */
function valuedFrom(no: string, { state, day }: Known): Day | null {
  const account = state.get('account', no)
  return account?.overdraft ? (keptSince(account) ?? day) : null
}

/** Entries of an earlier day; of a settlement that is taken back all stands again as it stood, to the day. */
export function valued(drafts: readonly EffectDraft[], desk: Known): EffectDraft[] {
  const restored = restoredBy(drafts)
  return drafts.map(draft => {
    if (draft.type !== 'leg' || draft.valueDay === undefined || restored.has(draft.account)) return draft
    const from = valuedFrom(draft.account, desk)
    return from !== null && draft.valueDay < from ? { ...draft, valueDay: from } : draft
  })
}

/** The accounts whose overdraft some effects set themselves. */
export const restoredBy = (drafts: readonly EffectDraft[]): ReadonlySet<string> =>
  new Set(drafts.flatMap(draft => (setsOverdraft(draft) ? [draft.key] : [])))

const setsOverdraft = (draft: EffectDraft): draft is SetRecord =>
  draft.type === 'set' &&
  draft.kind === 'account' &&
  draft.to !== null &&
  Object.hasOwn(draft.to, 'overdraft')

/**
 * What entries change of accounts that may be overdrawn: of what they earn and of what is overdrawn, day by
 * day; and where they are asked to count from before that is kept, from when they do.
 */
export function explainByDay(legs: readonly ManualLeg[], valueDay: Day, desk: Known): Explanation[] {
  return [...groupBy(legs, ({ account }) => account)].flatMap(([no, mine]) => {
    const from = valuedFrom(no, desk)
    const account = desk.state.get('account', no)
    if (from === null || !account) return []
    const later = {
      label: { zh: `${no} 有透支约定，起息日为`, en: `${no} may be overdrawn, valued on` },
      text: from,
    }
    return [...(valueDay < from ? [later] : []), ...productsByDay(account, mine, valueDay, desk.day)]
  })
}

function productsByDay(
  account: Account,
  legs: readonly ManualLeg[],
  valueDay: Day,
  today: Day,
): Explanation[] {
  if (keptSince(account) === null) return []
  const amount = movedBy(legs)
  const balance = account.balance + amount
  const after = { ...account, balance, ...movedByDay(account, amount, valueDay) }
  const [earned, overdrawn] = [productsUpTo, overdrawnUpTo].map(of => of(after, today) - of(account, today))
  return [
    { label: productsOf(account), text: displayMoney(earned ?? 0n) },
    {
      label: { zh: `${account.no} 透支积数更正`, en: `${account.no}: overdrawn products put right` },
      text: displayMoney(overdrawn ?? 0n),
    },
  ].filter(({ text }) => text !== displayMoney(0n))
}

/** Signed as a balance is. */
const movedBy = (legs: readonly ManualLeg[]): bigint =>
  sum(legs.map(({ side, amount }) => (side === 'D' ? amount : -amount)))

/** Settlements that have been made between a day and today. */
const settlements = (valueDay: Day, { day, state, parameters }: Known): Day[] =>
  settlementsBetween(valueDay, day, parameters.deposits.settlement).filter(one =>
    state.get('claim', settledKey(one)),
  )

export const correctionKeys = (valueDay: Day, { day, parameters }: Known): Key[] => [
  ...settlementsBetween(valueDay, day, parameters.deposits.settlement).map(
    (one): Key => `claim:${settledKey(one)}`,
  ),
  ...[...Object.values(EXPENSES), PRIOR_YEARS].map((no): Key => `account:${no}`),
]

/**
 * What entries of an earlier day change in the interest of each demand account among them. Settlements before
 * `since` are left as they are: what takes a row back leaves to it what it has corrected itself.
 */
export function corrections(
  legs: readonly ManualLeg[],
  valueDay: Day,
  desk: Known,
  since: Day = valueDay,
): Correction[] {
  const numbers = [...new Set(legs.map(({ account }) => account))]
  return numbers.flatMap(no => {
    const account = desk.state.get('account', no)
    if (!account?.product || !(account.product in EXPENSES) || account.overdraft) return []
    const moved = movedBy(legs.filter(leg => leg.account === no))
    const after = { ...account, balance: account.balance + moved }
    const base = interestBaseOf(after) - interestBaseOf(account)
    const within = withinQuota(after) - withinQuota(account)
    return [{ account, base, ...settledPart({ account, base, within }, valueDay, since, desk) }]
  })
}

interface More {
  readonly account: Account
  readonly base: bigint
  /** Of the base, what lies within the quota. */
  readonly within: bigint
}

function settledPart(
  more: More,
  valueDay: Day,
  since: Day,
  desk: Known,
): Pick<Correction, 'settled' | 'within' | 'segments' | 'interest' | 'ofPriorYears'> {
  const days = settlements(valueDay, desk)
  const quarters = days.flatMap((day, index) => {
    const before = days[index - 1]
    const span = { day, from: before ? postingDay(before) : valueDay, to: postingDay(day) }
    return day < since ? [] : [quarterPart(more, span, desk)]
  })
  const segments = quarters.flatMap(quarter => quarter.segments)
  const closed = quarters.filter(({ day }) => day.slice(0, 4) < desk.day.slice(0, 4))
  return {
    settled: sum(quarters.map(({ products }) => products)),
    within: sum(quarters.map(({ within }) => within)),
    segments,
    interest: interestOf(segments),
    ofPriorYears: interestOf(closed.flatMap(quarter => quarter.segments)),
  }
}

interface Quarter {
  readonly day: Day
  readonly from: Day
  readonly to: Day
}

/** A person's at the rate of the settlement, a company's at the rates of the days (rules.md §2.2, §2.3). */
function quarterPart({ account, base, within }: More, { day, from, to }: Quarter, { parameters }: Known) {
  const label = { zh: `${day} 结息更正`, en: `Settlement of ${day}` }
  const rates = demandRates(parameters)
  const days = BigInt(daysBetween(from, to))
  if (!isSegmented(account)) {
    const segment = { ...demandSegment(base * days, rateAt(rates, day)), label }
    return { day, products: base * days, within: base * days, segments: [segment] }
  }
  const agreement = account.agreement && account.agreement.from <= from ? account.agreement : null
  const low = agreement ? within : base
  const pieces = ratePeriods(rates, from, to).map(period =>
    productSegment(label, low * BigInt(daysBetween(period.from, period.to)), period.ppm),
  )
  const high = (base - low) * days
  const above = agreement && high !== 0n ? [productSegment(label, high, agreement.ratePpm)] : []
  return { day, products: base * days, within: low * days, segments: [...pieces, ...above] }
}

/**
 * Paid into the account, or taken back in red, each by a slip of its own. A year that is closed is not
 * touched: what was settled in it goes against the adjustments of prior years, and is taken back in blue.
 */
export const correctionEffects = (all: readonly Correction[], firstSlip = 2): EffectDraft[] => [
  ...all.flatMap(interestSlips).flatMap((slip, index) => slip(index + firstSlip)),
  ...all.flatMap(({ account, settled, within }) =>
    settled === 0n ? [] : [moveProducts(account, -settled, -within)],
  ),
]

type Slip = (slip: number) => EffectDraft[]

function interestSlips({ account, interest, ofPriorYears }: Correction): Slip[] {
  const expense = EXPENSES[account.product as Product] ?? ''
  const ofThisYear = interest - ofPriorYears
  const own: Slip = slip => [debit(expense, ofThisYear, slip), credit(account, ofThisYear, slip)]
  const prior: Slip = slip =>
    ofPriorYears > 0n
      ? [debit(PRIOR_YEARS, ofPriorYears, slip), credit(account, ofPriorYears, slip)]
      : [debit(account, -ofPriorYears, slip), credit(PRIOR_YEARS, -ofPriorYears, slip)]
  return [...(ofThisYear === 0n ? [] : [own]), ...(ofPriorYears === 0n ? [] : [prior])]
}

/** How it came about: all 积数 that are put right, what of them was settled, and the interest of that. */
export const explainCorrections = (
  all: readonly Correction[],
  valueDay: Day,
  { day }: Known,
): Explanation[] =>
  all.flatMap(({ account, base, settled, segments, interest }) => {
    const days = daysBetween(valueDay, day)
    const products = base * BigInt(days)
    return [
      {
        label: productsOf(account),
        text: `${displayMoney(base)} × ${days} = ${displayMoney(products)}`,
      },
      ...segments.map(({ label, base: part, ratePpm }) => ({
        label,
        text: `${displayMoney(part)} × ${printRate(ratePpm)}% ÷ 360`,
      })),
      ...(settled === 0n
        ? []
        : [{ label: { zh: '补（扣）利息', en: 'Interest now' }, text: displayMoney(interest) }]),
    ]
  })

const productsOf = ({ no }: Account): Words => ({ zh: `${no} 积数更正`, en: `${no}: products put right` })

/** All that an entry of an earlier day does beside itself. */
export const explainBackdated = (legs: readonly ManualLeg[], valueDay: Day, desk: Known): Explanation[] => [
  ...explainByDay(legs, valueDay, desk),
  ...explainCorrections(corrections(legs, valueDay, desk), valueDay, desk),
]
