/** A small till by hand: rows in, a difference by face in, suspects out. */
import type { Fact, Imbalance } from '../../../core/finder/facts.ts'
import { find } from '../../../core/finder/find.ts'
import { fewestNotes, parseNotes } from '../../../core/ledger/units.ts'
import { abs, given } from '../../../core/std.ts'
import { parseMoney } from '../../../core/money.ts'
import { times, UNIT } from './day.ts'

/**
 * `11 0510 A1 1350.00`: a serial, a code, an account or – and what the till gained; more attributes beside
 * it.
 */
export function row(text: string, more: Partial<Fact> = {}): Fact {
  const [serial = '', code = '', account = '', amount = '0'] = text.split(' ')
  const cash = given(parseMoney(amount), `an amount in ${text}`)
  return {
    serial: Number(serial),
    at: Number(serial) * 60_000,
    code,
    teller: '0011',
    cash,
    notes: times(fewestNotes(UNIT, abs(cash)), cash < 0n ? -1n : 1n),
    transfer: 0n,
    account: account === '–' ? null : account,
    other: null,
    reverses: null,
    reversedBy: null,
    asked: false,
    papers: [],
    bookBehind: false,
    ...more,
  }
}

export const imbalance = (
  faces: string,
  rows: readonly Fact[],
  more: Partial<Imbalance> = {},
): Imbalance => ({
  unit: UNIT,
  till: '01',
  faces: given(parseNotes(faces), `faces in ${faces}`),
  papers: [],
  earlier: [],
  others: [],
  rows,
  ...more,
})

/** `digitsSwapped 12` – causes with the rows that they show, the likeliest first. */
export const suspectsOf = (question: Imbalance): string[] =>
  find(question).map(({ cause, rows }) => [cause, ...rows].join(' '))
