/**
 * On the morning on which a new demand rate comes into force, the 积数 of every company's account are noted as
 * they stand: the days before earn at the old rate (分段计息, rules.md §2.2). A rate is changed for a day to
 * come only, so nothing has been counted at the new one yet.
 */
import { addDays, type Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import { demandRates } from '../interest/running.ts'
import { settlementOnOrAfter } from '../interest/settlement.ts'
import { change } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { splitUpTo } from '../ledger/split.ts'
import type { Parameters } from '../parameters.ts'
import { accountSeriesKey } from '../counter/accounts.ts'
import { lastOpenDay } from './calendar.ts'
import { numbersOf, settledKey } from './settlement.ts'

/** The accounts, on a morning on which there is something to note; how many there are is asked first. */
export function rateChangeKeys(desk: Desk, parameters: Parameters): Key[] {
  const days = changedOn(desk.day, parameters)
  const series = accountSeriesKey('corporateDemand')
  if (days.length === 0) return [series]
  return [
    series,
    ...days.map((day): Key => `claim:${settledKey(periodOf(day, parameters))}`),
    ...numbersOf('corporateDemand', desk).map((no): Key => `account:${no}`),
  ]
}

export function rateChanges(desk: Desk, parameters: Parameters): EffectDraft[] {
  // What is settled beyond the day already has no days at the old rate left.
  const days = changedOn(desk.day, parameters).filter(
    day => !desk.state.get('claim', settledKey(periodOf(day, parameters))),
  )
  if (days.length === 0) return []
  return numbersOf('corporateDemand', desk).flatMap(no => {
    const account = desk.state.get('account', no)
    const noted = account?.status === 'open' ? notedOn(account, days) : []
    return account && noted.length > 0
      ? [change('account', no, account, { checkpoints: [...(account.checkpoints ?? []), ...noted] })]
      : []
  })
}

/** The settlement that counts the day before: once it is made, what is left begins on the day or after. */
const periodOf = (day: Day, { deposits }: Parameters): Day =>
  settlementOnOrAfter(addDays(day, -1), deposits.settlement)

const notedOn = (account: Account, days: readonly Day[]) =>
  days
    .filter(day => day > account.opened && !account.checkpoints?.some(one => one.day === day))
    .map(day => ({ day, products: splitUpTo(account, day).within }))

/** Days since the branch was last open on which a demand rate began: closed days are among them. */
function changedOn(today: Day, parameters: Parameters): Day[] {
  const last = lastOpenDay(today, parameters.closedDays)
  const begun = demandRates(parameters).map(({ from }) => from)
  return [...new Set(begun)].filter(from => from > last && from <= today).sort()
}
