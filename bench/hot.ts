/**
 * One till that everybody pays into, and one account: with balances in memory and group commit neither is a
 * place to queue at.
 */
import { gatherer } from '../server/gather.ts'
import { deposit, openBranch } from './branch.ts'
import { type Bench, beside, during, interleaved, type Measured } from './measured.ts'

const CALLERS = 256
const TELLERS = 50
const ACCOUNTS = 10_000

export async function hot(bench: Bench): Promise<Measured[]> {
  const { books } = await bench.open('hot')
  const branch = await openBranch(books, gatherer(books).submit, { tellers: TELLERS, accounts: ACCOUNTS })
  let next = 0
  const load = (tills: number, accounts: number) => async (ms: number) => {
    const { rate } = await during(ms, CALLERS, caller => {
      next += 1
      return deposit(branch, caller % tills, branch.accounts[(next * 7_919) % accounts] ?? '')
    })
    await books.memories.drained()
    return { rate }
  }
  const rounds = await interleaved(bench.roundMs, {
    spread: load(TELLERS, ACCOUNTS),
    till: load(1, ACCOUNTS),
    account: load(TELLERS, 1),
  })
  const row = { callers: CALLERS, baseline: 'spread over tills and accounts', unit: 'tx/s' }
  return [
    beside({ name: 'hot till', ...row }, 'rate', rounds.till, rounds.spread),
    beside({ name: 'hot account', ...row }, 'rate', rounds.account, rounds.spread),
  ]
}
