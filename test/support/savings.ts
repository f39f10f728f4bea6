/** Savings on other days and at other rates than those of the practice branch. */
import { addDays } from '../../core/dates.ts'
import type { Rate, RateKind } from '../../core/parameters.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import type { SetRecord } from '../../core/ledger/effects.ts'
import { printMoney } from '../../core/money.ts'
import { given } from '../../core/std.ts'
import { accountOf, type Bank, patch, practice } from './practice.ts'
import { must } from './tables.ts'

/** `lumpSum/12` → ppm. */
export type Rates = Readonly<Record<string, number>>

/** A bank whose only rates are these, whatever the day, and where A1 can pay anything. */
export function bankWith(rates: Rates, more: object = {}): Bank {
  const bank = practice()
  const rows = Object.entries({ 'demand/0': 2_000, ...rates }).map(([key, ppm]): Rate => {
    const [kind = '', months = ''] = key.split('/')
    return { kind: kind as RateKind, months: Number(months), from: '1900-01-01', ppm }
  })
  patch(bank, 'parameters', 'current', { rates: rows, ...more })
  patch(bank, 'account', accountOf(bank, 'A1').no, { balance: -10_000_000_000n })
  return bank
}

/** Does a code on a day, from and to A1, signed by whoever must; gives the account that it opened. */
export function on(bank: Bank, day: string, code: string, fields: Readonly<Record<string, string>>): string {
  bank.turnTo(addDays(day, 0))
  must(bank, '0011', code, fields)
  const effects = given(
    bank.rows.findLast(row => row.code === code && row.outcome === 'posted'),
    code,
  ).effects
  const opened = effects.find(
    (effect): effect is SetRecord =>
      effect.type === 'set' && effect.kind === 'account' && effect.from === null,
  )
  return opened?.key ?? ''
}

/** Interest and tax of the last row, in fen, as they were booked. */
export function booked(bank: Bank): { readonly interest: bigint; readonly tax: bigint } {
  const { effects } = given(bank.rows.at(-1), 'a row')
  const legs = effects.filter(effect => effect.type === 'leg')
  const on = (prefix: string) =>
    legs.reduce((total, leg) => (leg.account.startsWith(prefix) ? total + leg.amount : total), 0n)
  return { interest: on('6411'), tax: on('2221') }
}

/** What A1 was credited with in the last row. */
export function credited(bank: Bank): string {
  const a1 = accountOf(bank, 'A1').no
  const legs = given(bank.rows.at(-1), 'a row').effects.filter(effect => effect.type === 'leg')
  return printMoney(legs.reduce((total, leg) => (leg.account === a1 ? total + leg.amount : total), 0n))
}

export const left = (bank: Bank, no: string): string => printMoney(naturalBalance(accountOf(bank, no)))
