/** Accruals and the tax on interest from a vector. */
import { addDays, addMonths, type Day } from '../../core/dates.ts'
import { accrualDays, accrualRows } from '../../core/interest/accrual.ts'
import { depositConvention, loanConvention } from '../../core/interest/convention.ts'
import { segmentsByRate } from '../../core/interest/products.ts'
import { exactInterest, interestOf } from '../../core/interest/segments.ts'
import { flatTax, interestTax, taxShares } from '../../core/interest/tax.ts'
import type { Answers } from './answers.ts'
import { accruedAnswers, fixed } from './fixed.ts'
import { dayOf, lacking } from './inputs.ts'
import {
  conventionOf,
  datedRates,
  flatRate,
  maturityOf,
  movementsOf,
  names,
  type Task,
  taxOf,
  termMonthsMaybe,
} from './terms.ts'

// A vector may list rows without saying when the deposit ends: so long are they worked out.
const MONTHS_MAX = 600

export function accrual(task: Task): Answers {
  const { inputs, product } = task
  const accrued = inputs.amountMaybe('accrued', 'already_accrued', 'accrued_interest')
  const due = inputs.amountMaybe('interest_due', 'due', 'interest_payable', 'actual_interest')
  if (accrued !== null && due !== null) return accruedAnswers(due, accrued)
  // What is drawn has an accrual to use up; the rest of the question is that of a deposit.
  if (accrued !== null) return fixed(task)
  if (inputs.dayMaybe(...names.end) !== null && inputs.ppmMaybe('rate') !== null) {
    if (inputs.ppmMaybe(...names.demandRate) !== null) return drawnEarly(task)
  }
  const convention = conventionOf(task, /LOAN/.test(product) ? loanConvention : depositConvention)
  const movements = movementsOf(inputs)
  const from =
    inputs.dayMaybe(...names.open, 'drawdown') ?? movements[0]?.day ?? lacking('a day', names.open, '')
  const rates =
    datedRates(inputs, 'rate_history', 'rate_changes') ??
    flatRate(inputs.ppm(...names.rate, ...names.demandRate))
  const to = endOf(task, from)
  const listed = inputs.listMaybe('month_ends', 'accrual_dates', 'dates')
  const days = listed?.map((day, index) => dayOf(day, `month_ends[${index}]`)) ?? accrualDays(from, to)
  const rows = accrualRows(from, days, until => segmentsByRate(movements, from, until, rates, convention))
  const total = rows.at(-1)
  const isOpen = to === addMonths(from, MONTHS_MAX)
  return {
    rows: rows.map(row => ({
      month_end: row.day,
      days: row.days,
      cumulative_fen: row.cumulative,
      posted_fen: row.posted,
    })),
    ...(isOpen && !listed
      ? {}
      : {
          interest_fen: total?.cumulative ?? 0n,
          total_posted_fen: rows.reduce((sum, row) => sum + row.posted, 0n),
          exact_total_fen: exactInterest(segmentsByRate(movements, from, to, rates, convention)),
        }),
  }
}

/** Accrued at the rate of the deposit, due at the demand rate: what was too much is taken back. */
function drawnEarly(task: Task): Answers {
  const { inputs } = task
  const from = inputs.day(...names.open)
  const on = inputs.day(...names.end)
  const told = inputs.dayMaybe('accrued_to', 'accrued_until', 'last_accrual', 'last_accrual_date')
  const last = told ?? accrualDays(from, `${on.slice(0, 8)}01`).at(-1)
  const convention = conventionOf(task, depositConvention)
  const to = last === undefined ? from : addDays(last, 1)
  const segments = segmentsByRate(movementsOf(inputs), from, to, flatRate(inputs.ppm('rate')), convention)
  const accrued = interestOf(segments)
  const withAccrual = inputs.with({ accrued_fen: accrued.toString() })
  return { ...fixed({ ...task, inputs: withAccrual }), accrued_fen: accrued, already_accrued_fen: accrued }
}

function endOf({ inputs }: Task, from: Day): Day {
  const end = inputs.dayMaybe(...names.end, ...names.until)
  const maturity = maturityOf(inputs, from, termMonthsMaybe(inputs))
  return end ?? maturity ?? addMonths(from, MONTHS_MAX)
}

/** Tax on an amount of interest that is told. */
export function tax({ inputs }: Task): Answers {
  const interest = inputs.amount('interest', 'gross_interest')
  const from = inputs.dayMaybe(...names.open)
  const rates = taxOf(inputs)
  if (from === null) {
    const due = flatTax(interest, rates.at(-1)?.ppm ?? 0)
    return { interest_fen: interest, tax_fen: due, net_fen: interest - due }
  }
  const to = inputs.day(...names.end, ...names.until, ...names.maturity)
  const due = interestTax(interest, from, to, rates)
  return {
    interest_fen: interest,
    tax_fen: due,
    net_fen: interest - due,
    segment_days_30_360: taxShares(from, to, rates).map(({ days }) => days),
  }
}
