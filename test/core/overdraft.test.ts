/**
 * What an account owes for its overdrawn days and earns on the others, from the account alone, against its
 * evenings added up one after the other.
 */
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../core/dates.ts'
import { accruedOn } from '../../core/counter/interest.ts'
import { earnedSegments, earningsOf, EarningSum } from '../../core/interest/earning.ts'
import { overdraftInterest, overdraftSegments } from '../../core/interest/overdraft.ts'
import { productsUpTo } from '../../core/interest/products.ts'
import { exactInterest, interestOf } from '../../core/interest/segments.ts'
import { costing, earning, sheetOf } from '../../core/interest/sheet.ts'
import { apply, inverse } from '../../core/ledger/apply.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { change, credit, forgetDays, moveProducts, openAccount } from '../../core/ledger/build.ts'
import { complete, type EffectDraft } from '../../core/ledger/complete.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { overdraftAgreed, overdraftPaid, overdrawnUpTo } from '../../core/ledger/overdraft.ts'
import { Draft, MapState } from '../../core/ledger/state.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { given, randomFrom } from '../../core/std.ts'

const NO = '0101110000000013'
const START = '2026-03-01'

function ledger() {
  const state = new MapState()
  const account = () => given(state.get('account', NO), NO)
  const done: Effect[] = []
  function post(day: Day, ...drafts: readonly EffectDraft[]) {
    for (const effect of complete(drafts, day, 'CNY')) take(effect)
  }
  function take(effect: Effect) {
    const draft = new Draft(state, { day: START, serial: 1 })
    draft.take(apply(state, effect))
    state.absorb(draft)
    done.push(effect)
  }
  const own = { gl: '2011-11', unit: 'CNY', customer: '1', product: 'demand', interestBase: 'yuan' } as const
  post(START, openAccount({ no: NO, opened: START, ...own }))
  const agree = (day: Day, ratePpm: number) =>
    post(day, change('account', NO, account(), overdraftAgreed(account(), day, ratePpm)))
  const pay = (day: Day, amount: bigint, valueDay = day) => post(day, { ...credit(NO, amount), valueDay })
  return { account, agree, pay, post, take, done }
}

/** What each evening from a day on adds, at a rate that may change: the second, simpler way. */
function dayByDay(moves: readonly (readonly [Day, bigint])[], to: Day, ratePpmOn: (day: Day) => number) {
  let [earned, overdrawn, owed] = [0n, 0n, 0n]
  for (let day: Day = START; day < to; day = addDays(day, 1)) {
    const stood = moves.reduce((sum, [on, amount]) => (on <= day ? sum + amount : sum), 0n)
    if (stood > 0n) earned += (stood / 100n) * 100n
    else {
      overdrawn -= stood
      owed -= stood * BigInt(ratePpmOn(day))
    }
  }
  return { earned, overdrawn, owed }
}

describe('days around zero, at 18 % from the first of March', () => {
  type Moves = readonly (readonly [Day, bigint])[]
  // What it earns in yuan-days, is overdrawn by in yuan-days, and owes in fen, up to and without the 21st.
  test.each<[string, Moves, bigint, bigint, bigint]>([
    ['never touched', [], 0n, 0n, 0n],
    ['above zero throughout', [['2026-03-01', 10_000n]], 2000n, 0n, 0n],
    ['overdrawn throughout', [['2026-03-01', -10_000n]], 0n, 2000n, 100n],
    [
      'down to nothing, and not below',
      [
        ['2026-03-01', 5_000n],
        ['2026-03-11', -5_000n],
      ],
      500n,
      0n,
      0n,
    ],
    ['a fen below zero costs on that fen', [['2026-03-01', -1n]], 0n, 0n, 0n],
    ['a fen above earns nothing: parts of a yuan', [['2026-03-01', 1n]], 0n, 0n, 0n],
    [
      'through zero and back',
      [
        ['2026-03-01', 10_000n],
        ['2026-03-06', -30_000n],
        ['2026-03-16', 20_000n],
      ],
      500n,
      2000n,
      100n,
    ],
    [
      'below and above within a day counts as it stands in the evening',
      [
        ['2026-03-06', -10_000n],
        ['2026-03-06', 10_000n],
      ],
      0n,
      0n,
      0n,
    ],
    ['overdrawn on the last day only', [['2026-03-20', -72_000n]], 0n, 720n, 36n],
    ['the day of posting is the next period’s', [['2026-03-21', -72_000n]], 0n, 0n, 0n],
  ])('%s', (_name, moves, earned, overdrawn, owed) => {
    const { account, agree, pay } = ledger()
    agree(START, 180_000)
    for (const [day, amount] of moves) pay(day, amount)
    const to = '2026-03-21'
    expect([
      productsUpTo(account(), to) / 100n,
      overdrawnUpTo(account(), to) / 100n,
      overdraftInterest(account(), to),
    ]).toEqual([earned, overdrawn, owed])
  })
})

/** Some quarter through zero and back, with the rate agreed on again twice at most. */
function quarter(seed: number) {
  const random = randomFrom(seed)
  const book = ledger()
  const rates: (readonly [Day, number])[] = [[START, 180_000]]
  book.agree(START, 180_000)
  const moves: (readonly [Day, bigint])[] = []
  const entries: { valueDay: Day; change: bigint; balance: bigint }[] = []
  for (
    let day = addDays(START, random.below(4));
    day < '2026-06-21';
    day = addDays(day, 1 + random.below(7))
  ) {
    if (random.below(6) === 0 && rates.length < 3) {
      rates.push([day, 120_000 + 10_000 * random.below(9)])
      book.agree(day, given(rates.at(-1), 'a rate')[1])
    }
    const stands = naturalBalance(book.account())
    const amount = BigInt(random.below(400_000)) - (stands > 0n ? 250_000n : 150_000n)
    // In the order of the days, so that the evenings are what the entries found.
    moves.push([day, amount])
    book.pay(day, amount)
    entries.push({ valueDay: day, change: amount, balance: naturalBalance(book.account()) })
  }
  const rateOn = (day: Day) =>
    given(
      rates.findLast(([from]) => from <= day),
      'a rate',
    )[1]
  return { ...book, moves, rateOn, entries }
}

test('in 200 quarters each part has its own days, whatever the rate was on them', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { account, moves, rateOn, entries } = quarter(seed)
    const to = '2026-06-21'
    const days = dayByDay(moves, to, rateOn)
    const { numerator, denominator } = exactInterest(overdraftSegments(account(), to))
    expect([seed, productsUpTo(account(), to)]).toEqual([seed, days.earned])
    expect([seed, overdrawnUpTo(account(), to)]).toEqual([seed, days.overdrawn])
    expect([seed, numerator]).toEqual([seed, (days.owed * denominator) / 360_000_000n])
    const sheet = sheetOf(entries, START, to, days.overdrawn, costing)
    expect([seed, sheet.agrees, sheet.total]).toEqual([seed, true, days.overdrawn])
  }
})

/**
 * Half a year through zero and back: a third of what comes is booked late, some of it is taken back again, the
 * rate is agreed on anew and a settlement lies in between. What is valued before one counts from it.
 */
function halfYear(seed: number) {
  const random = randomFrom(seed)
  const book = ledger()
  const rates: (readonly [Day, number])[] = [[START, 180_000]]
  book.agree(START, 180_000)
  book.post(START, change('account', NO, book.account(), { minimum: -100_000_000n }))
  const moves: (readonly [Day, bigint])[] = []
  const entries: { valueDay: Day; change: bigint; balance: bigint }[] = []
  function pay(day: Day, amount: bigint, valueDay: Day) {
    moves.push([valueDay, amount])
    book.pay(day, amount, valueDay)
    entries.push({ valueDay, change: amount, balance: naturalBalance(book.account()) })
  }
  let from: Day = START
  let taken = 0n
  for (let day: Day = START; day < '2026-09-01'; day = addDays(day, 1 + random.below(4))) {
    if (from === START && day >= '2026-06-21') {
      from = '2026-06-21'
      taken = productsUpTo(book.account(), from)
      book.post(
        day,
        change('account', NO, book.account(), overdraftPaid(book.account(), from)),
        forgetDays(book.account(), from),
        moveProducts(NO, -taken),
      )
    }
    if (random.below(20) === 0 && day > given(rates.at(-1), 'a rate')[0]) {
      rates.push([day, 120_000 + 10_000 * random.below(9)])
      book.agree(day, given(rates.at(-1), 'a rate')[1])
    }
    const stands = naturalBalance(book.account())
    const undone = random.below(6) === 0 ? moves[random.below(moves.length || 1)] : undefined
    const early = undone?.[0] ?? addDays(day, random.below(3) === 0 ? -random.below(30) : 0)
    const amount = undone ? -undone[1] : BigInt(random.below(400_000)) - (stands > 0n ? 250_000n : 150_000n)
    pay(day, amount, early < from ? from : early)
  }
  const rateOn = (day: Day) =>
    given(
      rates.findLast(([since]) => since <= day),
      'a rate',
    )[1]
  return { ...book, moves, rateOn, entries, taken }
}

test('in 200 half-years of what is booked late and taken back, each day counts as it stood', () => {
  let crossed = 0
  for (let seed = 1; seed <= 200; seed++) {
    const { account, moves, rateOn, entries, taken } = halfYear(seed)
    const [settled, to] = ['2026-06-21', '2026-09-05']
    // Nothing is valued before a settlement after it: what lies there was there.
    const [before, all] = [settled, to].map(end => dayByDay(moves, end, rateOn))
    const { numerator, denominator } = exactInterest(overdraftSegments(account(), to))
    const since = (of: 'earned' | 'overdrawn' | 'owed') => given(all, to)[of] - given(before, settled)[of]
    expect([seed, taken]).toEqual([seed, before?.earned])
    expect([seed, productsUpTo(account(), to)]).toEqual([seed, since('earned')])
    expect([seed, overdrawnUpTo(account(), to)]).toEqual([seed, since('overdrawn')])
    expect([seed, numerator]).toEqual([seed, (since('owed') * denominator) / 360_000_000n])
    for (const [counted, products] of [
      [earning, since('earned')],
      [costing, since('overdrawn')],
    ] as const) {
      const sheet = sheetOf(entries, START, to, products, counted)
      expect([seed, sheet.agrees, sheet.total]).toEqual([seed, true, products])
    }
    if (since('earned') > 0n && since('overdrawn') > 0n) crossed++
  }
  expect(crossed).toBeGreaterThan(100)
})

test('the lines of 200 accounts add up to what each of them owes, and to what each has earned', () => {
  const all = new EarningSum()
  const accounts = Array.from({ length: 200 }, (_, index) => quarter(index + 1).account())
  for (const account of accounts) all.move(undefined, account)
  const to = '2026-06-21'
  for (const earner of ['demand', 'overdraft'] as const) {
    const lines = all.lines().filter(({ product }) => product === earner)
    const apart = accounts.flatMap(account =>
      earner === 'demand'
        ? earnedSegments(
            earningsOf(account).filter(({ product }) => product === earner),
            to,
            defaultParameters,
          )
        : overdraftSegments(account, to),
    )
    expect(exactInterest(earnedSegments(lines, to, defaultParameters))).toEqual(exactInterest(apart))
    expect(interestOf(apart)).toBeGreaterThan(0n)
  }
})

test('what an account has earned is told without what it owes', () => {
  const { account, agree, pay } = ledger()
  agree(START, 180_000)
  pay(START, 100_000_000n)
  pay('2026-03-11', -200_000_000n)
  expect(accruedOn(account(), '2026-03-21', defaultParameters)).toBe(9_722n)
  expect(accruedOn(account(), '2026-03-21', defaultParameters, 'overdraft')).toBe(500_000n)
})

describe('an entry of an earlier value day', () => {
  const overdrawn = (from: Day) => {
    const book = ledger()
    book.agree(from, 180_000)
    book.pay(START, -10_000n)
    return book
  }
  test.each<[string, Day, Day, bigint]>([
    // 100 overdrawn from the first on; 40 paid in on the 11th with value on another day.
    ['counts from its day', START, '2026-03-06', 100n * 20n - 40n * 15n],
    ['but not from before the limit was agreed on', '2026-03-08', '2026-03-02', 100n * 13n - 40n * 13n],
  ])('%s', (_name, agreed, valueDay, yuanDays) => {
    const { account, pay } = overdrawn(agreed)
    if (agreed > START) pay(START, 0n)
    pay('2026-03-11', 4_000n, valueDay)
    expect(overdrawnUpTo(account(), '2026-03-21') / 100n).toBe(yuanDays)
  })

  test('counts at each rate the days that were agreed on at it', () => {
    const { account, agree, pay } = overdrawn(START)
    agree('2026-03-11', 90_000)
    pay('2026-03-16', 4_000n, '2026-03-06')
    const pieces = overdraftSegments(account(), '2026-03-21').map(({ base, ratePpm }) => [
      base / 100n,
      ratePpm,
    ])
    expect(pieces).toEqual([
      [100n * 5n + 60n * 5n, 180_000],
      [60n * 10n, 90_000],
    ])
  })
})

test('paid up to a day, it counts from there, and nothing valued before', () => {
  const { account, agree, pay, post } = ledger()
  agree(START, 180_000)
  post(START, change('account', NO, account(), { minimum: -100_000n }))
  pay(START, -10_000n)
  post('2026-03-21', change('account', NO, account(), overdraftPaid(account(), '2026-03-21')))
  expect(overdrawnUpTo(account(), '2026-03-21')).toBe(0n)
  pay('2026-03-25', 4_000n, '2026-03-10')
  expect(overdrawnUpTo(account(), '2026-03-31') / 100n).toBe(60n * 10n)
})

test('taken back one after the other, effects leave what was there before them', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { account, done, take, pay } = quarter(seed)
    const before: Account = account()
    const from = done.length
    pay('2026-06-22', -1_000_000n, '2026-04-02')
    pay('2026-06-23', 500_000n)
    for (const effect of done.slice(from).toReversed()) take(inverse(effect))
    expect([seed, account()]).toEqual([seed, before])
  }
})

test('whatever was booked late is taken back in any order, and leaves each day as it stood', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const { account, pay } = quarter(seed)
    const random = randomFrom(seed)
    const before: Account = account()
    const late = Array.from({ length: 8 }, () => ({
      amount: BigInt(random.below(800_000) - 400_000),
      valueDay: addDays('2026-06-20', -random.below(100)),
    }))
    for (const { amount, valueDay } of late) pay('2026-06-20', amount, valueDay)
    expect(account().dayBalances).not.toEqual(before.dayBalances)
    for (const { amount, valueDay } of late.toSorted((a, b) => (a.amount < b.amount ? -1 : 1)))
      pay('2026-06-20', -amount, valueDay)
    expect([seed, account()]).toEqual([seed, before])
  }
})

test('rows of half a year taken back, last first, leave the account as each of them found it', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const { account, done, take } = halfYear(seed)
    const effects = [...done]
    const again = ledger()
    const found = effects.slice(1).map(effect => {
      // What a set takes away again is nothing, where it was not there.
      const before = { overdraft: null, dayBalances: null, ...again.account() }
      again.take(effect)
      return before
    })
    for (const [index, effect] of [...effects.slice(1).entries()].toReversed()) {
      take(inverse(effect))
      const now = { overdraft: null, dayBalances: null, ...account() }
      expect([seed, index, now]).toEqual([seed, index, found[index]])
    }
  }
})

test('of a settled quarter no more is kept than how it ended', () => {
  const { account } = halfYear(7)
  const days = account().dayBalances ?? []
  expect(days.filter(({ day }) => day < '2026-06-21').length).toBeLessThanOrEqual(1)
  expect(days.at(-1)?.balance).toBe(account().balance)
  expect(days.length).toBeGreaterThan(10)
})

test('an account that nobody lent to owes nothing, whatever it stands at', () => {
  const { account, pay } = ledger()
  pay(START, -10_000n)
  expect(overdraftSegments(account(), '2026-03-21')).toEqual([])
  expect(account()).not.toHaveProperty('overdraft')
  expect(account()).not.toHaveProperty('dayBalances')
  expect(earningsOf(account()).some(({ product }) => product === 'overdraft')).toBe(false)
})
