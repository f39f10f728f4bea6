/**
 * The trial balance as it is printed: every balance on the side where it stands, never as a minus; totals of
 * both sides; the off-balance register apart, for it has receipts and payments instead of sides (rules.md
 * §1.1, §1.4).
 */
import { VOUCHER_GL } from '../ledger/complete.ts'
import { displayMoney, parseMoney } from '../money.ts'
import { groupBy, sum } from '../std.ts'
import type { WireTrialRow } from '../wire.ts'
import type { Words } from '../words.ts'

/** An amount on each side, as text; empty where there is none. */
export interface Sided {
  readonly debit: string
  readonly credit: string
}

export interface TrialLine {
  readonly gl: string
  readonly name: Words
  readonly opening: Sided
  readonly turnover: Sided
  readonly closing: Sided
}

export interface RegisterLine {
  readonly gl: string
  readonly name: Words
  /** Blank vouchers are counted in pieces; everything else is an amount. */
  readonly inPieces: boolean
  readonly opening: string
  readonly received: string
  readonly paid: string
  readonly closing: string
}

export interface Trial {
  readonly unit: string
  readonly lines: readonly TrialLine[]
  readonly totals: Omit<TrialLine, 'gl' | 'name'>
  readonly register: readonly RegisterLine[]
}

/** One for each currency, the branch's own first: it alone has a register. */
export function trialsOf(rows: readonly WireTrialRow[]): Trial[] {
  const own = rows.find(({ side }) => side === 'offBalance')?.unit ?? rows[0]?.unit
  const byUnit = [...groupBy(rows, ({ unit }) => unit)]
  const inOrder = byUnit.toSorted(([a], [b]) => Number(b === own) - Number(a === own))
  return inOrder.map(([unit, all]) => ({ unit, ...trialOf(all) }))
}

function trialOf(rows: readonly WireTrialRow[]): Omit<Trial, 'unit'> {
  const onBalance = rows.filter(({ side }) => side !== 'offBalance')
  return {
    lines: onBalance.map(({ gl, name, side, opening, debit, credit, closing }) => ({
      gl,
      name,
      opening: sided(signed(side, opening)),
      turnover: { debit: shown(fen(debit)), credit: shown(fen(credit)) },
      closing: sided(signed(side, closing)),
    })),
    totals: {
      opening: totalOf(onBalance.map(row => signed(row.side, row.opening))),
      turnover: {
        debit: displayMoney(sum(onBalance.map(row => fen(row.debit)))),
        credit: displayMoney(sum(onBalance.map(row => fen(row.credit)))),
      },
      closing: totalOf(onBalance.map(row => signed(row.side, row.closing))),
    },
    register: rows.filter(({ side }) => side === 'offBalance').map(registerLine),
  }
}

const fen = (text: string): bigint => parseMoney(text) ?? 0n

/** Debit is positive. On the wire an account reads positive on its own side. */
const signed = (side: WireTrialRow['side'], text: string): bigint => (side === 'C' ? -fen(text) : fen(text))

const shown = (amount: bigint): string => (amount === 0n ? '' : displayMoney(amount))

const sided = (amount: bigint): Sided =>
  amount > 0n ? { debit: shown(amount), credit: '' } : { debit: '', credit: shown(-amount) }

const totalOf = (amounts: readonly bigint[]): Sided => ({
  debit: displayMoney(sum(amounts.filter(amount => amount > 0n))),
  credit: displayMoney(-sum(amounts.filter(amount => amount < 0n))),
})

/** The books hold a piece at one yuan. */
const FEN_A_PIECE = 100n

function registerLine({ gl, name, opening, debit, credit, closing }: WireTrialRow): RegisterLine {
  const inPieces = gl.startsWith(VOUCHER_GL)
  const text = (amount: string) => (inPieces ? String(fen(amount) / FEN_A_PIECE) : displayMoney(fen(amount)))
  return {
    gl,
    name,
    inPieces,
    opening: text(opening),
    received: text(debit),
    paid: text(credit),
    closing: text(closing),
  }
}
