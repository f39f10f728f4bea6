/**
 * What keeps money in an account, or out of it: a loss report, a freeze, a stopped payment. They stand in a
 * list in the order in which they were imposed, and each says until when it holds, so that nothing waits for
 * a punctual day end. `passageOf` is the one place that decides what may leave and what may enter.
 *
 * A waiting freeze (轮候冻结) takes its place in the list and takes effect by itself on the day after the last
 * freeze before it has ended (rules.md §5.6).
 */
import { addDays, addMonths, type Day } from '../dates.ts'
import { inForce } from '../items.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { given, sum } from '../std.ts'
import type { Words } from '../words.ts'
import type { Account } from './entities.ts'

export type RestrictionReason =
  | 'loss'
  | 'password'
  | 'stop'
  | 'proof'
  | 'pledge'
  | 'dormant'
  | 'police'
  | 'freeze'

/** What does not pass: nothing leaves, nothing enters, neither, or an amount does not leave. */
export type Bars = 'out' | 'in' | 'both' | 'amount'

export interface Restriction {
  readonly reason: RestrictionReason
  /** The item that imposed it. */
  readonly item: string
  readonly bars: Bars
  /** How much may not leave, in fen; null where it is not a matter of an amount. */
  readonly amount: bigint | null
  /** The last day on which it holds; null where somebody has to lift it. */
  readonly until: Day | null
  /** The instant of that day at which it ends, in milliseconds since 1970; absent for the end of the day. */
  readonly ends?: number
  /** For how many months it will hold once the freezes before it have ended; null where it holds. */
  readonly waits: number | null
}

/** The day that is asked about, and the instant where it is known: some things end by the hour. */
export type When = Day | { readonly day: Day; readonly now?: number }

const dayOf = (when: When): Day => (typeof when === 'string' ? when : when.day)

function holdsAt({ until, ends }: Restriction, when: When): boolean {
  const now = typeof when === 'string' ? undefined : when.now
  return inForce(until, dayOf(when)) && (ends === undefined || now === undefined || now < ends)
}

type Restricted = Pick<Account, 'restrictions'>

/** The restrictions that stand on a day: what has ended is gone, a waiting freeze may have taken effect. */
export function standing(restrictions: readonly Restriction[], when: When): readonly Restriction[] {
  if (restrictions.length === 0) return restrictions
  const left: Restriction[] = []
  let lastEnd: Day | null = null
  for (const imposed of restrictions) {
    const free = imposed.waits !== null && !left.some(isFreeze)
    const one: Restriction = free
      ? takesEffect(imposed, addDays(given(lastEnd, 'the freeze before it'), 1))
      : imposed
    if (holdsAt(one, when)) left.push(one)
    else if (isFreeze(one) && (lastEnd === null || (one.until ?? '') > lastEnd)) lastEnd = one.until
  }
  return left
}

/** The list without what an item imposed: lifted today, and from today the next freeze in the line holds. */
export function lifted(restrictions: readonly Restriction[], item: string, when: When): Restriction[] {
  const left = standing(restrictions, when).filter(one => one.item !== item)
  const first = left.find(isFreeze)
  return left.map(one => (one === first && one.waits !== null ? takesEffect(one, dayOf(when)) : one))
}

/** The list with one more, which comes last. */
export const imposed = (
  restrictions: readonly Restriction[],
  one: Restriction,
  when: When,
): readonly Restriction[] => [...standing(restrictions, when), one]

function takesEffect(one: Restriction, from: Day): Restriction {
  const months = given(one.waits, 'a freeze that waits')
  return { ...one, waits: null, until: addDays(addMonths(from, months), -1) }
}

export const isFreeze = ({ reason }: Restriction): boolean => reason === 'freeze'

export interface Passage {
  /** The first that keeps money from leaving, and from entering; null where nothing does. */
  readonly out: Restriction | null
  readonly in: Restriction | null
  /** What of the balance may not leave, though the rest may; in fen. */
  readonly frozen: bigint
}

const FREE: Passage = { out: null, in: null, frozen: 0n }

/** What may leave an account and what may enter it on a day. */
export function passageOf({ restrictions }: Restricted, when: When): Passage {
  if (restrictions.length === 0) return FREE
  const holding = standing(restrictions, when).filter(({ waits }) => waits === null)
  const barring = (way: Bars) => holding.find(({ bars }) => bars === way || bars === 'both') ?? null
  return {
    out: barring('out'),
    in: barring('in'),
    frozen: sum(holding.map(({ bars, amount }) => (bars === 'amount' && amount !== null ? amount : 0n))),
  }
}

/** What an item has imposed on an account and still holds or waits on a day. */
export const imposedBy = ({ restrictions }: Restricted, item: string, when: When): Restriction | null =>
  standing(restrictions, when).find(one => one.item === item) ?? null

/** What is in force for a reason that there can be only one of at a time. */
export const inForceFor = (
  { restrictions }: Restricted,
  reason: RestrictionReason,
  when: When,
): Restriction | null =>
  standing(restrictions, when).find(one => one.reason === reason && one.waits === null) ?? null

/**
 * Why money stops here, for whoever tries. What an authority has ordered is told to nobody at the counter:
 * the account is restricted, and that is all (rules.md §5.6).
 */
export function refuseRestricted(account: Pick<Account, 'no'>, restriction: Restriction): Refusal {
  const { no } = account
  const { reason, until } = restriction
  if (reason === 'loss') return refuseLost(account, restriction)
  if (reason === 'password') return refuse('passwordReported', { account: no })
  if (reason === 'stop') return refuse('paymentStopped', { account: no })
  if (reason === 'proof') return refuse('proofHolds', { account: no, until: until ?? UNTIL_LIFTED })
  if (reason === 'pledge') return refusePledged(account, restriction)
  if (reason === 'dormant') return refuse('accountDormant', { account: no })
  return refuse('accountRestricted', { account: no })
}

export const refuseLost = ({ no }: Pick<Account, 'no'>, { until }: Restriction): Refusal =>
  refuse('accountStopped', { account: no, until: until ?? UNTIL_LIFTED })

/** The certificate lies in custody for a loan: 6821 gives it out. */
export const refusePledged = ({ no }: Pick<Account, 'no'>, { item }: Restriction): Refusal =>
  refuse('accountPledged', { account: no, item })

/** Said in the place of a day. */
export const UNTIL_LIFTED: Words = { zh: '撤销或补发为止', en: 'it is cancelled or the paper replaced' }
