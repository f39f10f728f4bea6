/** The worked cases of interest, made by the codes themselves: opened, paid in, drawn, closed. */
import { expect, test } from 'vitest'
import { addDays, addMonths } from '../../core/dates.ts'
import { planRows } from '../../core/loans/plan.ts'
import { printMoney } from '../../core/money.ts'
import { lend, owedOn, rich } from '../support/loans.ts'
import { accountOf, balanceOf, type Bank, cash } from '../support/practice.ts'
import { booked, bankWith, credited, left, on, type Rates } from '../support/savings.ts'
import { must } from '../support/tables.ts'

const to = { payee: 'A1' }
const from = { payer: 'A1' }

const fixed = (amount: string, term: string) => ({ customer: '801', amount, term, ...from })
const lump: readonly (readonly [
  id: string,
  term: string,
  rates: Rates,
  amount: string,
  open: string,
  drawn: string,
  code: string,
  interest: bigint,
  tax?: bigint,
])[] = [
  ['FIX-01', '6', { 'lumpSum/6': 24_300 }, '10000', '2007-03-01', '2007-09-01', '3202', 12_150n, 2_268n],
  [
    'FIX-05',
    '6',
    { 'lumpSum/6': 27_000, 'demand/0': 7_200 },
    '10000',
    '2009-12-28',
    '2010-07-18',
    '3202',
    13_900n,
  ],
  ['FIX-06', '12', { 'lumpSum/12': 15_000 }, '50000', '2023-03-15', '2023-11-20', '3206', 6_944n],
  ['FIX-10', '36', { 'lumpSum/36': 36_900 }, '10000', '2006-08-20', '2009-08-20', '3202', 110_700n, 9_399n],
  ['FIX-11', '12', { 'lumpSum/12': 22_500 }, '20000', '2005-12-04', '2006-12-04', '3202', 45_000n, 9_000n],
]

for (const [id, term, rates, amount, opened, drawn, code, interest, tax = 0n] of lump) {
  test(`${id}: ${code} pays what the worked case says`, () => {
    const bank = bankWith(rates)
    const account = on(bank, opened, '3201', fixed(amount, term))
    on(bank, drawn, code, { account, ...to })
    expect(booked(bank)).toEqual({ interest, tax })
  })
}

for (const [id, method, interest] of [
  ['FIX-03', 'wholeMonths', 10_750n],
  ['FIX-04', 'actualDays', 10_803n],
] as const) {
  test(`${id}: 3202 overdue, ${method}`, () => {
    const bank = bankWith(
      { 'lumpSum/6': 18_900, 'demand/0': 7_200 },
      { fixedMethod: method, interestTax: [] },
    )
    const account = on(bank, '2007-02-28', '3201', fixed('10000', '6'))
    on(bank, '2007-11-01', '3202', { account, ...to })
    expect(booked(bank).interest).toBe(interest)
  })
}

test('FIX-08: two thousand drawn early, the rest renews itself twice and is closed in the third term', () => {
  const bank = bankWith({ 'lumpSum/6': 19_800, 'demand/0': 3_600 })
  const account = on(bank, '2009-02-03', '3201', { ...fixed('10000', '6'), renew: 'yes' })
  on(bank, '2009-05-10', '3204', { account, amount: '2000', ...to })
  expect(booked(bank).interest).toBe(192n)
  on(bank, '2010-03-10', '3203', { account, action: 'renew' })
  expect(booked(bank).interest).toBe(7_920n + 7_998n)
  expect(left(bank, account)).toBe('8159.18')
  on(bank, '2010-03-10', '3206', { account, ...to })
  expect([booked(bank).interest, credited(bank)]).toEqual([286n, '8162.04'])
})

for (const [id, opened, amount, closed, rate, interest] of [
  ['DEM-05', '2023-06-21', '1000.99', '2023-09-20', 3_500, 88n],
  ['DEM-06', '2023-06-21', '8888', '2023-08-08', 2_000, 237n],
  ['DEM-07', '2023-06-21', '500', '2023-06-22', 3_600, 1n],
  ['DEM-08', '2023-06-21', '100.99', '2023-06-25', 3_500, 0n],
] as const) {
  test(`${id}: 0540 closes on the rate of the day`, () => {
    const bank = bankWith({ 'demand/0': rate })
    const account = on(bank, opened, '0500', { customer: '801', amount, notes: cash(amount) })
    on(bank, closed, '0540', { account, ...to })
    expect(booked(bank).interest).toBe(interest)
  })
}

const instalments = (
  rates: Rates,
  opened: string,
  amount: string,
  months: readonly (readonly [number, string])[],
) => {
  const bank = bankWith(rates)
  const opening = { action: 'open', product: 'instalment', customer: '801', amount, months: '12', ...from }
  const account = on(bank, opened, '3301', opening)
  for (const [month, paid] of months)
    on(bank, addMonths(opened, month), '3301', { action: 'pay', account, amount: paid, ...from })
  return { bank, account }
}

test('LCZQ-03: a missed instalment made up in the next month earns from there', () => {
  const months = [1, 2, 3, 5, 6, 7, 8, 9, 10, 11].map(
    month => [month, month === 5 ? '2000' : '1000'] as const,
  )
  const { bank, account } = instalments({ 'instalment/12': 13_500 }, '2023-01-10', '1000', months)
  on(bank, '2024-01-10', '3302', { account, action: 'close', ...to })
  expect(booked(bank).interest).toBe(8_663n)
})

test('a month neither paid nor made up: what comes after it earns the demand rate for its days', () => {
  const months = [1, 2, 3, 6, 7, 8, 9, 10, 11].map(month => [month, '1000'] as const)
  const { bank, account } = instalments({ 'instalment/12': 13_500 }, '2023-01-10', '1000', months)
  on(bank, '2024-01-10', '3302', { account, action: 'close', ...to })
  expect(booked(bank).interest).toBe(5_082n)
})

test('LCZQ-05: closed early, all of it earns the demand rate for its days', () => {
  const { bank, account } = instalments({ 'instalment/12': 13_500 }, '2023-01-10', '1000', [
    [1, '1000'],
    [2, '1000'],
  ])
  on(bank, '2023-04-25', '3302', { account, action: 'close', ...to })
  expect(booked(bank).interest).toBe(125n)
})

const kept = (amount: string, months: string, interval: string) => ({
  action: 'open',
  product: 'principalKept',
  customer: '801',
  amount,
  months,
  interval,
  ...from,
})

test('CBQX-02: eleven equal draws, and what rounding left goes with the principal', () => {
  const bank = bankWith({ 'instalment/36': 15_500 })
  const account = on(bank, '2023-03-01', '3301', kept('12345', '36', '3'))
  for (let month = 3; month < 36; month += 3) {
    on(bank, addMonths('2023-03-01', month), '3302', { account, action: 'interest', ...to })
    expect(booked(bank).interest).toBe(4_784n)
  }
  on(bank, '2026-03-01', '3302', { account, action: 'close', ...to })
  expect([booked(bank).interest, credited(bank)]).toEqual([4_780n, '12392.80'])
})

test('CBQX-03: closed early, what was drawn too much comes back out of the principal', () => {
  const bank = bankWith({ 'instalment/12': 13_500 })
  const account = on(bank, '2023-03-01', '3301', kept('100000', '12', '1'))
  on(bank, '2023-08-01', '3302', { account, action: 'interest', ...to })
  expect(booked(bank).interest).toBe(56_250n)
  on(bank, '2023-08-08', '3302', { account, action: 'close', ...to })
  expect([booked(bank).interest, credited(bank)]).toEqual([8_889n - 56_250n, '99526.39'])
})

test('ZCLQ-02: parts of the principal every three months, the interest at the end', () => {
  const bank = bankWith({ 'instalment/36': 15_500 })
  const account = on(bank, '2023-03-01', '3301', { ...kept('60000', '36', '3'), product: 'lumpInPartOut' })
  for (let month = 3; month < 36; month += 3) {
    on(bank, addMonths('2023-03-01', month), '3302', { account, action: 'part', ...to })
    expect(credited(bank)).toBe('5000.00')
  }
  on(bank, '2026-03-01', '3302', { account, action: 'close', ...to })
  expect([booked(bank).interest, credited(bank)]).toEqual([151_125n, '6511.25'])
})

const notice = (amount: string, days: string) => ({
  action: 'open',
  product: 'notice',
  customer: '801',
  amount,
  notice: days,
  ...from,
})

const noticeCases: readonly (readonly [
  id: string,
  days: string,
  rate: number,
  amount: string,
  open: string,
  named: readonly [day: string, amount: string] | null,
  drawn: readonly [day: string, amount: string],
  interest: bigint,
  left: string,
])[] = [
  ['NOT-02', '7', 10_000, '500000', '2023-03-01', null, ['2023-05-27', '500000'], 24_167n, '0.00'],
  ['NOT-03', '7', 10_000, '80000', '2023-03-01', null, ['2023-03-06', '80000'], 222n, '0.00'],
  [
    'NOT-04',
    '7',
    10_000,
    '500000',
    '2023-03-01',
    ['2023-05-20', '100000'],
    ['2023-05-27', '120000'],
    25_133n,
    '380000.00',
  ],
  [
    'NOT-05',
    '1',
    5_500,
    '60000',
    '2023-04-28',
    ['2023-05-04', '60000'],
    ['2023-05-05', '60000'],
    642n,
    '0.00',
  ],
  [
    'a late draw',
    '7',
    10_000,
    '100000',
    '2023-03-01',
    ['2023-05-19', '100000'],
    ['2023-05-27', '100000'],
    4_833n,
    '0.00',
  ],
  [
    'an early draw',
    '7',
    10_000,
    '100000',
    '2023-03-01',
    ['2023-05-21', '100000'],
    ['2023-05-27', '100000'],
    4_833n,
    '0.00',
  ],
  [
    'a draw below the smallest',
    '7',
    10_000,
    '500000',
    '2023-03-01',
    ['2023-05-20', '50000'],
    ['2023-05-27', '49999'],
    2_417n,
    '450001.00',
  ],
  [
    'a rest too small',
    '7',
    10_000,
    '100000',
    '2023-03-01',
    ['2023-05-20', '60000'],
    ['2023-05-27', '60000'],
    16_433n,
    '0.00',
  ],
]

for (const [id, days, rate, amount, opened, named, [day, drawn], interest, rest] of noticeCases) {
  test(`${id}: 3302 pays a notice deposit`, () => {
    const bank = bankWith({ [`notice/${days}`]: rate })
    const account = on(bank, opened, '3301', notice(amount, days))
    if (named) on(bank, named[0], '3303', { account, action: 'give', amount: named[1] })
    on(bank, day, '3302', { account, action: 'draw', amount: drawn, ...to })
    expect([booked(bank).interest, left(bank, account)]).toEqual([interest, rest])
  })
}

test('a notice that was cancelled costs its days', () => {
  const bank = bankWith({ 'notice/7': 10_000 })
  const account = on(bank, '2023-03-01', '3301', notice('100000', '7'))
  on(bank, '2023-04-01', '3303', { account, action: 'give', amount: '100000' })
  on(bank, '2023-04-03', '3303', { account, action: 'cancel' })
  on(bank, '2023-05-20', '3303', { account, action: 'give', amount: '100000' })
  on(bank, '2023-05-27', '3302', { account, action: 'close', ...to })
  expect(booked(bank).interest).toBe(22_222n)
})

test('a notice that nobody followed costs its days, once the next one is given', () => {
  const bank = bankWith({ 'notice/7': 10_000 })
  const account = on(bank, '2023-03-01', '3301', notice('100000', '7'))
  on(bank, '2023-04-01', '3303', { account, action: 'give', amount: '100000' })
  on(bank, '2023-05-20', '3303', { account, action: 'give', amount: '100000' })
  on(bank, '2023-05-27', '3302', { account, action: 'close', ...to })
  expect(booked(bank).interest).toBe(22_222n)
})

test('what was named and stayed begins anew: its interest was paid', () => {
  const bank = bankWith({ 'notice/7': 10_000 })
  const account = on(bank, '2023-03-01', '3301', notice('500000', '7'))
  on(bank, '2023-05-20', '3303', { account, action: 'give', amount: '100000' })
  on(bank, '2023-05-27', '3302', { account, action: 'draw', amount: '60000', ...to })
  // 60,000 × 87 days at 1 %, 40,000 × 87 days at the demand rate.
  expect(booked(bank).interest).toBe(14_500n + 1_933n)
  on(bank, '2023-06-01', '3303', { account, action: 'give', amount: '440000' })
  on(bank, '2023-06-08', '3302', { account, action: 'close', ...to })
  // 400,000 for 99 days, 40,000 for the 12 since.
  expect(booked(bank).interest).toBe(110_000n + 1_333n)
})

for (const [id, drawn, rate, interest] of [
  ['DHLB-01', '2023-03-21', 'demand/0', 833n],
  ['DHLB-02', '2023-05-07', 'lumpSum/3', 5_083n],
  ['DHLB-03', '2023-09-05', 'lumpSum/6', 11_745n],
  ['a year and more', '2024-04-05', 'lumpSum/12', 25_080n],
] as const) {
  test(`${id}: 3302 pays fixed or demand by how long it was held (${rate})`, () => {
    const bank = bankWith({ 'lumpSum/3': 12_500, 'lumpSum/6': 14_500, 'lumpSum/12': 16_500 })
    const opening = { action: 'open', product: 'fixedOrDemand', customer: '801', amount: '20000', ...from }
    const account = on(bank, '2023-01-05', '3301', opening)
    on(bank, drawn, '3302', { account, action: 'close', ...to })
    expect(booked(bank).interest).toBe(interest)
  })
}

for (const [id, proof, interest, tax] of [
  ['EDU-01', 'yes', 45_000n, 0n],
  ['without the proof', 'no', 34_200n, 6_840n],
] as const) {
  test(`${id}: 3302 pays education savings`, () => {
    const bank = bankWith({ 'lumpSum/12': 22_500, 'instalment/12': 17_100 })
    const opening = {
      action: 'open',
      product: 'education',
      customer: '801',
      amount: '20000',
      months: '12',
      ...from,
    }
    const account = on(bank, '2006-08-05', '3301', { ...opening, school: 'senior', paying: 'once' })
    on(bank, '2007-08-05', '3302', { account, action: 'close', proof, ...to })
    expect(booked(bank)).toEqual({ interest, tax })
  })
}

test('six years of education earn what five years of a lump sum do', () => {
  const bank = bankWith({ 'lumpSum/60': 30_000, 'instalment/60': 20_000 })
  const opening = {
    action: 'open',
    product: 'education',
    customer: '801',
    amount: '20000',
    months: '72',
    ...from,
  }
  const account = on(bank, '2010-08-05', '3301', { ...opening, school: 'junior', paying: 'once' })
  on(bank, '2016-08-05', '3302', { account, action: 'close', proof: 'yes', ...to })
  expect(booked(bank).interest).toBe(360_000n)
})

/** The interest and principal of the rows of a schedule, and what they leave. */
const scheduled = (bank: Bank, no: string) =>
  planRows(owedOn(bank, no, bank.head.day).loan).map(({ interest, principal, balance }) => [
    interest,
    principal,
    balance,
  ])

for (const [id, method, first, last, total] of [
  ['LOAN-02', 'equalInstalment', [6_000n, 97_280n, 1_102_720n], [514n, 102_764n, 0n], 39_358n],
  ['LOAN-04', 'equalPrincipal', [6_000n, 100_000n, 1_100_000n], [500n, 100_000n, 0n], 39_000n],
] as const) {
  test(`${id}: 6800 makes the schedule, and 6830 charges it to the end`, () => {
    const bank = rich(bankWith({}))
    const no = lend(bank, '2024-01-15', { amount: '12000', term: '12', method, rate: '6' })
    const rows = scheduled(bank, no)
    expect([rows[0], rows.at(-1)]).toEqual([first, last])
    for (let month = 1; month <= 12; month++) {
      bank.turnTo(addMonths('2024-01-15', month))
      must(bank, '0003', '6830', { kind: 'collect', account: no })
    }
    expect([accountOf(bank, no).status, balanceOf(bank, '6011')]).toEqual(['closed', printMoney(total)])
  })
}

test('LOAN-05: 6801 at maturity takes 181 days', () => {
  const bank = rich(bankWith({}))
  const no = lend(bank, '2023-01-10', { amount: '100000', term: '6', method: 'bullet', rate: '4.35' })
  bank.turnTo('2023-07-10')
  must(bank, '0013', '6801', { account: no, amount: '102187.08', payer: 'A1' })
  expect([accountOf(bank, no).status, balanceOf(bank, '6011')]).toEqual(['closed', '2187.08'])
})

test('LOAN-06: 6830 on the day after the settlement charges the broken quarter', () => {
  const bank = rich(bankWith({}))
  const quarterly = { amount: '1000000', term: '12', method: 'interestQuarterly', rate: '4.35' }
  const no = lend(bank, '2023-04-15', quarterly)
  bank.turnTo('2023-06-21')
  must(bank, '0003', '6830', { kind: 'collect', account: no })
  expect(balanceOf(bank, '6011')).toBe('8095.83')
})

for (const [id, uplift, days, penalty] of [
  ['LOAN-07', '50', 30, 54_375n],
  ['LOAN-09', '100', 45, 108_750n],
] as const) {
  test(`${id}: overdue for ${days} days at ${uplift} % above the contract`, () => {
    const bank = rich(bankWith({}))
    const lent = { amount: '100000', term: '6', method: 'bullet', rate: '4.35', uplift }
    const no = lend(bank, '2023-01-10', lent)
    expect(owedOn(bank, no, addDays('2023-07-10', days)).owed.penalty).toBe(penalty)
  })
}

test('LOAN-10: 6803 ten days after the first instalment takes ten days on what is left', () => {
  const bank = rich(bankWith({}))
  const lent = { amount: '200000', term: '240', method: 'equalInstalment', rate: '4.9' }
  const no = lend(bank, '2024-01-15', lent)
  bank.turnTo('2024-02-15')
  must(bank, '0003', '6830', { kind: 'collect', account: no })
  const before = balanceOf(bank, '6011')
  expect(balanceOf(bank, no)).toBe('199507.78')
  bank.turnTo('2024-02-25')
  must(bank, '0013', '6803', { account: no, extent: 'whole', payer: 'A1' })
  expect([before, balanceOf(bank, '6011')]).toEqual(['816.67', '1088.22'])
})
