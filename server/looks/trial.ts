/** The trial balance of an evening, each account on its own side. */
import { glOf } from '../../core/ledger/chart.ts'
import { printIn } from '../../core/ledger/units.ts'
import type { WireTrialRow } from '../../core/wire.ts'
import { trialBalance } from '../store/figures.ts'
import type { Reader } from './reader.ts'

export async function trial({ books, branch }: Reader, day: string): Promise<WireTrialRow[]> {
  const rows = await trialBalance(books.pool, branch.code, day)
  return rows.map(({ gl, unit, opening, debit, credit }) => {
    const { name, side } = glOf(gl)
    const sign = side === 'C' ? -1n : 1n
    return {
      gl,
      unit,
      name,
      side,
      opening: printIn(unit, sign * opening),
      debit: printIn(unit, debit),
      credit: printIn(unit, credit),
      closing: printIn(unit, sign * (opening + debit - credit)),
    }
  })
}
