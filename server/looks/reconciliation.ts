/** The reconciliation of the books (8005): the figures of the six agreements, of now or of a past day. */
import { type SixFigures, sixAgreements } from '../../core/day/sixAgreements.ts'
import type { Day } from '../../core/dates.ts'
import type { WireAgreement } from '../../core/wire.ts'
import { trialBalance } from '../store/figures.ts'
import { entrySums, evidenceOf } from '../store/sheets.ts'
import { agreementFiguresOf } from './agreements.ts'
import type { Reader } from './reader.ts'
import { clearingFigures } from './sheets/clearing.ts'

export async function reconciliationOf(reader: Reader, day: Day): Promise<WireAgreement[]> {
  const { books, branch } = reader
  await books.memories.caughtUp(branch.code)
  const at = [books.pool, branch.code, day] as const
  const trial = await trialBalance(...at)
  const [figures, evidence, entries, clearing] = await Promise.all([
    agreementFiguresOf(books, branch.code, day, trial, true),
    evidenceOf(...at),
    entrySums(...at),
    clearingFigures(reader, day),
  ])
  const summed = new Map(entries.map(({ gl, unit, debit, credit }) => [`${gl} ${unit}`, { debit, credit }]))
  const report = trial.map(({ gl, unit, debit, credit }) => ({
    gl: unit === branch.unit ? gl : `${gl} ${unit}`,
    reported: { debit, credit },
    entries: summed.get(`${gl} ${unit}`) ?? { debit: 0n, credit: 0n },
  }))
  const six: SixFigures = {
    ...figures,
    ...evidence,
    report,
    clearing,
  }
  return sixAgreements(six)
}
