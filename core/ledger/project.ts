/**
 * What follows from a row: the records as it leaves them, its entries, the movements of notes and vouchers,
 * and what it changes of what the deposits earn.
 * Pure, and the same fold for a row that is being posted as for one that is read from the journal, so that
 * what was projected can be rebuilt and compared.
 */
import { printNotes, worth } from './units.ts'
import type { Day } from '../dates.ts'
import type { EarningSum } from '../interest/earning.ts'
import { apply } from './apply.ts'
import type { Effect, Leg, Memo, NotesMove, VoucherMove } from './effects.ts'
import type { Account, Position } from './entities.ts'
import { Draft, type State } from './state.ts'
import { fail } from '../std.ts'

export interface EntryRow {
  readonly line: number
  readonly slip: number
  readonly account: string
  readonly gl: string
  /** Debit, credit; off balance receipt, payment. */
  readonly side: 'D' | 'C' | 'R' | 'P'
  readonly unit: string
  readonly amount: bigint
  /** Of the account after this entry; debit is positive. */
  readonly balance: bigint
  readonly medium: 'c' | 't'
  readonly valueDay: Day
}

export interface CustodyRow {
  readonly line: number
  /** The currency of notes, or the kind of voucher. */
  readonly thing: string
  /** `100x10`, or `1001-1020`. */
  readonly detail: string
  /** Worth in fen, or pieces. */
  readonly quantity: bigint
  readonly from: string
  readonly to: string
}

export class Projection {
  /** The records as they are after the row. */
  readonly draft: Draft
  readonly entries: EntryRow[] = []
  readonly custody: CustodyRow[] = []
  /** Accounts before and after an effect. */
  readonly #accounts: (readonly [Account | undefined, Account | undefined])[] = []
  readonly #day: Day

  /** Of a row at a position, on the state before it. */
  constructor(before: State, at: Position) {
    this.draft = new Draft(before, at)
    this.#day = at.day
  }

  /** The next effect of the row. */
  take(effect: Effect): void {
    const { draft, entries, custody } = this
    const changes = apply(draft, effect)
    for (const [kind, key, value] of changes) {
      if (kind === 'account') this.#accounts.push([draft.get('account', key), value])
    }
    draft.take(changes)
    if (effect.type === 'leg' || effect.type === 'memo')
      entries.push(entryOf(effect, draft, this.#day, entries.length + 1))
    else if (effect.type === 'notes') custody.push(notesRow(effect, custody.length + 1))
    else if (effect.type === 'vouchers') custody.push(vouchersRow(effect, custody.length + 1))
  }

  /** Adds what the row changes of what the deposits earn altogether. */
  earn(all: EarningSum): void {
    for (const [before, after] of this.#accounts) all.move(before, after)
  }
}

/** Of a row that has been posted. */
export function projectRow(before: State, effects: readonly Effect[], at: Position): Projection {
  const projection = new Projection(before, at)
  for (const effect of effects) projection.take(effect)
  return projection
}

function entryOf(effect: Leg | Memo, after: State, day: Day, line: number): EntryRow {
  const { gl, balance } = after.get('account', effect.account) ?? fail(`entry on ${effect.account}`)
  const { account, unit, amount } = effect
  const isLeg = effect.type === 'leg'
  return {
    line,
    slip: isLeg ? effect.slip : 0,
    account,
    gl,
    side: isLeg ? effect.side : effect.way === 'receipt' ? 'R' : 'P',
    unit,
    amount,
    balance,
    medium: isLeg && effect.medium === 'cash' ? 'c' : 't',
    valueDay: isLeg ? effect.valueDay : day,
  }
}

function notesRow({ unit, notes, from, to }: NotesMove, line: number): CustodyRow {
  return { line, thing: unit, detail: printNotes(unit, notes), quantity: worth(unit, notes), from, to }
}

function vouchersRow({ kind, first, last, from, to }: VoucherMove, line: number): CustodyRow {
  return { line, thing: kind, detail: `${first}-${last}`, quantity: BigInt(last - first + 1), from, to }
}

export interface Turnover {
  debitCash: bigint
  debitTransfer: bigint
  creditCash: bigint
  creditTransfer: bigint
  debits: number
  credits: number
}

export const noTurnover = (): Turnover => ({
  debitCash: 0n,
  debitTransfer: 0n,
  creditCash: 0n,
  creditTransfer: 0n,
  debits: 0,
  credits: 0,
})

/** Adds an entry to the turnover of its GL account; a receipt counts as debit, a payment as credit. */
export function addToTurnover(turnover: Turnover, { side, medium, amount }: EntryRow): void {
  const isDebit = side === 'D' || side === 'R'
  if (isDebit && medium === 'c') turnover.debitCash += amount
  else if (isDebit) turnover.debitTransfer += amount
  else if (medium === 'c') turnover.creditCash += amount
  else turnover.creditTransfer += amount
  if (isDebit) turnover.debits += 1
  else turnover.credits += 1
}
