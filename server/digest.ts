/**
 * What an ended day came to, found in two ways. From the projections, at once, for the sheet that is printed;
 * and from the rows of the journal alone, chained and folded from the first one on, for whoever holds the
 * sheet against them later, with or without a database. Its money is that of the branch's own currency.
 */
import type { DayFigures } from '../core/day/digest.ts'
import { decodeEffects } from '../core/ledger/apply.ts'
import { glOf, isCash } from '../core/ledger/chart.ts'
import { kindOfAccount, pieceWorth } from '../core/ledger/complete.ts'
import type { Account, Position } from '../core/ledger/entities.ts'
import { projectRow } from '../core/ledger/project.ts'
import { MapState } from '../core/ledger/state.ts'
import { sum } from '../core/std.ts'
import { GENESIS, nextHash } from './chain.ts'
import type { Connection } from './store/connection.ts'
import { rollOf, voucherBalances } from './store/digests.ts'
import { trialBalance } from './store/figures.ts'
import type { StoredRow } from './store/journal.ts'
import { readState } from './store/state.ts'
import { CHANGED } from './verify/finding.ts'

/** The code whose row is the last of its day. */
export const DATE_ROLL = '8093'

/** Null for a day that has not ended. */
export async function projectedFigures(
  connection: Connection,
  branch: string,
  day: string,
): Promise<DayFigures | null> {
  const roll = await rollOf(connection, branch, day, DATE_ROLL)
  if (!roll) return null
  const [all, vouchers, state] = await Promise.all([
    trialBalance(connection, branch, day),
    voucherBalances(connection, branch, day),
    readState(connection, branch, [`branch:${branch}`]),
  ])
  const own = new MapState(state).get('branch', branch)?.unit
  const trial = all.filter(({ unit }) => unit === own)
  const turned = trial.filter(({ gl }) => isOnBalance(gl))
  return {
    branch,
    day,
    rows: roll.serial,
    debits: sum(turned.map(({ debit }) => debit)),
    credits: sum(turned.map(({ credit }) => credit)),
    cash: sum(
      trial.filter(({ gl }) => isCash(gl)).map(({ opening, debit, credit }) => opening + debit - credit),
    ),
    vouchers: sum(vouchers.map(({ account, balance }) => piecesOn(account, balance))),
    hash: roll.hash,
  }
}

const isOnBalance = (gl: string): boolean => glOf(gl).side !== 'offBalance'

function piecesOn(account: string, balance: bigint): bigint {
  const kind = kindOfAccount(account)
  return kind === null ? 0n : balance / pieceWorth(kind)
}

/** A row that does not follow from the one before it; after it nothing can be said. */
export class BrokenChain extends Error {
  readonly where: string

  constructor({ day, serial }: Position, what: string) {
    super(`${day}/${serial} ${what}`)
    this.where = `${day}/${serial}`
  }
}

/** From the rows of one branch, beginning with its first. Null where its journal has no such ended day. */
export async function foldedFigures(
  pages: AsyncIterable<readonly StoredRow[]>,
  branch: string,
  day: string,
): Promise<DayFigures | null> {
  const fold = new Fold(day)
  for await (const rows of pages) for (const row of rows) if (fold.take(row)) return fold.figures(branch)
  return null
}

class Fold {
  readonly #day: string
  readonly #state = new MapState()
  #last: StoredRow | null = null
  #debits = 0n
  #credits = 0n

  constructor(day: string) {
    this.#day = day
  }

  /** True once the day has ended. */
  take(row: StoredRow): boolean {
    this.#link(row)
    const { draft, entries } = projectRow(this.#state, decodeEffects(row.effects), row)
    this.#state.absorb(draft)
    if (row.day !== this.#day) return false
    const own = this.#state.get('branch', row.branch)?.unit
    const turned = entries.filter(({ gl, unit }) => isOnBalance(gl) && unit === own)
    this.#debits += sum(turned.filter(({ side }) => side === 'D').map(({ amount }) => amount))
    this.#credits += sum(turned.filter(({ side }) => side === 'C').map(({ amount }) => amount))
    return row.code === DATE_ROLL
  }

  #link(row: StoredRow): void {
    const before = this.#last
    const expected = before?.day === row.day ? before.serial + 1 : 1
    if (row.serial !== expected) throw new BrokenChain(row, `follows a gap: serial ${expected} is missing`)
    if (nextHash(before?.hash ?? GENESIS, row) !== row.hash) throw new BrokenChain(row, CHANGED)
    this.#last = row
  }

  figures(branch: string): DayFigures {
    const records = [...this.#state.rows].filter(([key]) => key.startsWith('account:'))
    const own = this.#state.get('branch', branch)?.unit
    const accounts = records.flatMap(([, row]) => (row?.value ? [row.value as Account] : []))
    return {
      branch,
      day: this.#day,
      rows: this.#last?.serial ?? 0,
      debits: this.#debits,
      credits: this.#credits,
      cash: sum(accounts.filter(({ gl, unit }) => isCash(gl) && unit === own).map(({ balance }) => balance)),
      vouchers: sum(accounts.map(({ no, balance }) => piecesOn(no, balance))),
      hash: this.#last?.hash ?? GENESIS,
    }
  }
}
