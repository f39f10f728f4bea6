/** The reconciliation of the books (8005): the figures of the six agreements. */
import { type SixFigures, sixAgreements } from '../../core/day/sixAgreements.ts'
import { sum } from '../../core/std.ts'
import type { WireAgreement } from '../../core/wire.ts'
import { trialBalance } from '../store/figures.ts'
import { readHeads } from '../store/heads.ts'
import { balancesOf, entrySums, evidenceOf } from '../store/sheets.ts'
import { agreementFigures } from './board.ts'
import type { Reader } from './reader.ts'

const CLEARING = '3001-01'

export async function reconciliationOf(reader: Reader): Promise<WireAgreement[]> {
  const { books, branch } = reader
  await books.memories.caughtUp(branch.code)
  const at = [books.pool, branch.code, branch.day] as const
  const branches = (await readHeads(books.pool)).map(head => head.branch)
  const [figures, evidence, trial, entries, clearing] = await Promise.all([
    agreementFigures(books, branch.code, branch.day, { ledger: true }),
    evidenceOf(...at),
    trialBalance(...at),
    entrySums(...at),
    balancesOf(books.pool, branches, CLEARING),
  ])
  const summed = new Map(entries.map(({ gl, amount }) => [gl, amount]))
  const report = trial.map(({ gl, debit, credit }) => ({
    gl,
    reported: debit - credit,
    entries: summed.get(gl) ?? 0n,
  }))
  const of = (mine: boolean) =>
    sum(clearing.filter(row => (row.branch === branch.code) === mine).map(row => row.balance))
  const six: SixFigures = {
    ...figures,
    ...evidence,
    report,
    clearing: { ours: of(true), theirs: of(false) },
  }
  return sixAgreements(six)
}
