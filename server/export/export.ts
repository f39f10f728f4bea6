/**
 * The books for other programs to read and to check. Written as they are read, page by page on one snapshot,
 * so the size of a journal does not matter; the same books give the same bytes.
 */
import type pg from 'pg'
import type { Day } from '../../core/dates.ts'
import { given } from '../../core/std.ts'
import { WrongArgument } from '../commands/arguments.ts'
import type { Connection } from '../store/connection.ts'
import { branchesOf, unitsOf } from '../store/exports.ts'
import { onSnapshot } from '../store/transaction.ts'
import { beancountLedger } from './beancount.ts'
import { hledgerJournal } from './hledger.ts'
import { trialBalance } from './trial.ts'

export interface ExportScope {
  readonly connection: Connection
  readonly branches: readonly ExportedBranch[]
  readonly units: readonly string[]
}

export interface ExportedBranch {
  readonly branch: string
  readonly founded: Day
  /** The last day that is exported. */
  readonly to: Day
}

export const formats = { hledger: hledgerJournal, beancount: beancountLedger, trial: trialBalance }

export type Format = keyof typeof formats

export interface ExportOptions {
  readonly format: Format
  /** Null for all branches. */
  readonly branch: string | null
  /** The last accounting day; null for all. */
  readonly to: Day | null
}

/** Hands the text over piece by piece; `write` may take its time. */
export function exportBooks(
  pool: pg.Pool,
  { format, branch, to }: ExportOptions,
  write: (pieces: AsyncIterable<string>) => Promise<void>,
): Promise<void> {
  return onSnapshot(pool, async connection => {
    const all = await branchesOf(connection)
    const chosen = all.filter(one => branch === null || one.branch === branch)
    if (chosen.length === 0) {
      throw new WrongArgument(branch === null ? 'There is no branch here' : `There is no branch ${branch}`)
    }
    const branches = chosen
      .filter(one => to === null || one.founded <= to)
      .map(one => ({
        branch: one.branch,
        founded: one.founded,
        to: to !== null && to < one.day ? to : one.day,
      }))
    if (branches.length === 0) throw new WrongArgument(`No branch had books on ${given(to, 'a last day')}`)
    const units = await unitsOf(
      connection,
      chosen.map(one => one.branch),
    )
    await write(formats[format]({ connection, branches, units }))
  })
}
