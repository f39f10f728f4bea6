/**
 * What each step of the night has to do, in parts: each part is one request. Found once, when the step
 * begins, on a branch in which nobody posts any more; what an earlier run has done is no longer found.
 */
import { renewsBy } from '../../core/counter/renewal.ts'
import { ownAccounts } from '../../core/counter/savings.ts'
import { dormantFrom, isBound } from '../../core/counter/dormant.ts'
import { addMonths, type Day } from '../../core/dates.ts'
import { lastOfNight } from '../../core/day/night.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import type { Account, Branch } from '../../core/ledger/entities.ts'
import type { Parameters } from '../../core/parameters.ts'
import type { Books } from '../books.ts'
import { recordsOf } from '../looks/reader.ts'
import { maturedRenewals, unmovedSince } from '../store/night.ts'

/** A branch at night. */
export interface NightAt {
  readonly books: Books
  readonly branch: Branch
  readonly parameters: Parameters
}

/** The accounts of a part, and what else its form asks. */
export interface Part {
  readonly accounts: readonly string[]
  fields(accounts: readonly string[]): Readonly<Record<string, string>>
}

/** So many accounts make one row. */
const PART = 200

export const nightParts: Readonly<Record<string, (night: NightAt) => Promise<Part[]>>> = {
  async '8094'({ books, branch, parameters }) {
    const through = lastOfNight(branch.day, parameters)
    const found = await maturedRenewals(books.pool, branch.code, through)
    const due = [...found.values()].map(({ value }) => value as Account)
    return partsOf(due.filter(account => renewsBy(account, through, parameters)).map(({ no }) => no))
  },

  async '8095'({ books, branch, parameters }) {
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
  },
}

function partsOf(numbers: readonly string[]): Part[] {
  const parts: Part[] = []
  for (let start = 0; start < numbers.length; start += PART) {
    parts.push({
      accounts: numbers.slice(start, start + PART),
      fields: accounts => ({ accounts: accounts.join(' ') }),
    })
  }
  return parts
}
