/**
 * The figures that must agree, of now or of any day that is past: of now from the records as they stand, of a
 * past day from its evening and from the last entry of every account.
 */
import type { AgreementFigures } from '../../core/day/agreements.ts'
import { addDays, type Day } from '../../core/dates.ts'
import { accountIn, cashAccountOf, TRANSIT_ACCOUNT } from '../../core/ledger/build.ts'
import { glOf } from '../../core/ledger/chart.ts'
import { voucherAccountOf } from '../../core/ledger/complete.ts'
import { type Account, type Key, splitKey } from '../../core/ledger/entities.ts'
import { holdingFigures } from '../../core/ledger/laws.ts'
import { MapState, type Stored } from '../../core/ledger/state.ts'
import { currencies } from '../../core/ledger/units.ts'
import { groupBy, sum } from '../../core/std.ts'
import type { Books } from '../books.ts'
import { accountsAsOf, accountSumsAsOf } from '../store/asOf.ts'
import { recordsBefore } from '../store/evenings.ts'
import { accountsAstray, accountSums, trialBalance, type TrialRow } from '../store/figures.ts'
import { readKinds, readState } from '../store/state.ts'

/** The whole ledger only where it is asked for, because that reads every account. */
export async function agreementFigures(
  books: Books,
  branch: string,
  day: Day,
  { ledger }: { readonly ledger: boolean },
): Promise<AgreementFigures> {
  return agreementFiguresOf(books, branch, day, await trialBalance(books.pool, branch, day), ledger)
}

/** The same by whoever has read the general ledger of the day already. */
export async function agreementFiguresOf(
  books: Books,
  branch: string,
  day: Day,
  general: readonly TrialRow[],
  ledger: boolean,
): Promise<AgreementFigures> {
  const trial = general.filter(({ gl }) => glOf(gl).side !== 'offBalance')
  const { records, isPast } = await holdings(books, branch, day)
  const turnovers = [...groupBy(trial, ({ unit }) => unit)].map(([unit, rows]) => ({
    unit,
    debits: sum(rows.map(row => row.debit)),
    credits: sum(rows.map(row => row.credit)),
  }))
  return {
    turnovers,
    ledger: ledger ? await controlAccounts(books, branch, day, isPast, general) : [],
    ...holdingFigures(records),
  }
}

/** Purses and stocks of the branch, and the accounts that follow them. */
async function holdings({ pool }: Books, branch: string, day: Day) {
  const now = await readKinds(pool, branch, ['purse', 'stock', 'branch', 'parameters'])
  const state = new MapState(new Map(now))
  const { tills = [], unit: own = '', day: today = day } = state.get('branch', branch) ?? {}
  const kinds = state.get('parameters', 'current')?.voucherKinds ?? []
  const accounts = [
    ...[...tills.map(cashAccountOf), TRANSIT_ACCOUNT].flatMap(no =>
      currencies.map(({ unit }) => accountIn(no, unit, own)),
    ),
    ...kinds.map(({ kind }) => voucherAccountOf(kind)),
  ]
  const booked = await readState(
    pool,
    branch,
    accounts.map((no): Key => `account:${no}`),
  )
  const records = new Map<Key, Stored | null>([...now, ...booked])
  if (day >= today) return { records, isPast: false }
  return { records: await asOf(pool, branch, day, records), isPast: true }
}

/** The same records as a past day left them. */
async function asOf(
  pool: Books['pool'],
  branch: string,
  day: Day,
  now: ReadonlyMap<Key, Stored | null>,
): Promise<Map<Key, Stored | null>> {
  const stood = [...now].flatMap(([key, row]) =>
    splitKey(key)[0] === 'account' && row?.value ? [row.value as Account] : [],
  )
  const [held, balances] = await Promise.all([
    recordsBefore(pool, branch, ['purse', 'stock'], addDays(day, 1)),
    accountsAsOf(
      pool,
      stood.map(({ no }) => ({ branch, account: no })),
      day,
    ),
  ])
  const balanceOf = new Map(balances.map(({ account, balance }) => [account, balance]))
  const isHolding = (key: Key) => ['purse', 'stock'].includes(splitKey(key)[0])
  return new Map<Key, Stored | null>([
    ...[...now].filter(([key]) => !isHolding(key)),
    ...[...held].map(([key, value]): [Key, Stored] => [key, { value, at: undefined }]),
    ...stood.map((account): [Key, Stored] => {
      const value = { ...account, balance: balanceOf.get(account.no) ?? 0n }
      return [`account:${account.no}`, { value, at: undefined }]
    }),
  ])
}

/** General ledger against the accounts below it (总分核对). */
async function controlAccounts(
  { pool }: Books,
  branch: string,
  day: Day,
  isPast: boolean,
  trial: readonly TrialRow[],
): Promise<AgreementFigures['ledger']> {
  const sums = await (isPast ? accountSumsAsOf(pool, branch, day) : accountSums(pool, branch))
  const general = new Map(trial.map(row => [`${row.gl} ${row.unit}`, row.opening + row.debit - row.credit]))
  const figures = sums.map(({ gl, unit, balance }) => ({
    gl,
    unit,
    general: general.get(`${gl} ${unit}`) ?? 0n,
    accounts: balance,
  }))
  // The balances of a past day are read from the entries themselves.
  if (isPast) return figures
  return Promise.all(
    figures.map(async one =>
      one.general === one.accounts
        ? one
        : { ...one, astray: await accountsAstray(pool, branch, one.gl, one.unit, ASTRAY_MOST) },
    ),
  )
}

/** So many accounts are named where a ledger does not agree with them. */
const ASTRAY_MOST = 10
