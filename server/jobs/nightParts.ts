/**
 * What each step of the night has to do, in parts: each part is one request. Found once, when the step
 * begins, on a branch in which nobody posts any more; what an earlier run has done is no longer found.
 */
import { renewsBy } from '../../core/counter/renewal.ts'
import { ownAccounts } from '../../core/counter/savings.ts'
import { dormantFrom, isBound } from '../../core/counter/dormant.ts'
import { addMonths, type Day } from '../../core/dates.ts'
import { eveningKeys, eveningOf, nightEffects, nightRuns } from '../../core/day/evening.ts'
import { lastOfNight } from '../../core/day/calendar.ts'
import { SETTLED, SETTLED_AT_ONCE } from '../../core/day/settlement.ts'
import type { Evening } from '../../core/desk.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import type { Account, Branch, Key } from '../../core/ledger/entities.ts'
import { MapState, type State } from '../../core/ledger/state.ts'
import { loanRunKeys, loanRunsOfNight, LOANS_AT_ONCE, loanSteps } from '../../core/loans/run.ts'
import type { Parameters } from '../../core/parameters.ts'
import type { Books } from '../books.ts'
import { recordsOf } from '../looks/reader.ts'
import { maturedRenewals, unmovedSince, unsettled } from '../store/night.ts'

/** A branch at night. */
export interface NightAt {
  readonly books: Books
  readonly branch: Branch
  readonly parameters: Parameters
  /** Records as they stand now; in a rehearsal, as the steps before would have left them. */
  read(keys: readonly Key[]): Promise<State>
}

/** What one row of a step takes, and what its form asks. */
export interface Part {
  /** None where the row takes no accounts by name. */
  readonly accounts: readonly string[]
  fields(accounts: readonly string[]): Readonly<Record<string, string>>
}

type Find = (night: NightAt) => Promise<Part[]>

/** So many deposits make one row. */
const PART = 200

/** What a step does one after the other: each is found when the one before it is done. */
export const nightParts: Readonly<Record<string, readonly Find[]>> = {
  '8094': [renewals],
  '8095': [dormantAccounts],
  '8096': loanRunsOfNight.map(kind => async night => {
    const evening = await eveningAt(night, evening => loanRunKeys(null, evening))
    const due = loanSteps(kind, null, evening).map(({ on }) => on.loan.account.no)
    return partsOf(due, LOANS_AT_ONCE, { kind })
  }),
  '8097': nightRuns.map(kind => async night => {
    const { branch, parameters } = night
    if (eveningOf(kind, { day: branch.day, parameters }) === null) return []
    const evening = await eveningAt(night, evening => eveningKeys(kind, evening))
    return nightEffects(kind, evening).length > 0 ? [{ accounts: [], fields: () => ({ kind }) }] : []
  }),
  '8098': [settlements],
}

/** Whoever has been settled has been changed this morning, on which nothing else is posted. */
async function settlements({ books, branch }: NightAt): Promise<Part[]> {
  return partsOf(await unsettled(books.pool, branch.code, SETTLED, branch.day), SETTLED_AT_ONCE)
}

async function renewals({ books, branch, parameters }: NightAt): Promise<Part[]> {
  const through = lastOfNight(branch.day, parameters)
  const found = await maturedRenewals(books.pool, branch.code, through)
  const due = [...found.values()].map(({ value }) => value as Account)
  const renewing = due.filter(account => renewsBy(account, through, parameters))
  return partsOf(
    renewing.map(({ no }) => no),
    PART,
  )
}

async function dormantAccounts({ books, branch, parameters }: NightAt): Promise<Part[]> {
  const since = addMonths(branch.day, -parameters.dormant.months)
  const found = await unmovedSince(books.pool, branch.code, ownAccounts, since, SYSTEM_TELLER)
  const keys = found.map(({ account }) => `account:${account}` as const)
  const state = await recordsOf(books, branch.code, keys)
  const isDue = ({ account: no, last }: { readonly account: string; readonly last: Day }) => {
    const account = state.get('account', no)
    return account && !isBound(account, branch.day) && dormantFrom(account, last, parameters) <= branch.day
  }
  return found.filter(isDue).map(({ account, last }) => ({
    accounts: [account],
    fields: ([one = account]) => ({ account: one, last }),
  }))
}

/** The records that a definition wants, asked for again with what has come until nothing new is wanted. */
async function eveningAt(night: NightAt, keysOf: (evening: Evening) => readonly Key[]): Promise<Evening> {
  const { branch, parameters, read } = night
  const on = (state: State): Evening => ({ state, branch, day: branch.day, parameters })
  let evening = on(new MapState())
  for (let known = 0; ; ) {
    const keys = keysOf(evening)
    if (keys.length === known) return evening
    known = keys.length
    evening = on(await read(keys))
  }
}

function partsOf(
  numbers: readonly string[],
  most: number,
  others: Readonly<Record<string, string>> = {},
): Part[] {
  const parts: Part[] = []
  for (let start = 0; start < numbers.length; start += most) {
    parts.push({
      accounts: numbers.slice(start, start + most),
      fields: accounts => ({ ...others, accounts: accounts.join(' ') }),
    })
  }
  return parts
}
