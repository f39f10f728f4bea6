/** What is kept by key beside the entries, as the rows give it when they are folded anew. */
import { EarningSum, lineKey } from '../../core/interest/earning.ts'
import type { Projection } from '../../core/ledger/project.ts'
import { encode, type Plain } from '../../core/std.ts'
import {
  countKey,
  countsOf,
  eveningKey,
  eveningsOf,
  monthKey,
  monthsOf,
  termKey,
  termsOf,
  turnoversOf,
} from '../store/batch.ts'
import type { Connection } from '../store/connection.ts'
import { allEvenings, allTerms, type Evening, type TermDay } from '../store/evenings.ts'
import { allEarnings } from '../store/earnings.ts'
import type { StoredRow } from '../store/journal.ts'
import type { CodeCount, EarningDay, GlTurnover } from '../store/projections.ts'
import { allCounts, allMonths, allTurnovers } from '../store/proofs.ts'

export class Sums {
  readonly #turnovers = new Map<string, GlTurnover>()
  readonly #counts = new Map<string, CodeCount>()
  readonly #evenings = new Map<string, Evening>()
  readonly #terms = new Map<string, TermDay>()
  readonly #earnings = new Map<string, EarningSum>()

  /** The next row of the branch. */
  take(row: StoredRow, projection: Pick<Projection, 'draft' | 'entries' | 'earn'>): void {
    for (const turnover of turnoversOf(projection.entries.map(entry => ({ at: row, row: entry })))) {
      const key = turnoverKey(turnover)
      const sum = this.#turnovers.get(key)
      this.#turnovers.set(key, sum ? addTurnover(sum, turnover) : turnover)
    }
    for (const count of countsOf([row])) {
      const sum = this.#counts.get(countKey(count))
      if (!sum) this.#counts.set(countKey(count), count)
      else sum[row.outcome] += 1
    }
    projection.earn(this.#earned(row.day))
    for (const [key, evening] of eveningsOf([{ row, projection }])) this.#evenings.set(key, evening)
    for (const [key, term] of termsOf([{ row, projection }])) this.#terms.set(key, term)
  }

  /** Names each place where something else is stored. */
  async compare(
    connection: Connection,
    branch: string,
    found: (where: string, what: string) => void,
  ): Promise<void> {
    const [turnovers, months, counts, evenings, terms, earnings] = await Promise.all([
      allTurnovers(connection, branch),
      allMonths(connection, branch),
      allCounts(connection, branch),
      allEvenings(connection, branch),
      allTerms(connection, branch),
      allEarnings(connection, branch),
    ])
    const sums = 'is not the sum of its entries'
    compareKept('gl_day', turnovers, turnoverKey, this.#turnovers, sums, found)
    compareKept('gl_month', months, monthKey, monthsOf([...this.#turnovers.values()]), sums, found)
    compareKept('code_day', counts, countKey, this.#counts, sums, found)
    compareKept('evening', evenings, eveningKey, this.#evenings, LEFT, found)
    compareKept('term_day', terms, termKey, this.#terms, LEFT, found)
    compareKept('earning_day', earnings, earningKey, this.#earningDays(branch), sums, found)
  }

  #earned(day: string): EarningSum {
    const sum = this.#earnings.get(day) ?? new EarningSum()
    this.#earnings.set(day, sum)
    return sum
  }

  #earningDays(branch: string): ReadonlyMap<string, EarningDay> {
    const all = [...this.#earnings].flatMap(([day, sum]) =>
      sum.lines().map(line => ({ branch, day, ...line })),
    )
    return new Map(all.map(one => [earningKey(one), one]))
  }
}

const LEFT = 'is not what its day left'

function compareKept<R>(
  table: string,
  stored: readonly R[],
  keyOf: (row: R) => string,
  ours: ReadonlyMap<string, R>,
  differs: string,
  found: (where: string, what: string) => void,
): void {
  const rest = new Map(ours)
  for (const row of stored) {
    const key = keyOf(row)
    const own = rest.get(key)
    if (own === undefined || textOf(own) !== textOf(row)) found(`${table} ${key}`, differs)
    rest.delete(key)
  }
  for (const key of rest.keys()) found(`${table} ${key}`, 'is missing')
}

const textOf = (row: unknown): string => encode(row as Plain)

const earningKey = (one: EarningDay): string => `${one.day} ${lineKey(one)}`

const turnoverKey = ({ day, gl, unit }: GlTurnover): string => `${day} ${gl} ${unit}`

const addTurnover = (a: GlTurnover, b: GlTurnover): GlTurnover => ({
  ...a,
  debitCash: a.debitCash + b.debitCash,
  debitTransfer: a.debitTransfer + b.debitTransfer,
  creditCash: a.creditCash + b.creditCash,
  creditTransfer: a.creditTransfer + b.creditTransfer,
  debits: a.debits + b.debits,
  credits: a.credits + b.credits,
})
