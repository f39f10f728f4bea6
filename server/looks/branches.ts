import type { Branch } from '../../core/ledger/entities.ts'
import type { WireBranch } from '../../core/wire.ts'
import type { Books } from '../books.ts'
import { readHeads } from '../store/heads.ts'
import { recordsOf } from './reader.ts'

/** All branches of the institution, in the order of their codes. */
export async function branchesOf(books: Books): Promise<WireBranch[]> {
  const heads = await readHeads(books.pool)
  const branches = await Promise.all(
    heads.map(async ({ branch }) =>
      (await recordsOf(books, branch, [`branch:${branch}`])).get('branch', branch),
    ),
  )
  return branches
    .filter((branch): branch is Branch => branch !== undefined)
    .map(({ code, name, day, state }) => ({ code, name, day, state }))
}
