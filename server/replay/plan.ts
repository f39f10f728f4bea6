/**
 * The year as a bank lives it: banking days, and on each of them what every account does. Within one day the
 * file's order is not the bank's, so an account takes in before it pays out; the balance at the end of the
 * day is the same.
 */
import { addDays, type Day } from '../../core/dates.ts'
import { given, groupBy, least, sum } from '../../core/std.ts'
import { type Bank, isCredit, isFirstDeposit, signedAmount, type Transaction } from './bank.ts'

export interface AccountDay {
  readonly account: string
  /** The deposit with which the account is opened today; null for an account that is there. */
  readonly opening: Transaction | null
  /** How far it may be overdrawn from today on; null where nothing changes. */
  readonly overdraft: bigint | null
  readonly credits: readonly Transaction[]
  readonly debits: readonly Transaction[]
}

export interface BankingDay {
  readonly day: Day
  readonly accounts: readonly AccountDay[]
  readonly transactions: number
}

export interface Plan {
  readonly days: readonly BankingDay[]
  /** Days between the first and the last on which nothing moved: the date roll passes over them. */
  readonly closedDays: readonly Day[]
}

/** `daysMax` cuts the plan to its first banking days; null for all. */
export function planOf({ transactions }: Bank, daysMax: number | null): Plan {
  const overdrafts = overdraftsOf(transactions)
  const byDay = [...groupBy(transactions, one => one.day)].sort(([a], [b]) => (a < b ? -1 : 1))
  const opened = new Set<string>()
  const days = byDay.map(([day, own]): BankingDay => {
    const accounts = [...groupBy(own, one => one.account)].map(([account, moves]) =>
      accountDay(account, moves, opened, overdrafts.get(`${account} ${day}`) ?? null),
    )
    return { day, accounts, transactions: own.length }
  })
  const chosen = days.slice(0, daysMax ?? days.length)
  return { days: chosen, closedDays: gaps(chosen.map(({ day }) => day)) }
}

function accountDay(
  account: string,
  moves: readonly Transaction[],
  opened: Set<string>,
  overdraft: bigint | null,
): AccountDay {
  const opening = opened.has(account) ? null : firstDeposit(moves)
  opened.add(account)
  const credits = moves.filter(one => isCredit(one) && one !== opening)
  return { account, opening, overdraft, credits, debits: moves.filter(one => !isCredit(one)) }
}

/** Of several deposits the one after which the bank printed no more than it: before it there was nothing. */
function firstDeposit(moves: readonly Transaction[]): Transaction {
  const deposits = moves.filter(isFirstDeposit)
  const first = deposits.find(one => one.printed === one.amount) ?? deposits[0]
  return given(first, 'the files were checked for a first deposit')
}

const LIMIT_STEP = 1_000_00n

/**
 * The files know overdrafts but not the limits that were agreed. Each account that ends a day overdrawn gets
 * one on the first such day, as far as it will ever go, in whole thousands. By `account day`.
 */
function overdraftsOf(transactions: readonly Transaction[]): Map<string, bigint> {
  const limits = new Map<string, bigint>()
  for (const [account, own] of groupBy(transactions, one => one.account)) {
    const days = [...groupBy(own, one => one.day)].sort(([a], [b]) => (a < b ? -1 : 1))
    let balance = 0n
    let lowest = 0n
    let first: Day | null = null
    for (const [day, moves] of days) {
      balance += sum(moves.map(signedAmount))
      if (balance < 0n) first ??= day
      lowest = least(lowest, balance)
    }
    if (first) limits.set(`${account} ${first}`, ((-lowest + LIMIT_STEP - 1n) / LIMIT_STEP) * LIMIT_STEP)
  }
  return limits
}

function gaps(days: readonly Day[]): Day[] {
  const open = new Set(days)
  const closed: Day[] = []
  const last = days.at(-1) ?? ''
  for (let day = days[0] ?? ''; day < last; day = addDays(day, 1)) if (!open.has(day)) closed.push(day)
  return closed
}
