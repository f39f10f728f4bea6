/**
 * What people look at, on books of ten thousand entries and of a million (`--full`: ten million): a screen
 * must not grow slower with the years. The years before today are filled into the tables in bulk (`fill.ts`);
 * today is two thousand deposits by the program.
 */
import { given } from '../core/std.ts'
import type { Books } from '../server/books.ts'
import { gatherer } from '../server/gather.ts'
import { boardOf } from '../server/looks/board.ts'
import { journalPage } from '../server/looks/journal.ts'
import { trial } from '../server/looks/trial.ts'
import { lookUp } from '../server/looks/lookUp.ts'
import { type Reader, readerFor } from '../server/looks/reader.ts'
import { balanceAsOf } from '../server/store/looks.ts'
import { BRANCH, DAY, deposit, openBranch, SUPERVISOR } from './branch.ts'
import { fillHistory, LAST_FILLED_DAY } from './fill.ts'
import { type Bench, beside, during, interleaved, type Measured } from './measured.ts'

const TELLERS = 10
const TODAY = 2_000
/** As many on every account, so that a statement is as long in small books as in large ones. */
const ENTRIES_AN_ACCOUNT = 500

type Read = 'journal page' | 'statement' | 'balance as of' | 'trial balance' | 'board'

export async function reads(bench: Bench): Promise<Measured[]> {
  const millions = bench.full ? 10 : 1
  const rounds = await interleaved(bench.roundMs, {
    small: await readsAmong(bench, 'small', 10_000),
    large: await readsAmong(bench, 'large', millions * 1_000_000),
  })
  const row = { callers: 1, baseline: 'among 10k entries', unit: 'ms' }
  const names = Object.keys(given(rounds.large[0], 'a round')) as Read[]
  return names.map(name =>
    beside({ name: `${name}, ${millions}M`, ...row }, name, rounds.large, rounds.small),
  )
}

async function readsAmong(bench: Bench, name: string, entries: number) {
  const { books } = await bench.open(`reads_${name}`)
  const plan = { tellers: TELLERS, accounts: entries / 2 / ENTRIES_AN_ACCOUNT }
  const branch = await openBranch(books, gatherer(books).submit, plan)
  const account = given(branch.accounts[0], 'an account')
  const busy = Array.from({ length: TODAY }, (_, place) => place)
  await Promise.all(busy.map(place => deposit(branch, place, branch.accounts.at(-1) ?? account)))
  await fillHistory(books, branch, entries / 2)
  const looks = looksAt(books, account)
  return async (ms: number) => {
    const shown = {} as Record<Read, number>
    for (const read of Object.keys(looks) as Read[]) {
      // Who asks and where the branch stands is read for every page, as a route does.
      const ask = async () => looks[read](await readerFor(books, BRANCH, SUPERVISOR, `T${SUPERVISOR}`))
      shown[read] = (await during(ms / Object.keys(looks).length, 1, ask)).p50Ms
    }
    return shown
  }
}

const looksAt = (books: Books, account: string): Record<Read, (reader: Reader) => Promise<unknown>> => ({
  'journal page': reader => journalPage(reader, { ...ANY_ROW, day: LAST_FILLED_DAY }),
  statement: reader => lookUp(reader, '7001', { account, purpose: 'check' }),
  'balance as of': () => balanceAsOf(books.pool, BRANCH, account, LAST_FILLED_DAY),
  'trial balance': reader => trial(reader, DAY),
  board: reader => boardOf(reader),
})

const ANY_ROW = { teller: null, code: null, serial: null, account: null, status: null, before: 0, limit: 100 }
