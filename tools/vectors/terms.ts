/** What the inputs of several products have in common: conventions, dated rates, tax, movements, terms. */
import { addMonths, type Day, daysBetween } from '../../core/dates.ts'
import { type Convention, daysIn, type YearDays } from '../../core/interest/convention.ts'
import type { FixedMethod } from '../../core/interest/fixed.ts'
import type { DatedRate } from '../../core/interest/periods.ts'
import type { Movement } from '../../core/interest/products.ts'
import type { SettlementCalendar } from '../../core/interest/settlement.ts'
import { BadInput, isList, isObject, type Json, NotCovered } from './file.ts'
import { countOf, dayOf, Inputs, lacking, scaled, show } from './inputs.ts'

/** A vector as a method works it out. */
export interface Task {
  readonly product: string
  readonly method: string
  readonly inputs: Inputs
}

// Before every day that a file may name.
const ALWAYS: Day = '0001-01-01'

export const flatRate = (ppm: number): DatedRate[] => [{ from: ALWAYS, ppm }]

export const names = {
  open: [
    'open',
    'open_date',
    'opened',
    'from',
    'start',
    'start_date',
    'deposit_date',
    'value_date',
    'period_start',
  ],
  end: [
    'withdraw',
    'withdraw_date',
    'withdrawal_date',
    'withdrawal',
    'close_date',
    'closing_date',
    'closed',
    'close',
  ],
  until: ['to', 'until', 'end', 'end_date'],
  maturity: ['maturity', 'maturity_date', 'matures', 'due_date', 'due'],
  principal: ['principal', 'amount', 'deposit', 'balance'],
  rate: ['rate', 'annual_rate', 'term_rate', 'fixed_rate', 'contract_rate', 'open_rate', 'rate_on_open'],
  demandRate: [
    'demand_rate',
    'demand_rate_on_withdrawal',
    'demand_rate_on_withdraw',
    'overdue_rate',
    'current_rate',
  ],
} as const

/** Base, year and day count, where the vector departs from the house's. */
export function conventionOf({ inputs, method }: Task, usual: Convention): Convention {
  const unit = inputs.word('base_unit', 'interest_base')
  if (unit !== null && unit !== 'YUAN' && unit !== 'FEN') {
    throw new BadInput(`inputs.base_unit: "${unit}" is neither YUAN nor FEN`)
  }
  // How tax is spread is a matter of its own.
  const formula = method.replace(/TAX_SEGMENTS_\w+/g, '')
  const counting = inputs.word('day_count', 'overdue_day_count', 'day_count_convention')
  if (counting !== null && !/ACT|30E?[/_]360/.test(counting)) {
    throw new BadInput(`inputs.day_count: "${counting}" is neither ACTUAL nor 30/360`)
  }
  const named = `${counting ?? ''} ${formula}`
  const year = inputs.countMaybe('year_days', 'days_in_year', 'year_basis')
  if (year !== null && year !== 360 && year !== 365) {
    throw new BadInput(`inputs.year_days: ${year} is neither 360 nor 365`)
  }
  const yearNamed: YearDays | null = /365/.test(named) ? 365 : /360/.test(named) ? 360 : null
  return {
    base: unit === null ? usual.base : unit === 'YUAN' ? 'yuan' : 'fen',
    yearDays: year ?? yearNamed ?? usual.yearDays,
    dayCount: /30E?[/_]360/.test(named) ? 'thirty' : usual.dayCount,
  }
}

export function fixedMethodOf(method: string): FixedMethod {
  if (/MONTHS?_?(AND|PLUS|\+)_?(ODD_)?DAYS|ODD_DAYS|MIXED/.test(method)) return 'monthsAndDays'
  return /PER_ITEM_(ACTUAL|DAYS|30_360)|TERM_ACTUAL|ALL_DAYS/.test(method) ? 'actualDays' : 'wholeMonths'
}

/** `term_months: 6`, `term_years: 3`, `term: "6M"`. */
export function termMonthsMaybe(inputs: Inputs): number | null {
  const months = inputs.monthsMaybe('term_months', 'months', 'tenor_months', 'n_months')
  if (months !== null) return months
  const years = inputs.monthsMaybe('term_years', 'years')
  if (years !== null) return years * 12
  const term = inputs.word('term')
  if (term === null) return null
  const match = /^(\d+)\s*(M|Y|MONTHS?|YEARS?)?$/.exec(term)
  if (!match) throw new BadInput(`inputs.term: "${term}" is no term such as 6M or 1Y`)
  return Number(match[1]) * (match[2]?.startsWith('Y') ? 12 : 1)
}

/** Days given as such, or from one day to another. */
export function daysOf(
  inputs: Inputs,
  convention: Convention,
  from: readonly string[],
  to: readonly string[],
): number {
  const given = inputs.countMaybe('days', 'overdue_days', 'penalty_days', 'n_days')
  if (given !== null) return given
  const begin = inputs.day(...from)
  const end = inputs.day(...to)
  if (end < begin) throw new BadInput(`inputs: ${end} is before ${begin}`)
  return daysIn(begin, end, convention)
}

/** Rows `[from, ppm]` or `{ from, rate_ppm }`; null when there are none. */
export function datedRates(inputs: Inputs, ...keys: readonly string[]): DatedRate[] | null {
  const found = inputs.value(...keys)
  if (!found || !isList(found.value)) return null
  const rows = found.value.map((row, index): DatedRate => {
    const where = `${found.key}[${index}]`
    if (isList(row) && row.length === 2) {
      return { from: dayOf(row[0] as Json, where), ppm: Number(scaled(row[1] as Json, 0, where)) }
    }
    if (!isObject(row)) throw new BadInput(`inputs.${where}: ${show(row)} is no pair of a day and a rate`)
    const part = new Inputs(row)
    return { from: part.day('from', 'date', 'effective_from'), ppm: part.ppm('rate', 'tax', '') }
  })
  if (rows.length === 0) throw new BadInput(`inputs.${found.key} is empty`)
  return rows
}

/** The tax on interest: at one rate, by dated rows, or none. */
export function taxOf(inputs: Inputs): DatedRate[] {
  if (inputs.flag('tax_free', 'tax_exempt') === true) return []
  const rows = datedRates(inputs, 'tax_periods', 'tax_history', 'tax_rates')
  if (rows) return rows
  const flat = inputs.ppmMaybe('tax', 'tax_rate', 'interest_tax', 'interest_tax_rate')
  return flat === null ? [] : flatRate(flat)
}

export function calendarOf(inputs: Inputs, product = ''): SettlementCalendar | null {
  const named = inputs.word('settlement_calendar', 'settlement_mode', 'calendar', 'settlement_frequency')
  const word = named ?? product
  if (/YEARLY|ANNUAL|0630/.test(word)) return 'yearly0630'
  if (/MONTHLY/.test(word)) return 'monthly20'
  if (/QUARTER/.test(word)) return 'quarterly20'
  if (named !== null) throw new BadInput(`inputs: "${named}" is no settlement calendar`)
  return null
}

/** A multiplier as `[3, 5]`, `0.6` or in ppm, percent or permille; null when none is given. */
export function permilleOf(inputs: Inputs, ...keys: readonly string[]): number | null {
  for (const key of keys) {
    const found = inputs.value(key)
    if (found && isList(found.value)) return ratio(found.value, found.key)
    if (found && typeof found.value === 'string' && found.value.includes('/')) {
      return ratio(found.value.split('/'), found.key)
    }
    if (found) return Number(scaled(found.value, 3, found.key))
    const ppm = inputs.ppmMaybe(key)
    if (ppm === null) continue
    if (ppm % 1000 !== 0) throw new NotCovered(`${key} of ${ppm} ppm is finer than a permille`)
    return ppm / 1000
  }
  return null
}

function ratio(pair: readonly Json[], key: string): number {
  const [above, below] = pair.map(part => countOf(part, key))
  if (pair.length !== 2 || above === undefined || !below) {
    throw new BadInput(`inputs.${key}: ${show(pair)} is no factor such as [3, 5]`)
  }
  if ((above * 1000) % below !== 0) throw new NotCovered(`the factor ${above}/${below} is no whole permille`)
  return (above * 1000) / below
}

/** A rate by term: `rates: { "3m": 12500 }`, or `rate_3m_ppm: 12500`, `three_month_rate_ppm: 12500`. */
export function postedRate(inputs: Inputs, months: number, ...prefixes: readonly string[]): number | null {
  const spelled: Record<number, string> = {
    3: 'three_month',
    6: 'six_month',
    12: 'one_year',
    36: 'three_year',
  }
  const terms = [`${months}m`, `${months}_months`, `${months}_month`, `${months}`]
  if (months % 12 === 0) terms.push(`${months / 12}y`, `${months / 12}_years`, `${months / 12}_year`)
  const word = spelled[months] ?? (months === 60 ? 'five_year' : null)
  if (months === 0) terms.push('demand', 'current')
  const flat = terms.flatMap(term => prefixes.flatMap(prefix => [`${prefix}_${term}`, `${term}_${prefix}`]))
  const worded = word === null ? [] : prefixes.flatMap(prefix => [`${word}_${prefix}`, `${prefix}_${word}`])
  const direct = inputs.ppmMaybe(...flat, ...worded, ...(word === null ? [] : [word]))
  if (direct !== null) return direct
  const table = inputs.value('rates', 'rates_ppm', 'posted_rates', 'posted_rates_ppm')
  return table && isObject(table.value)
    ? new Inputs(table.value).ppmMaybe(...terms, ...(word ? [word] : []))
    : null
}

const OPENING = [
  'opening_balance',
  'initial_balance',
  'balance',
  'principal',
  'outstanding',
  'loan',
  'amount',
]

/** Movements of an account in any of the usual forms; an opening balance comes in on the first day. */
export function movementsOf(inputs: Inputs): Movement[] {
  const opening = inputs.amountMaybe(...OPENING)
  const events = inputs.listMaybe('events', 'movements', 'transactions', 'entries', 'paid', 'deposits') ?? []
  const balances = inputs.listMaybe('balances', 'daily_balances') ?? []
  if (opening === null && events.length + balances.length === 0) {
    lacking('a balance or movements', ['balance', 'events.amount'], '_fen')
  }
  const movements: Movement[] = []
  if (opening !== null) movements.push({ day: inputs.day(...names.open, 'drawdown'), amount: opening })
  let balance = opening ?? 0n
  for (const [rows, isBalance] of [
    [events, false],
    [balances, true],
  ] as const) {
    for (const [index, row] of rows.entries()) {
      const movement = movementOf(row, isBalance, balance, index)
      balance += movement.amount
      movements.push(movement)
    }
  }
  return movements
}

function movementOf(row: Json, isBalance: boolean, before: bigint, index: number): Movement {
  const where = `events[${index}]`
  if (isList(row) && row.length === 2) {
    const amount = scaled(row[1] as Json, 0, where)
    return { day: dayOf(row[0] as Json, where), amount: isBalance ? amount - before : amount }
  }
  if (!isObject(row)) throw new BadInput(`inputs.${where}: ${show(row)} is no movement`)
  const part = new Inputs(row)
  const day = part.day('value_date', 'date', 'day', 'on', 'from')
  const after = part.amountMaybe('balance', 'balance_after')
  const change = part.amountMaybe('amount', 'change', 'delta', 'deposit', 'credit', 'in')
  if (change === null && after !== null) return { day, amount: after - before }
  const out = change ?? -part.amount('withdraw', 'withdrawal', 'debit', 'out')
  const kind = part.word('type', 'kind', 'side', 'direction') ?? ''
  const isOut = /WITHDRAW|OUT|DEBIT|REPAY|支|取|借/.test(kind) && out > 0n
  return { day, amount: isOut ? -out : out }
}

export const maturityOf = (inputs: Inputs, open: Day, months: number | null): Day | null =>
  inputs.dayMaybe(...names.maturity) ?? (months === null ? null : addMonths(open, months))

export function mustFollow(from: Day, to: Day): void {
  if (daysBetween(from, to) < 0) throw new BadInput(`inputs: ${to} is before ${from}`)
}
