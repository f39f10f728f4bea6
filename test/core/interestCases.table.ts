/**
 * Further worked cases, in the format of the vector file: every kind of it at its edges. What is expected is
 * worked out by `plainInterest.ts`, which knows nothing of the program.
 */
import {
  baseOn,
  dayByDay,
  daysOf,
  type Event,
  exact,
  later,
  next,
  percentOf,
  rateFrom,
  thirties,
} from '../support/plainInterest.ts'

type Part = Record<string, unknown>

export interface Case {
  readonly id: string
  readonly product: string
  readonly method: string
  readonly inputs: Part
  readonly expected: Part
}

const days = (from: string, to: string) => daysOf(from, to).length
const fen = (amount: bigint) => Number(amount)
const cases: Case[] = []
const add = (product: string, method: string, inputs: Part, expected: Part) =>
  cases.push({ id: `${product}-${cases.length + 1}`, product, method, inputs, expected })

const event = (date: string, yuan: number): Event => ({ date, amount_fen: Math.round(yuan * 100) })

const histories: readonly (readonly [settlement: string, ppm: number, events: readonly Event[]])[] = [
  ['2024-03-20', 2_000, [event('2024-02-28', 1_000), event('2024-02-29', 500.55), event('2024-03-01', -200)]],
  ['2023-03-20', 2_500, [event('2022-12-31', 888.88), event('2023-01-31', 0.12), event('2023-02-28', 99.99)]],
  ['2000-03-20', 9_900, [event('2000-02-29', 12_345.67), event('2000-03-20', -45.67)]],
  ['2100-03-20', 3_500, [event('2100-02-28', 5_000), event('2100-03-01', 5_000)]],
  ['2023-09-20', 3_500, [event('2023-06-21', 0.99), event('2023-07-01', 0.01), event('2023-07-31', 99)]],
  ['2023-12-20', 2_000, [event('2023-12-20', 1_000_000)]],
  ['2024-06-20', 1, [event('2024-03-21', 99_999_999.99)]],
]
for (const [settlement, ppm, events] of histories) {
  const posting = next(settlement)
  const { fen: interest, products } = dayByDay(events, events[0]?.date ?? '', posting, () => ppm)
  add(
    'DEMAND',
    'ACCUMULATED_BALANCE/360',
    { events, settlement_date: settlement, posting_date: posting, rate_on_settlement_ppm: ppm },
    { accumulated_fen_days: fen(products), interest_fen: fen(interest), net_fen: fen(interest) },
  )
}

for (const [base, year] of [
  ['FEN', 360],
  ['YUAN', 365],
  ['FEN', 365],
] as const) {
  const events = [event('2023-12-21', 4_321.09), event('2024-02-29', 111.11)]
  const { fen: interest } = dayByDay(events, '2023-12-21', '2024-03-05', () => 3_500, year, base)
  const inputs = { events, close_date: '2024-03-05', rate_ppm: 3_500, base_unit: base, year_days: year }
  add('DEMAND', 'ACCUMULATED_BALANCE', inputs, { interest_fen: fen(interest), days: 75 })
}

// Settled, and closed in the quarter after: each at its own rate, on what the settlement left.
for (const [open, yuan, close] of [
  ['2023-01-31', 10_000.5, '2023-05-01'],
  ['2024-02-29', 77_777.77, '2024-03-22'],
] as const) {
  const settlement = `${open.slice(0, 4)}-03-20`
  const posting = next(settlement)
  const first = dayByDay([event(open, yuan)], open, posting, () => 3_500).fen
  const both = [event(open, yuan), { date: posting, amount_fen: fen(first) }]
  const last = dayByDay(both, posting, close, () => 2_000).fen
  add(
    'DEMAND',
    'ACCUMULATED_BALANCE/360',
    {
      events: [event(open, yuan)],
      settlement_calendar: 'QUARTERLY_20',
      close_date: close,
      rate_on_settlement_ppm: 3_500,
      rate_on_close_ppm: 2_000,
    },
    { period1_interest_fen: fen(first), close_interest_fen: fen(last), interest_fen: fen(first + last) },
  )
}

for (const [from, settlement, yuan, history] of [
  [
    '2012-03-21',
    '2012-06-20',
    50_000,
    [
      ['2011-07-07', 5_000],
      ['2012-06-20', 4_000],
    ],
  ],
  [
    '2012-03-21',
    '2012-06-20',
    50_000,
    [
      ['2011-07-07', 5_000],
      ['2012-06-21', 4_000],
    ],
  ],
  [
    '2012-03-21',
    '2012-06-20',
    123_456.78,
    [
      ['2011-07-07', 5_000],
      ['2012-04-01', 4_500],
      ['2012-06-08', 4_000],
    ],
  ],
  [
    '2023-12-21',
    '2024-03-20',
    1_000,
    [
      ['2020-01-01', 3_500],
      ['2024-02-29', 2_500],
      ['2024-03-01', 1_500],
    ],
  ],
  [
    '2015-06-21',
    '2015-09-20',
    9_999.99,
    [
      ['2015-06-21', 3_500],
      ['2015-08-26', 3_000],
    ],
  ],
] as const) {
  const { fen: interest } = dayByDay([event(from, yuan)], from, next(settlement), rateFrom(history))
  const balance_fen = Math.round(yuan * 100)
  const inputs = {
    balance_fen,
    from,
    settlement_date: settlement,
    rate_history: history,
    customer: 'CORPORATE',
  }
  add('DEMAND_CORPORATE', 'ACCUMULATED_BALANCE/360_SEGMENTED', inputs, { interest_fen: fen(interest) })
}

/** Whole months at the agreed rate, and actual days beyond them at demand. */
for (const [open, months, withdraw, ppm] of [
  ['2023-08-31', 6, '2024-02-29', 13_500],
  ['2023-08-31', 6, '2024-03-31', 13_500],
  ['2024-02-29', 12, '2025-02-28', 15_000],
  ['2024-02-29', 36, '2027-03-01', 27_500],
  ['2023-11-30', 3, '2024-02-29', 11_000],
  ['2019-02-28', 60, '2024-02-29', 27_500],
] as const) {
  const maturity = later(open, months)
  const interest = exact()
    .at(3_333_300n, ppm, months, 12)
    .at(3_333_300n, 2_000, days(maturity, withdraw))
    .fen()
  const inputs = {
    principal_fen: 3_333_300,
    open,
    term_months: months,
    withdraw,
    rate_ppm: ppm,
    demand_rate_ppm: 2_000,
  }
  add('FIXED', 'PER_ITEM_WHOLE_MONTHS+OVERDUE_DAYS', inputs, { interest_fen: fen(interest) })
  const actual = exact()
    .at(3_333_300n, ppm, days(open, maturity))
    .at(3_333_300n, 2_000, days(maturity, withdraw))
    .fen()
  add('FIXED', 'PER_ITEM_ACTUAL_DAYS+OVERDUE_DAYS', inputs, { interest_fen: fen(actual) })
}

for (const [open, months, withdraw] of [
  ['2024-02-28', 12, '2024-03-01'],
  ['2023-12-31', 3, '2024-03-30'],
  ['2023-01-31', 60, '2023-02-01'],
] as const) {
  const inputs = {
    principal_fen: 765_400,
    open,
    term_months: months,
    withdraw,
    rate_ppm: 15_000,
    demand_rate_ppm: 2_000,
  }
  const held = days(open, withdraw)
  const interest = exact().at(765_400n, 2_000, held).fen()
  add('FIXED', 'EARLY_DEMAND_ACTUAL', inputs, { days: held, interest_fen: fen(interest) })
}

/** The tax of a fixed deposit spread over months of thirty days. */
for (const [open, months, ppm] of [
  ['1999-05-01', 12, 22_500],
  ['2007-08-15', 12, 33_300],
  ['2006-10-31', 36, 33_300],
  ['2008-10-09', 12, 33_300],
] as const) {
  const taxes = [
    ['1999-11-01', 200_000],
    ['2007-08-15', 50_000],
    ['2008-10-09', 0],
  ] as const
  const maturity = later(open, months)
  const interest = exact().at(5_000_000n, ppm, months, 12).fen()
  const marks = [
    open,
    ...taxes.map(([from]) => from).filter(from => from > open && from < maturity),
    maturity,
  ]
  const tax = exact()
  const total = BigInt(thirties(open, maturity))
  for (const [index, from] of marks.slice(0, -1).entries()) {
    const share = BigInt(thirties(from, marks[index + 1] ?? maturity))
    tax.plus(interest * share * BigInt(rateFrom(taxes)(from)), total * 1_000_000n)
  }
  add(
    'FIXED',
    'PER_ITEM_WHOLE_MONTHS + TAX_SEGMENTS_30_360',
    { principal_fen: 5_000_000, open, term_months: months, maturity, rate_ppm: ppm, tax_periods: taxes },
    { interest_fen: fen(interest), tax_fen: fen(tax.fen()), net_fen: fen(interest - tax.fen()) },
  )
}

// Renewed twice with what was earned; the odd days at demand.
{
  const first = exact().at(1_234_500n, 15_000, 12, 12).fen()
  const whole = ((1_234_500n + first) / 100n) * 100n
  const second = exact().at(whole, 21_000, 12, 12).fen()
  const third = 1_234_500n + first + second
  const odd = exact()
    .at((third / 100n) * 100n, 2_000, days('2022-02-28', '2022-03-15'))
    .fen()
  add(
    'FIXED',
    'AUTO_RENEW_CAPITALISE + EARLY_DEMAND_ACTUAL',
    {
      principal_fen: 1_234_500,
      open: '2020-02-29',
      term_months: 12,
      renewals: ['2021-02-28', '2022-02-28'],
      withdraw: '2022-03-15',
      rate_ppm: 15_000,
      renew_rates_ppm: [21_000, 21_000],
      demand_rate_ppm: 2_000,
      base_unit: 'YUAN',
    },
    {
      period1_interest_fen: fen(first),
      period2_interest_fen: fen(second),
      total_payout_fen: fen(third + odd),
    },
  )
}

for (const [count, ppm] of [
  [12, 11_000],
  [36, 13_000],
  [60, 13_000],
] as const) {
  const products = (12_300n * BigInt(count) * BigInt(count + 1)) / 2n
  const interest = exact().at(products, ppm, 1, 12).fen()
  add(
    'INSTALMENT',
    'MONTHLY_PRODUCT',
    { instalment_fen: 12_300, count, first: '2020-01-31', rate_ppm: ppm },
    { monthly_products_fen: fen(products), interest_fen: fen(interest) },
  )
}
{
  // Thirty-day months after the maturity, on all that was paid in.
  const overdue = thirties('2024-01-31', '2024-03-31')
  const interest = exact()
    .at(50_000n * 78n, 11_000, 1, 12)
    .at(600_000n, 3_500, overdue)
    .fen()
  const inputs = {
    instalment_fen: 50_000,
    count: 12,
    first: '2023-01-31',
    maturity: '2024-01-31',
    withdraw: '2024-03-31',
  }
  const rates = { rate_ppm: 11_000, demand_rate_ppm: 3_500, overdue_day_count: '30/360' }
  add(
    'INSTALMENT',
    'MONTHLY_PRODUCT + OVERDUE_30_360',
    { ...inputs, ...rates },
    { interest_fen: fen(interest) },
  )
  const paid = [
    ['2024-01-31', 50_000],
    ['2024-02-29', 50_000],
    ['2024-03-31', 50_000],
  ] as const
  const events = paid.map(([date, amount_fen]) => ({ date, amount_fen }))
  const early = dayByDay(events, '2024-01-31', '2024-04-01', () => 2_000)
  add(
    'INSTALMENT',
    'EARLY_DEMAND_ACTUAL',
    { paid, withdraw: '2024-04-01', demand_rate_ppm: 2_000 },
    { accumulated_fen_days: fen(early.products), interest_fen: fen(early.fen) },
  )
}

for (const [principal, months, interval] of [
  [500_000n, 12, 1],
  [777_700n, 36, 3],
  [1_000_000n, 60, 6],
] as const) {
  const interest = exact().at(principal, 13_000, months, 12).fen()
  const draws = months / interval
  const each = exact().at(principal, 13_000, months, 12).plus(0n, 1n)
  const one = exact()
    .plus(principal * 13_000n * BigInt(months), 12_000_000n * BigInt(draws))
    .fen()
  add(
    'PRINCIPAL_KEPT',
    'EQUAL_INTEREST_DRAW',
    { principal_fen: fen(principal), term_months: months, interval_months: interval, rate_ppm: 13_000 },
    {
      interest_fen: fen(each.fen()),
      draws,
      each_draw_fen: fen(one),
      last_draw_fen: fen(interest - one * BigInt(draws - 1)),
    },
  )
}
{
  const due = exact().at(2_000_000n, 2_000, days('2024-01-31', '2024-04-30')).fen()
  add(
    'PRINCIPAL_KEPT',
    'EARLY_DEMAND_ACTUAL + CLAWBACK',
    {
      principal_fen: 2_000_000,
      open: '2024-01-31',
      withdraw: '2024-04-30',
      draws_already_paid: 2,
      each_draw_fen: 2_167,
      demand_rate_ppm: 2_000,
    },
    {
      interest_due_fen: fen(due),
      clawback_fen: fen(4_334n - due),
      payout_fen: fen(2_000_000n + due - 4_334n),
    },
  )
}

for (const [principal, each, times, interval] of [
  [1_200_000, 100_000, 12, 1],
  // What is drawn is whole yuan, as every base is.
  [1_000_000, 83_300, 12, 3],
  [3_000_000, 300_000, 10, 6],
] as const) {
  const above = BigInt(principal + each) * 13_000n * BigInt(times * interval)
  const interest = exact().plus(above, 24_000_000n).fen()
  const inputs = {
    principal_fen: principal,
    each_fen: each,
    times,
    interval_months: interval,
    rate_ppm: 13_000,
  }
  add('LUMP_IN_PART_OUT', 'AVERAGE_BALANCE_MONTHS', inputs, { interest_fen: fen(interest) })
}

/** Notice kept to the day earns its rate; one day more or less earns demand. */
for (const [product, open, notice, withdraw, ppm] of [
  ['NOTICE_7D', '2024-02-01', '2024-02-22', '2024-02-29', 13_500],
  ['NOTICE_7D', '2024-02-01', '2024-02-22', '2024-02-28', 2_000],
  ['NOTICE_7D', '2024-02-01', '2024-02-22', '2024-03-01', 2_000],
  ['NOTICE_7D', '2024-02-23', '2024-02-23', '2024-03-01', 13_500],
  ['NOTICE_1D', '2023-12-31', '2024-02-28', '2024-02-29', 8_000],
  ['NOTICE_1D', '2023-12-31', '2024-02-27', '2024-02-29', 2_000],
] as const) {
  const interest = exact().at(7_000_000n, ppm, days(open, withdraw)).fen()
  const rate = product === 'NOTICE_7D' ? 13_500 : 8_000
  const inputs = { principal_fen: 7_000_000, open, notice, withdraw, rate_ppm: rate, demand_rate_ppm: 2_000 }
  add(product, 'NOTICE_ACTUAL', inputs, { days: days(open, withdraw), interest_fen: fen(interest) })
}
{
  const held = days('2024-01-05', '2024-03-05')
  const interest = exact().at(6_000_000n, 13_500, held).at(1_000_000n, 2_000, held).fen()
  const terms = {
    principal_fen: 20_000_000,
    open: '2024-01-05',
    notice: '2024-02-27',
    withdraw: '2024-03-05',
  }
  const amounts = {
    agreed_fen: 6_000_000,
    withdrawn_fen: 7_000_000,
    rate_ppm: 13_500,
    demand_rate_ppm: 2_000,
  }
  add(
    'NOTICE_7D',
    'NOTICE_PARTIAL_EXCESS',
    { ...terms, ...amounts },
    { interest_fen: fen(interest), remaining_principal_fen: 13_000_000 },
  )
}

/** Bands by the calendar: exactly three months is three months already, a day less is demand. */
for (const [open, withdraw, ppm, factor] of [
  ['2023-11-30', '2024-02-28', 2_000, [1, 1]],
  ['2023-11-30', '2024-02-29', 12_500, [3, 5]],
  ['2023-08-31', '2024-02-28', 12_500, [3, 5]],
  ['2023-08-31', '2024-02-29', 14_500, [3, 5]],
  ['2023-02-28', '2024-02-28', 16_500, [3, 5]],
  ['2021-02-28', '2024-02-28', 16_500, [3, 5]],
] as const) {
  const interest = exact()
    .at(1_111_100n, ppm, days(open, withdraw), 360, [...factor])
    .fen()
  const rates = { demand: 2_000, '3m': 12_500, '6m': 14_500, '1y': 16_500 }
  add(
    'FIXED_OR_DEMAND',
    'FIXED_OR_DEMAND_ACTUAL',
    { principal_fen: 1_111_100, open, withdraw, rates },
    { days: days(open, withdraw), interest_fen: fen(interest) },
  )
}

add(
  'EDUCATION',
  'PER_ITEM_WHOLE_MONTHS',
  { principal_fen: 2_000_000, open: '2018-02-28', term_months: 72, rate_ppm: 27_500, tax_free: true },
  { interest_fen: fen(exact().at(2_000_000n, 27_500, 72, 12).fen()), tax_fen: 0 },
)

{
  const events = [event('2024-02-28', 80_000), event('2024-02-29', 40_000.99), event('2024-03-15', -30_000)]
  const quota = 10_000_000n
  let above = 0n
  for (const day of daysOf('2024-02-28', '2024-03-21')) {
    const base = baseOn(events, day)
    const low = base < quota ? base : quota
    above += low * 2_000n + (base - low) * 11_500n
  }
  const interest = exact().plus(above, 360_000_000n).fen()
  const rates = { quota_fen: 10_000_000, demand_rate_ppm: 2_000, agreement_rate_ppm: 11_500 }
  add(
    'AGREEMENT',
    'SPLIT_BALANCE',
    { events, ...rates, from: '2024-02-28', to: '2024-03-21' },
    { interest_fen: fen(interest) },
  )
  const steady = exact().at(7_000_000n, 2_000, 91).fen()
  add(
    'AGREEMENT',
    'SPLIT_BALANCE',
    { balance_fen: 7_000_000, days: 91, ...rates },
    { interest_fen: fen(steady) },
  )
}

{
  let before = 0n
  const rows = ['2024-01-31', '2024-02-29', '2024-03-31'].map(month_end => {
    const cumulative = exact()
      .at(33_333_300n, 15_000, days('2024-01-31', next(month_end)))
      .fen()
    const posted = cumulative - before
    before = cumulative
    return { month_end, cumulative_fen: fen(cumulative), posted_fen: fen(posted) }
  })
  add(
    'ACCRUAL',
    'CUMULATIVE_ACCRUAL',
    { principal_fen: 33_333_300, open: '2024-01-31', rate_ppm: 15_000 },
    { rows },
  )
}

for (const [from, to] of [
  ['2024-01-31', '2024-02-29'],
  ['2023-02-28', '2024-02-29'],
  ['2023-12-31', '2024-01-01'],
] as const) {
  const interest = exact().at(12_345_678n, 43_500, days(from, to)).fen()
  const inputs = { principal_fen: 12_345_678, from, to, rate_ppm: 43_500 }
  add('LOAN_BULLET', 'LOAN_ACTUAL_360', inputs, { days: days(from, to), interest_fen: fen(interest) })
}
for (const [product, uplift, held] of [
  ['LOAN_OVERDUE', 300_000, 1],
  ['LOAN_OVERDUE', 500_000, 366],
  ['LOAN_MISUSE', 500_000, 29],
  ['LOAN_MISUSE', 1_000_000, 91],
] as const) {
  const factor: [number, number] = [1_000_000 + uplift, 1_000_000]
  const interest = exact().at(9_876_543n, 43_500, held, 360, factor).fen()
  const inputs = { principal_fen: 9_876_543, days: held, contract_rate_ppm: 43_500, uplift_ppm: uplift }
  add(product, 'PENALTY_ACTUAL_360', inputs, { interest_fen: fen(interest) })
}
for (const [face, from, maturity, local] of [
  [50_000_000, '2024-02-01', '2024-02-29', true],
  [50_000_000, '2024-02-01', '2024-02-29', false],
  [33_333_333, '2023-12-31', '2024-06-30', true],
] as const) {
  const held = days(from, maturity) + (local ? 0 : 3)
  const interest = exact().at(BigInt(face), 24_000, held).fen()
  add(
    'DISCOUNT',
    'DISCOUNT_ACTUAL_360',
    { face_fen: face, discount_date: from, maturity, local, rate_ppm: 24_000 },
    { days: held, interest_fen: fen(interest), net_paid_fen: face - fen(interest) },
  )
}

// Equal principal: what a division leaves is paid with the last instalment.
{
  let balance = 1_000_000n
  const schedule = Array.from({ length: 7 }, (_, index) => {
    const interest = exact().at(balance, 49_000, 1, 12).fen()
    const principal = index === 6 ? balance : exact().plus(1_000_000n, 7n).fen()
    balance -= principal
    return { k: index + 1, interest_fen: fen(interest), balance_fen: fen(balance) }
  })
  const total = schedule.reduce((all, row) => all + row.interest_fen, 0)
  add(
    'LOAN_EQUAL_PRINCIPAL',
    'LINEAR',
    { principal_fen: 1_000_000, rate_ppm: 49_000, months: 7 },
    { schedule, total_interest_fen: total },
  )
}
// Equal instalment: A(q^n − 1) = P r q^n with q = 1 + r, in whole numbers.
for (const months of [6, 36] as const) {
  const [rate, one] = [43_500n, 12_000_000n]
  const power = (one + rate) ** BigInt(months)
  const instalment = exact()
    .plus(2_345_600n * rate * power, one * (power - one ** BigInt(months)))
    .fen()
  let balance = 2_345_600n
  let total = 0n
  for (let k = 1; k <= months; k++) {
    const interest = exact().at(balance, 43_500, 1, 12).fen()
    balance -= k === months ? balance : instalment - interest
    total += interest
  }
  add(
    'LOAN_EQUAL_INSTALMENT',
    'ANNUITY',
    { principal_fen: 2_345_600, rate_ppm: 43_500, months },
    { instalment_fen: fen(instalment), total_interest_fen: fen(total) },
  )
}

for (const ppm of [200_000, 50_000]) {
  const interest = exact()
    .at(50_000n * 100n, 7_200, 1)
    .fen()
  const tax = percentOf(interest, ppm)
  add(
    'DEMAND',
    'ACCUMULATED_BALANCE/360',
    { accumulated_yuan_days: 50_000, rate_ppm: 7_200, tax_ppm: ppm },
    { interest_fen: fen(interest), tax_fen: fen(tax), net_fen: fen(interest - tax) },
  )
}

export const interestCases: readonly Case[] = cases
