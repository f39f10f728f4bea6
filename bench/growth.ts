/**
 * The same deposits in branches of ten thousand, a million and (`--full`) ten million accounts, picked at
 * random: what does not fit the memory of the branch is read from the database first. The accounts are filled
 * into the tables in bulk (`fill.ts`); the deposits go the way of all deposits.
 */
import { randomFrom } from '../core/std.ts'
import { gatherer } from '../server/gather.ts'
import { accountOf, BRANCH, deposit, openBranch } from './branch.ts'
import { fillAccounts } from './fill.ts'
import { type Bench, beside, during, interleaved, type Measured } from './measured.ts'

const CALLERS = 256
const TELLERS = 50
const SIZES = { '10k': 10_000, '1M': 1_000_000, '10M': 10_000_000 } as const

type Size = keyof typeof SIZES

export async function growth(bench: Bench): Promise<Measured[]> {
  const sizes: readonly Size[] = bench.full ? ['10k', '1M', '10M'] : ['10k', '1M']
  const variants: Record<string, (ms: number) => Promise<{ rate: number }>> = {}
  for (const size of sizes) variants[size] = await depositsAmong(bench, size)
  const rounds = await interleaved<string, 'rate'>(bench.roundMs, variants)
  const row = { callers: CALLERS, baseline: 'among 10k accounts', unit: 'tx/s' }
  return sizes
    .slice(1)
    .map(size => beside({ name: `growth ${size}`, ...row }, 'rate', rounds[size] ?? [], rounds['10k'] ?? []))
}

async function depositsAmong(bench: Bench, size: Size) {
  const { books } = await bench.open(`growth_${size.toLowerCase()}`)
  const branch = await openBranch(books, gatherer(books).submit, { tellers: TELLERS, accounts: 1 })
  await fillAccounts(books, branch, SIZES[size])
  const random = randomFrom(SIZES[size])
  return async (ms: number) => {
    const { rate } = await during(ms, CALLERS, caller =>
      deposit(branch, caller, accountOf(BRANCH, random.below(SIZES[size]))),
    )
    await books.memories.drained()
    return { rate }
  }
}
