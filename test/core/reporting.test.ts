/** The rules of suspicious transactions: just under, at and over what each says. */
import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { yuan } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { type DaySum, leastOfInterest, lookingBack, suspicions, type Woken } from '../../core/reporting.ts'

const DAY = '2026-03-20'
const rules = defaultParameters.reporting

/** Amounts of one side of a day, those in cash with `c`: `c30000 c20000 5000`. */
function side(isReceived: boolean, amounts: string, day = DAY, customer = '1'): DaySum {
  const all = amounts.split(' ').map(text => ({ cash: text.startsWith('c'), amount: fen(text) }))
  const cash = all.filter(one => one.cash).map(({ amount }) => amount)
  const parts = cash.filter(amount => amount < rules.cashFrom)
  const added = (list: readonly bigint[]) => list.reduce((total, one) => total + one, 0n)
  return {
    day,
    customer,
    kind: 'person',
    isReceived,
    amount: added(all.map(({ amount }) => amount)),
    entries: all.length,
    cash: added(cash),
    cashEntries: cash.length,
    parts: added(parts),
    partEntries: parts.length,
    partMost: parts.reduce((most, one) => (one > most ? one : most), 0n),
    takenBack: 0n,
  }
}

const fen = (text: string): bigint => BigInt(Math.round(Number(text.replace('c', '')) * 100))

const received = (amounts: string, day?: string, customer?: string) => side(true, amounts, day, customer)
const paid = (amounts: string, day?: string, customer?: string) => side(false, amounts, day, customer)

const found = (sums: readonly DaySum[], from = DAY, woken: readonly Woken[] = []): string[] =>
  suspicions(from, sums, woken, rules).map(
    ({ rule, customer, day, amount }) => `${rule} ${customer} ${day} ${amount / 100n}`,
  )

test('the thresholds are those of the rules', () => {
  expect([rules.cashFrom, rules.personFrom, rules.companyFrom]).toEqual([
    yuan(50_000),
    yuan(500_000),
    yuan(2_000_000),
  ])
  expect(leastOfInterest(rules)).toBe(yuan(45_000))
  expect(lookingBack(DAY, rules)).toBe('2026-03-11')
})

describe('split in a day', () => {
  test.each([
    ['c30000 c19999.99', []],
    ['c30000 c20000', ['split 1 2026-03-20 50000']],
    ['c30000 c20000.01', ['split 1 2026-03-20 50000']],
    ['c50000', []],
    ['c50000 c100', []],
    ['c80000 c20000', []],
    ['c80000 c20000 c20000', []],
    ['c80000 c30000 c20000', ['split 1 2026-03-20 50000']],
    ['c49999.99 c0.01', ['split 1 2026-03-20 50000']],
    ['c30000 20000', []],
  ])('%s', (amounts, rows) => {
    expect(found([received(amounts)])).toEqual(rows)
    expect(found([paid(amounts)])).toEqual(rows)
  })

  test('what came in is not added to what went out', () => {
    expect(found([received('c30000'), paid('c20000')])).toEqual([])
  })
})

describe('just below the threshold, day after day', () => {
  const days = (amount: string, ...back: readonly number[]) =>
    back.map(n => received(`c${amount}`, addDays(DAY, -n)))

  test.each<[string, string, readonly number[], readonly string[]]>([
    ['two days are not yet too often', '45000', [1, 0], []],
    ['three are', '45000', [4, 2, 0], ['near 1 2026-03-20 135000']],
    ['below the part that is near, none', '44999.99', [4, 2, 0], []],
    ['at the threshold it is a large sum', '50000', [4, 2, 0], []],
    ['within ten days', '49999.99', [9, 2, 0], ['near 1 2026-03-20 149999']],
    ['not within eleven', '49999.99', [10, 2, 0], []],
  ])('%s', (_what, amount, back, rows) => {
    expect(found(days(amount, ...back))).toEqual(rows)
  })

  test('of one customer and one side', () => {
    const mixed = [
      received('c45000', addDays(DAY, -1)),
      paid('c45000'),
      received('c45000', addDays(DAY, -1), '2'),
      received('c45000'),
    ]
    expect(found(mixed)).toEqual([])
  })

  test('found in a period are only days of it', () => {
    expect(found(days('45000', 4, 3, 2), DAY)).toEqual([])
    expect(found(days('45000', 4, 3, 2), addDays(DAY, -2))).toEqual(['near 1 2026-03-18 135000'])
  })
})

describe('in and out the same day', () => {
  test.each([
    ['199999.99', '199999.99', []],
    ['200000', '180000', ['through 1 2026-03-20 380000']],
    ['200000', '179999.99', []],
    ['200000', '500000', ['through 1 2026-03-20 700000']],
  ])('%s in, %s out', (came, went, rows) => {
    expect(found([received(came), paid(went)])).toEqual(rows)
  })

  test('on another day, or by another, is not', () => {
    expect(found([received('200000', addDays(DAY, -1)), paid('200000')], addDays(DAY, -1))).toEqual([])
    expect(found([received('200000'), paid('200000', DAY, '2')])).toEqual([])
  })
})

test('gathered from many: ten amounts that come to a sum', () => {
  const times = (count: number, amount: string) => Array.from({ length: count }, () => amount).join(' ')
  expect(found([received(times(9, '6000'))])).toEqual([])
  expect(found([received(times(10, '5000'))])).toEqual(['gathered 1 2026-03-20 50000'])
  expect(found([received(times(10, '4999.99'))])).toEqual([])
  expect(found([paid(times(10, '5000'))])).toEqual([])
})

test('an account that woke is told with the day on which it last moved', () => {
  const woken: Woken = {
    day: DAY,
    customer: '1',
    kind: 'person',
    account: 'A1',
    before: '2024-01-02',
    amount: yuan(60_000),
    entries: 1,
    takenBack: 0n,
  }
  const [one] = suspicions(DAY, [], [woken], rules)
  expect(one?.why.zh).toBe('账户 A1 自 2024-01-02 起没有往来')
  expect(found([], DAY, [woken])).toEqual(['woken 1 2026-03-20 60000'])
})

test('what was taken back later stays, and is told with every rule that counts it', () => {
  const back = (sum: DaySum, amount: number): DaySum => ({ ...sum, takenBack: yuan(amount) })
  const near = [addDays(DAY, -2), addDays(DAY, -1), DAY].map(day => back(received('c49000', day), 7))
  const sums = [
    ...near,
    back(received('c30000 c20000', DAY, '2'), 20_000),
    back(received('300000', DAY, '3'), 1),
    back(paid('300000', DAY, '3'), 2),
  ]
  expect(
    suspicions(DAY, sums, [], rules).map(({ rule, customer, takenBack }) => [rule, customer, takenBack]),
  ).toEqual([
    ['near', '1', yuan(21)],
    ['split', '2', yuan(20_000)],
    ['through', '3', yuan(3)],
  ])
})
