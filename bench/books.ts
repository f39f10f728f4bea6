/**
 * The books of past days among as many entries as are asked for (`--entries 10000000`): what somebody waits
 * for who looks up a day of last year. Years are filled into the tables in bulk (`fill.ts`), two thousand
 * rows a day. The baseline is one entry, read by its key.
 */
import { addDays, type Day } from '../core/dates.ts'
import { isRefusal } from '../core/refusals.ts'
import { given } from '../core/std.ts'
import type { Books } from '../server/books.ts'
import { gatherer } from '../server/gather.ts'
import { momentOf } from '../server/looks/moment.ts'
import { type Reader, readerFor } from '../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../server/looks/sheets/make.ts'
import { balanceAsOf } from '../server/store/looks.ts'
import { BRANCH, openBranch, SUPERVISOR } from './branch.ts'
import { fillEvenings, fillHistory, LAST_FILLED_DAY, ROWS_A_DAY } from './fill.ts'
import { type Bench, beside, during, interleaved, type Measured } from './measured.ts'

const TELLERS = 10
/** As many on every account, so that a statement is as long in small books as in large ones. */
const ENTRIES_AN_ACCOUNT = 500
/** Deposits and loans with a last day that there ever were. */
const TERMS = 20_000

export async function books(bench: Bench): Promise<Measured[]> {
  const { books } = await bench.open('books')
  const { entries } = bench
  const accounts = Math.max(1, Math.round(entries / 2 / ENTRIES_AN_ACCOUNT))
  const branch = await openBranch(books, gatherer(books).submit, { tellers: TELLERS, accounts })
  await fillHistory(books, branch, entries / 2)
  await fillEvenings(books, branch, { days: Math.ceil(entries / 2 / ROWS_A_DAY), terms: TERMS })
  const looks = looksAt(given(branch.accounts[0], 'an account'), entries)
  const reading = (name: string) => async (ms: number) => {
    const look = given(looks[name], name)
    // Who asks and where the branch stands is read for every page, as a route does.
    const ask = async () => look(await readerFor(books, BRANCH, SUPERVISOR, `T${SUPERVISOR}`))
    return { ms: (await during(ms, 1, ask)).p50Ms }
  }
  const names = Object.keys(looks)
  const variants = Object.fromEntries(names.map(name => [name, reading(name)]))
  const rounds = await interleaved<string, 'ms'>(bench.roundMs / names.length, {
    bare: async ms => ({ ms: (await during(ms, 1, () => bareSelect(books))).p50Ms }),
    ...variants,
  })
  const row = { callers: 1, baseline: 'one entry by its key', unit: 'ms' }
  const size = entries >= 1_000_000 ? `${entries / 1_000_000}M` : `${entries / 1_000}k`
  return names.map(name =>
    beside({ name: `${name}, ${size}`, ...row }, 'ms', rounds[name] ?? [], rounds.bare ?? []),
  )
}

const bareSelect = ({ pool }: Books): Promise<unknown> =>
  pool.query({
    name: 'bare',
    text: 'select amount, balance from entry where branch = $1 and day = $2 and serial = $3 and line = 1',
    values: [BRANCH, LAST_FILLED_DAY, 1],
  })

/** The first and the last day of the past, and one in the middle of it. */
function looksAt(account: string, entries: number): Record<string, (reader: Reader) => Promise<unknown>> {
  const days = Math.ceil(entries / 2 / ROWS_A_DAY)
  const back = (n: number): Day => addDays(LAST_FILLED_DAY, -n)
  const [middle, first] = [back(Math.floor(days / 2)), back(days - 1)]
  const month = addDays(middle, -30)
  const look =
    ({ day = middle, ...asked }: Partial<AskedSheet> & { readonly sheet: string }) =>
    (reader: Reader) =>
      made(makeSheet(reader, { day, ...asked }))
  return {
    'balance as of': ({ books: { pool } }) => balanceAsOf(pool, BRANCH, account, middle),
    'daily statement': look({ sheet: 'daily' }),
    'trial of the last day': look({ sheet: 'daily', day: LAST_FILLED_DAY }),
    'ledger of an account': look({ sheet: 'account', account, from: first, day: LAST_FILLED_DAY }),
    'balance sheet': look({ sheet: 'balanceSheet', from: month }),
    'structure of deposits': look({ sheet: 'deposits', from: month }),
    'maturity ladder': look({ sheet: 'maturities' }),
    'branch proof': look({ sheet: 'branchProof' }),
    'six agreements': look({ sheet: 'agreements' }),
    'balances of a month': look({ sheet: 'balances', gl: '2011-11', from: month }),
    'deposits of a day': look({ sheet: 'depositJournal' }),
    'volumes of a month': look({ sheet: 'volumes', from: month }),
    'large sums of a day': look({ sheet: 'largeValue', from: middle }),
    'suspicious of a day': look({ sheet: 'suspicious', from: middle }),
    'moment, yesterday': reader => made(momentOf(reader, { day: LAST_FILLED_DAY, serial: null, time: null })),
    'moment, long ago': reader => made(momentOf(reader, { day: first, serial: null, time: null })),
  }
}

async function made<T>(look: Promise<T>): Promise<T> {
  const shown = await look
  if (isRefusal(shown)) throw new Error(shown.refused)
  return shown
}
