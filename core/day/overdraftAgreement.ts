/**
 * What customers owe on what they have overdrawn and what is receivable of it are the same (账账相符): on
 * 1132-02 stands what the accruals have booked and nobody has paid; and in the morning after an accrual,
 * before a row is posted, what the accounts come to one by one, rounded once.
 */
import { accruedKey, OVERDRAFT_RECEIVABLE } from '../counter/interest.ts'
import { addDays, type Day } from '../dates.ts'
import { overdraftSegments } from '../interest/overdraft.ts'
import { interestOf } from '../interest/segments.ts'
import type { Account, Branch } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import type { Parameters } from '../parameters.ts'
import { sum } from '../std.ts'
import { accruedInMorning, accruedInNight } from './accrual.ts'
import { lastOpenDay } from './calendar.ts'
import { settlementBefore } from './settlement.ts'

export const OVERDRAFTS_ACCRUED = accruedKey('overdraft')

interface Found {
  readonly accounts: readonly Account[]
  /** What the accruals have booked. */
  readonly accrued: bigint
  readonly branch: Pick<Branch, 'day' | 'state'>
  readonly parameters: Parameters
}

/** Each difference in a sentence; none for sound books. */
export function overdraftsAstray({ accounts, accrued, branch, parameters }: Found): string[] {
  const booked = sum(accounts.flatMap(({ no, balance }) => (no === OVERDRAFT_RECEIVABLE ? [balance] : [])))
  const to = countedTo(branch, parameters)
  const owed = to === null ? booked : interestOf(accounts.flatMap(account => overdraftSegments(account, to)))
  return [
    ...(booked === accrued ? [] : [says('the accruals have booked', accrued, booked)]),
    ...(booked === owed ? [] : [says('the overdrawn accounts owe', owed, booked)]),
  ]
}

const says = (what: string, amount: bigint, booked: bigint): string =>
  `${what} ${displayMoney(amount)} of interest, ${OVERDRAFT_RECEIVABLE} has ${displayMoney(booked)}`

/** The first day that an accrual has not counted, where nothing has been posted since; null where it has. */
function countedTo({ day, state }: Found['branch'], parameters: Parameters): Day | null {
  if (state !== 'closed') return null
  const settlement = settlementBefore(day, parameters)
  const last =
    settlement === null
      ? accruedInNight(lastOpenDay(day, parameters.closedDays), parameters)
      : accruedInMorning(settlement, { day, parameters })
  return last === null ? null : addDays(last, 1)
}
