/**
 * How the 积数 of a company's account divide, kept beside their sum (`moment`) by every entry: up to each day
 * on which the demand rate changed (分段计息), and within the quota of an agreement deposit (协定存款). So
 * segmented interest is known from the account alone, whatever its history (rules.md §2.2, §2.3, DESIGN H16).
 *
 * An entry that is valued before a rate changed, or before the agreement, counts where its days lie. Whether
 * it lies above the quota is told by the balance that it finds, as it is with parts of a yuan.
 */
import { type Day, dayNumber } from '../dates.ts'
import { least, most } from '../std.ts'
import { interestBaseOf } from './balance.ts'
import type { Account, Agreement } from './entities.ts'

type Split = Partial<Pick<Account, 'agreement' | 'checkpoints'>>

const daysTo = (day: Day): bigint => BigInt(dayNumber(day))

/** The part of the balance that earns at the demand rate. */
export function withinQuota(account: Account, agreement = account.agreement ?? null): bigint {
  const base = interestBaseOf(account)
  return agreement?.quota === undefined || agreement.quota === null ? base : least(base, agreement.quota)
}

/** Fen-days up to, and without, a day: all, and of them those within the quota. */
export function splitUpTo(account: Account, day: Day): { readonly all: bigint; readonly within: bigint } {
  const all = interestBaseOf(account) * daysTo(day) - account.moment
  const { agreement } = account
  return { all, within: agreement ? withinQuota(account) * daysTo(day) - agreement.moment : all }
}

/** What an entry changes of the split: `after` is the account with its new balance. */
export function splitByEntry(before: Account, after: Account, valueDay: Day): Split {
  const { agreement, checkpoints } = before
  if (!agreement && !checkpoints) return {}
  const more: More = {
    all: interestBaseOf(after) - interestBaseOf(before),
    within: withinQuota(after) - withinQuota(before),
    from: daysTo(valueDay),
    agreed: agreement ? daysTo(agreement.from) : 0n,
  }
  return {
    ...(agreement ? { agreement: { ...agreement, moment: agreement.moment + momentOf(more) } } : {}),
    ...(checkpoints
      ? {
          checkpoints: checkpoints.map(({ day, products }) => ({
            day,
            products: products + withinUntil(more, daysTo(day)),
          })),
        }
      : {}),
  }
}

/** What is moved by hand lies before every day that is remembered. */
export function splitByHand({ agreement, checkpoints }: Account, within: bigint): Split {
  return {
    ...(agreement ? { agreement: { ...agreement, moment: agreement.moment - within } } : {}),
    ...(checkpoints
      ? { checkpoints: checkpoints.map(({ day, products }) => ({ day, products: products + within })) }
      : {}),
  }
}

/** The account's agreement from a day on; what lay above the quota before keeps its rate. */
export function agreed(account: Account, day: Day, quota: bigint | null, ratePpm: number): Agreement {
  const { all, within } = splitUpTo(account, day)
  const old = account.agreement
  const before = [...(old?.before ?? []), ...(old ? [aboveOf(old, all - within)] : [])]
  const next = { quota, ratePpm, from: day, moment: 0n, before: before.filter(one => one.products !== 0n) }
  return { ...next, moment: withinQuota(account, next) * daysTo(day) - within }
}

/** What lies above the quota at the rate of now. */
export const aboveOf = ({ before, ratePpm }: Agreement, above: bigint) => ({
  products: before.reduce((left, { products }) => left - products, above),
  ratePpm,
})

interface More {
  readonly all: bigint
  readonly within: bigint
  readonly from: bigint
  /** The day of the agreement, before which all counts as within. */
  readonly agreed: bigint
}

const momentOf = ({ all, within, from, agreed: begun }: More): bigint =>
  from >= begun ? within * from : within * begun - all * (begun - from)

/** Fen-days within the quota from the value day until a day. */
function withinUntil({ all, within, from, agreed: begun }: More, until: bigint): bigint {
  const free = most(0n, least(until, begun) - from)
  const bound = most(0n, until - most(from, begun))
  return all * free + within * bound
}
