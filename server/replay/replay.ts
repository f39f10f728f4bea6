/**
 * Runs the bank of the files as a branch of this program, day by day through `perform`, and then asks two
 * questions: do our balances agree with the printed ones, and do the books agree with themselves.
 */
import { type Agreement, agreements } from '../../core/day/agreements.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { given, sum } from '../../core/std.ts'
import type { Books } from '../books.ts'
import { found } from '../found.ts'
import { gatherer } from '../gather.ts'
import { agreementFigures } from '../looks/agreements.ts'
import { closingsOf } from '../store/closings.ts'
import { allTurnovers } from '../store/proofs.ts'
import { type Verified, verify } from '../verify.ts'
import type { Bank, Transaction } from './bank.ts'
import { foundingOf, REPLAY_BRANCH } from './branch.ts'
import { ReplayBranch } from './day.ts'
import type { BankingDay, Plan } from './plan.ts'
import { type Reconciliation, reconcile } from './reconcile.ts'

export interface Replayed {
  readonly reconciliation: Reconciliation
  /** What the customers' accounts of our books hold in the end. */
  readonly total: bigint
  readonly agreements: readonly Agreement[]
  readonly verified: Verified
}

/** The GL account of the accounts that are opened with 0500. */
const DEMAND_GL = '2011-11'

export async function replay(
  books: Books,
  bank: Bank,
  { days, closedDays }: Plan,
  onDay: (day: BankingDay) => void = () => undefined,
): Promise<Replayed> {
  const first = given(days[0], 'a plan has a day').day
  await found(books, foundingOf(first, closedDays))
  const { submit, drained } = gatherer(books)
  const branch = new ReplayBranch(books, submit, bank, first)
  try {
    for (const day of days) {
      await branch.work(day)
      onDay(day)
    }
  } finally {
    // One refusal ends the day; what travelled beside it must not find the connections closed.
    await drained()
  }
  return prove(books, bank.transactions, given(days.at(-1), 'a plan has a day').day, branch.numbers)
}

async function prove(
  books: Books,
  transactions: readonly Transaction[],
  last: string,
  numbers: ReadonlyMap<string, string>,
): Promise<Replayed> {
  await books.memories.caughtUp(REPLAY_BRANCH)
  const closings = await closingsOf(books.pool, REPLAY_BRANCH, DEMAND_GL)
  const owed = new Map(closings.map(({ account, day, balance }) => [`${account} ${day}`, -balance]))
  const reconciliation = reconcile(
    transactions.filter(({ day }) => day <= last),
    (account, day) => owed.get(`${numbers.get(account)} ${day}`),
  )
  // In the order of days, so that the last one stays.
  const atTheEnd = new Map(closings.map(({ account, balance }) => [account, -balance]))
  const [figures, turnovers, verified] = await Promise.all([
    agreementFigures(books, REPLAY_BRANCH, last, { ledger: true }),
    allTurnovers(books.pool, REPLAY_BRANCH),
    verify(books.pool),
  ])
  const onBalance = turnovers.filter(({ gl }) => glOf(gl).side !== 'offBalance')
  const debits = sum(onBalance.map(row => row.debitCash + row.debitTransfer))
  const credits = sum(onBalance.map(row => row.creditCash + row.creditTransfer))
  return {
    reconciliation,
    total: sum(atTheEnd.values()),
    agreements: agreements({ ...figures, turnovers: [{ unit: figures.unit, debits, credits }] }),
    verified,
  }
}

/**
 * All that was hoped for: the exact total, agreements, an unbroken chain, and no difference without a cause.
 */
export const isSound = ({ reconciliation, total, agreements, verified }: Replayed): boolean =>
  total === reconciliation.total &&
  reconciliation.byCause.other === 0 &&
  agreements.every(({ agrees }) => agrees) &&
  verified.findings.length === 0
