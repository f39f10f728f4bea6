/** The evening of a branch: what stands between it and its date roll, and how far the night has come. */
import { agreements } from '../../core/day/agreements.ts'
import { blockerKeys, blockers } from '../../core/day/blockers.ts'
import { isAtNight, morningStep, nightSteps } from '../../core/day/night.ts'
import { glOf } from '../../core/ledger/chart.ts'
import type { Branch } from '../../core/ledger/entities.ts'
import type { EntryRow } from '../../core/ledger/project.ts'
import { MapState } from '../../core/ledger/state.ts'
import { printMoney } from '../../core/money.ts'
import { groupBy, sum } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireDayEnd, WireRehearsal } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { eveningDay, stepsOf } from '../jobs/dayEnd.ts'
import { rehearseNight } from '../jobs/rehearsal.ts'
import { postedAt, lastRowBefore } from '../store/journal.ts'
import { agreementFigures } from './agreements.ts'
import { custodyWarnings } from './custody.ts'
import { reviewWarnings } from './reviews.ts'
import { isInCharge, type Reader, recordsOf } from './reader.ts'
import { lateReports } from './reportable.ts'

/** How this server's own run of the day end stands. */
export interface DayEndState {
  stepOf(branch: string): { readonly code: string; readonly parts: Parts | null } | null
  troubleOf(branch: Branch): readonly Words[]
}

interface Parts {
  readonly done: number
  readonly of: number
}

/** What stands between the branch and its date roll, and how far the roll has come. */
export async function dayEndOf(reader: Reader, dayEnd: DayEndState): Promise<WireDayEnd> {
  const { books, branch } = reader
  const first = await recordsOf(books, branch.code, blockerKeys(new MapState(), branch))
  const state = await recordsOf(books, branch.code, blockerKeys(first, branch))
  return {
    day: branch.day,
    state: branch.state,
    blockers: isAtNight(branch) ? [] : blockers(state, branch),
    steps: await stepLines(reader, dayEnd),
    last: await lastRoll(reader),
    warnings: [
      ...(isInCharge(reader) ? [...(await custodyWarnings(reader)), ...(await reviewWarnings(reader))] : []),
      ...(await lateReports(reader)),
    ],
    trouble: isAtNight(branch) ? await troubleOf(reader, dayEnd) : [],
  }
}

/** A step began when the one before it ended, the first of them with 8008. */
async function stepLines(reader: Reader, dayEnd: DayEndState): Promise<WireDayEnd['steps']> {
  const running = dayEnd.stepOf(reader.branch.code)
  const { books, branch } = reader
  let before = await postedAt(books.pool, branch.code, await eveningDay(books, branch), '8008')
  return (await stepsOf(reader)).map(({ code, done }) => {
    const ms = done && before !== null ? Number(done.at - before) : null
    before = done ? done.at : before
    const isRunning = running?.code === code
    return {
      code,
      name: transactionOf(code).name,
      done: done !== null,
      running: isRunning,
      ms,
      parts: isRunning ? (running?.parts ?? null) : null,
    }
  })
}

/** The date roll is the last row of the day before this one. */
async function lastRoll({ books, branch, parameters }: Reader): Promise<WireDayEnd['last']> {
  const roll = await lastRowBefore(books.pool, branch.code, branch.day)
  if (!roll || roll.code !== nightSteps.at(-1)?.code) return null
  const steps = [...nightSteps, morningStep].filter(step => step.falls(roll.day, parameters)).length
  return { day: roll.day, at: new Date(Number(roll.at)).toISOString(), steps }
}

/** What does not agree now, and what else a run has stopped at. */
async function troubleOf({ books, branch }: Reader, dayEnd: DayEndState): Promise<Words[]> {
  const figures = await agreementFigures(books, branch.code, branch.day, { ledger: true })
  const found = agreements(figures).flatMap(agreement => agreement.differences)
  const known = new Set(found.map(({ zh }) => zh))
  return [...found, ...dayEnd.troubleOf(branch).filter(({ zh }) => !known.has(zh))]
}

/** What the night would post if it began now: by step, and by GL account. */
export async function rehearsalOf(reader: Reader): Promise<WireRehearsal> {
  const { steps, trouble } = await rehearseNight(reader)
  const entries = steps.flatMap(step => step.entries).filter(({ side }) => side === 'D' || side === 'C')
  const sumOf = (rows: readonly EntryRow[], side: EntryRow['side']) =>
    printMoney(sum(rows.filter(row => row.side === side).map(row => row.amount)))
  const byGl = [...groupBy(entries, ({ gl }) => gl)].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    day: reader.branch.day,
    steps: steps.map(({ code, rows, accounts }) => ({
      code,
      name: transactionOf(code).name,
      rows,
      accounts: accounts.size,
    })),
    turnover: byGl.map(([gl, rows]) => ({
      gl,
      name: glOf(gl).name,
      debit: sumOf(rows, 'D'),
      credit: sumOf(rows, 'C'),
    })),
    trouble: [...trouble],
  }
}
