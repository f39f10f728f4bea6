/**
 * Who pays the lines of a payroll that has been signed (core/counter/payroll.ts): one server at a time. Each
 * line is a request whose id is made of the batch and the line, so whoever goes on after a crash sends them
 * all again, and those that are in the journal are answered from it. People are served between the waves.
 */
import { SYSTEM_TELLER } from '../../core/founding.ts'
import type { PayrollFile } from '../../core/fields/payroll.ts'
import type { UnpaidLine } from '../../core/items/payroll.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { printMoney } from '../../core/money.ts'
import { refusals } from '../../core/refusals.table.ts'
import { restoreFields } from '../../core/request.ts'
import { given } from '../../core/std.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import { printUnpaid } from '../../core/transactions/60-agency/6014-end-payroll.ts'
import type { Submit } from '../actors.ts'
import type { Answer } from '../answers.ts'
import type { Books } from '../books.ts'
import { openItemsIn } from '../looks/reader.ts'
import { branchesWithOpen } from '../store/closing.ts'
import { findRows } from '../store/journal.ts'
import { tryLock } from '../store/locks.ts'

const LOOK_MS = 1_000
const WAVE = 200

export class Payrolls {
  readonly #books: Books
  readonly #submit: Submit
  readonly #running = new Map<string, Promise<void>>()
  #watching: NodeJS.Timeout | null = null
  #leaving = false

  constructor(books: Books, submit: Submit) {
    this.#books = books
    this.#submit = submit
  }

  /** Goes on with whatever payroll nobody is at, now and from time to time. */
  watch(): void {
    this.#watching = setInterval(() => void this.look(), LOOK_MS)
    void this.look()
  }

  /** Finishes the wave that runs, and begins no other. */
  async leave(): Promise<void> {
    this.#leaving = true
    if (this.#watching) clearInterval(this.#watching)
    await Promise.all(this.#running.values())
  }

  /** Pays all that waits in any branch, unless somebody is at it. */
  async look(): Promise<void> {
    try {
      for (const branch of await branchesWithOpen(this.#books.pool, 'payroll')) {
        if (this.#leaving) return
        const running = this.#running.get(branch) ?? this.#payAll(branch)
        this.#running.set(branch, running)
        await running.finally(() => this.#running.delete(branch))
      }
    } catch {
      // No database for a moment, or the branch is not open: the next look goes on.
    }
  }

  async #payAll(branch: string): Promise<void> {
    const release = await tryLock(this.#books.pool, `payroll ${branch}`)
    if (!release) return
    try {
      for (const { id } of await openItemsIn(this.#books, branch, 'payroll'))
        await payPayroll(this.#books, this.#submit, branch, id, () => this.#leaving)
    } finally {
      await release()
      this.#books.moved([branch])
    }
  }
}

/** `payroll-20260302-17`: the day and the row that the batch was posted in. */
export function rowOfPayroll(item: string): { readonly day: string; readonly serial: number } {
  const [, digits = '', serial = ''] = item.split('-')
  return { day: digits.replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3'), serial: Number(serial) }
}

/** The lines as they were handed in; of the names only their hashes. */
export async function linesOf({ pool }: Books, branch: string, item: string): Promise<PayrollFile> {
  const [row] = await findRows(pool, [{ branch, ...rowOfPayroll(item) }])
  const values = restoreFields(transactionOf('6003'), decodeFields(given(row, item).fields))
  return values.file as PayrollFile
}

/** The id under which the program asks for a line: made of batch and line, so it is always the same. */
export function requestOfLine(branch: string, item: string, line: number): string {
  const { day, serial } = rowOfPayroll(item)
  return `${branch}/${day}/payroll-${serial}/${line}`
}

/** Pays every line that is not paid yet, and ends the batch. Throws where it has to be gone on with later. */
export async function payPayroll(
  books: Books,
  submit: Submit,
  branch: string,
  item: string,
  isLeaving: () => boolean = () => false,
): Promise<void> {
  const ask = (counter: number, code: string, fields: Readonly<Record<string, string>>) => {
    const request = requestOfLine(branch, item, counter)
    return submit({ request, code, teller: SYSTEM_TELLER, ticket: null, fields })
  }
  const lines = await linesOf(books, branch, item)
  const unpaid: UnpaidLine[] = []
  for (let start = 0; start < lines.length; start += WAVE) {
    if (isLeaving()) return
    const wave = lines.slice(start, start + WAVE)
    const answers = await Promise.all(
      wave.map(({ line, account, amount, name }) =>
        ask(line, '6013', { payroll: item, line: String(line), account, amount: printMoney(amount), name }),
      ),
    )
    if (answers.some(saysDone)) return
    for (const [index, { line }] of wave.entries()) unpaid.push(...unpaidBy(line, answers[index]))
  }
  const last = given(lines.at(-1), 'a line').line + 1
  const ended = await ask(last, '6014', { payroll: item, unpaid: printUnpaid(unpaid) })
  if (ended.outcome !== 'posted') throw new Error(`${item} was not ended: ${ended.outcome}`)
}

/** Somebody else has been faster to the end. */
const saysDone = (answer: Answer): boolean =>
  answer.outcome === 'refused' && answer.refusal.refused === 'itemDone'

/** What says no to a line says why; what says no to everything is waited out. */
function unpaidBy(line: number, answer: Answer | undefined): UnpaidLine[] {
  if (answer?.outcome !== 'refused') return []
  const { refused } = answer.refusal
  const waits = refusals[refused].status === 503 || /^(branch_|dayRolled|itemUnknown)/.test(refused)
  if (waits) throw new Error(`line ${line}: ${refused}`)
  return [{ line, refused }]
}
