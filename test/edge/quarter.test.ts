/**
 * A quarter of a thousand accounts, worked through the program's own codes and nights, and looked at by others:
 * the interest of every account, earned on some days and owed on others, added up day by day from what it has
 * seen, and the books as hledger and Beancount read them.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../core/dates.ts'
import { parseMoney, printMoney } from '../../core/money.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { exportBooks } from '../../server/export/export.ts'
import { interestOfRow, rowDetail } from '../../server/looks/journal.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { makeSheet } from '../../server/looks/sheets/make.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, openEmptyBooks, type TestBooks } from '../support/books.ts'
import { hledgerBalances, installed, sorted } from '../support/checkers.ts'
import { FIRST, type Movement, type Quarter, type Seen, workQuarter } from '../support/quarter.ts'
import { seed } from '../support/seed.ts'

const SETTLED: Day = '2026-03-20'
const POSTED: Day = '2026-03-21'
/** 0.35 % and 1.50 %, by the posted rates. */
const DEMAND_PPM = 3_500n
const YEAR_PPM = 15_000n

let bank: TestBooks
let scratch: string
let quarter: Quarter
/** By account. */
let settled: ReadonlyMap<string, bigint>
let charged: ReadonlyMap<string, bigint>

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'quarter-'))
  bank = await openEmptyBooks()
  quarter = await workQuarter(bank.books, seed)
  settled = await paidAt(`j.code = '8098' and e.side = 'C' and e.gl = '2011-11' and e.day = $2`, [POSTED])
  charged = await paidAt(`j.code = '8098' and e.side = 'D' and e.gl = '2011-11' and e.day = $2`, [POSTED])
  for (const { no, movements } of quarter.demand)
    movements.push({ day: POSTED, amount: (settled.get(no) ?? 0n) - (charged.get(no) ?? 0n) })
}, 300_000)

afterAll(async () => {
  await bank.close()
  rmSync(scratch, { recursive: true, force: true })
})

/** Fen-days of [from, to), whole yuan of each evening's balance above zero, one day after the other. */
const daysOf = (movements: readonly Movement[], from: Day, to: Day): bigint =>
  eveningsOf(movements, from, to, balance => (balance > 0n ? (balance / 100n) * 100n : 0n))

/** And those below, on every fen. */
const overdrawnDaysOf = (movements: readonly Movement[], from: Day, to: Day): bigint =>
  eveningsOf(movements, from, to, balance => (balance < 0n ? -balance : 0n))

function eveningsOf(
  movements: readonly Movement[],
  from: Day,
  to: Day,
  countedOf: (balance: bigint) => bigint,
): bigint {
  let products = 0n
  for (let day = from; day < to; day = addDays(day, 1))
    products += countedOf(movements.reduce((sum, move) => (move.day <= day ? sum + move.amount : sum), 0n))
  return products
}

/** Fen-days × ppm of those that may be overdrawn. */
const owedBy = ({ movements, overdraftPpm }: Seen, from: Day, to: Day): bigint =>
  overdraftPpm === null ? 0n : overdrawnDaysOf(movements, from, to) * BigInt(overdraftPpm)

/** Half-up, of products at a rate over 360. */
const interestOf = (numerator: bigint): bigint => (2n * numerator + 360_000_000n) / 720_000_000n

async function paidAt(where: string, values: readonly unknown[]): Promise<Map<string, bigint>> {
  const { rows } = await bank.books.pool.query<{ account: string; amount: bigint }>(
    `select e.account, e.amount from entry e join journal j using (branch, day, serial)
      where e.branch = $1 and ${where}`,
    [BRANCH, ...values],
  )
  return new Map(rows.map(({ account, amount }) => [account, amount]))
}

describe(`seed ${seed}`, () => {
  test('what each account was paid for the quarter is its days added up, on the day after the settlement', () => {
    const open = quarter.demand.filter(({ closed }) => closed === null)
    const expected = open.flatMap(({ no, movements }) => {
      const interest = interestOf(daysOf(movements, FIRST, addDays(SETTLED, 1)) * DEMAND_PPM)
      return interest === 0n ? [] : [[no, interest] as const]
    })
    expect(open.length).toBeGreaterThan(950)
    expect(new Map(settled)).toEqual(new Map(expected))
  })

  test('what each account was charged for the quarter is its overdrawn days added up, as an entry of its own', () => {
    const open = quarter.demand.filter(({ closed }) => closed === null)
    const expected = open.flatMap(one => {
      const interest = interestOf(owedBy(one, FIRST, addDays(SETTLED, 1)))
      return interest === 0n ? [] : [[one.no, interest] as const]
    })
    expect(expected.length).toBeGreaterThan(20)
    expect(expected.filter(([no]) => settled.has(no)).length).toBeGreaterThan(10)
    expect(new Map(charged)).toEqual(new Map(expected))
  })

  test('each account of a row that settled hundreds has a sheet of its own, and others see none', async () => {
    const { rows } = await bank.books.pool.query<{ serial: number }>(
      `select serial from journal where branch = $1 and day = $2 and code = '8098' order by serial limit 1`,
      [BRANCH, POSTED],
    )
    const position = { day: POSTED, serial: given(rows[0], 'the row that settled').serial }
    const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
    const row = given(await rowDetail(reader, position), 'its detail')
    expect(row.interestSheet).toEqual([])
    expect(row.interestAccounts.length).toBeGreaterThan(100)
    const both = row.interestAccounts.filter(no => settled.has(no) && charged.has(no)).slice(0, 5)
    expect(both).toHaveLength(5)
    for (const no of [...row.interestAccounts.slice(0, 20), ...both]) {
      const sheet = await interestOfRow(reader, position, no)
      const says = (zh: string) => sheet.find(({ label }) => label.zh === zh)?.text.replaceAll(',', '')
      const booked = (amount: bigint | undefined) => (amount === undefined ? undefined : printMoney(amount))
      expect([no, says('入账利息')]).toEqual([no, booked(settled.get(no))])
      expect([no, says('扣收透支利息')]).toEqual([no, booked(charged.get(no))])
      expect(sheet.some(({ label }) => label.zh.includes('积数不符'))).toBe(false)
    }
    expect(await interestOfRow(reader, position, given(quarter.fixed[0], 'a deposit').no)).toEqual([])
    const teller = await readerFor(bank.books, BRANCH, '0011', 'T')
    expect(await interestOfRow(teller, position, given(both[0], 'an account'))).toEqual([])
  })

  test('what an account was paid when it was closed is its days added up', async () => {
    const closed = quarter.demand.filter(one => one.closed !== null)
    expect(closed.length).toBeGreaterThan(20)
    for (const { movements, closed: row } of closed) {
      if (!row) continue
      const paid = await paidAt(`e.day = $2 and e.serial = $3 and e.side = 'D' and e.gl ~ '^(2231|6411)'`, [
        row.day,
        row.serial,
      ])
      const expected = interestOf(daysOf(movements, FIRST, row.day) * DEMAND_PPM)
      expect([...paid.values()].reduce((sum, amount) => sum + amount, 0n)).toBe(expected)
    }
  })

  test('what an account was charged when it was closed is its overdrawn days added up', async () => {
    for (const seen of quarter.demand) {
      if (!seen.closed || seen.overdraftPpm === null) continue
      const { day, serial } = seen.closed
      const paid = await paidAt(
        `e.day = $2 and e.serial = $3 and e.side = 'C' and e.gl ~ '^(1132-02|6011)'`,
        [day, serial],
      )
      const sum = [...paid.values()].reduce((all, amount) => all + amount, 0n)
      expect([seen.no, sum]).toEqual([seen.no, interestOf(owedBy(seen, FIRST, day))])
    }
  })

  test.each(['2026-01-31', '2026-02-28', '2026-03-31'])(
    'what is owed after %s is what all accounts have earned, rounded once',
    last => {
      const to = addDays(last, 1)
      const since = last > SETTLED ? POSTED : FIRST
      const fenDays = quarter.demand
        .filter(({ closed }) => closed === null || closed.day > last)
        .reduce((sum, { no: _no, movements }) => sum + daysOf(movements, since, to), 0n)
      const fixed = quarter.fixed
        .filter(({ start }) => start <= last)
        .reduce((sum, { amount, start }) => sum + amount * BigInt(daysBetween(start, to)), 0n)
      const owed = quarter.owed.get(last)
      expect(owed?.lumpSum).toBe(interestOf(fixed * YEAR_PPM))
      expect(owed?.demand).toBe(interestOf(fenDays * DEMAND_PPM))
      const overdrawn = quarter.demand
        .filter(({ closed }) => closed === null || closed.day > last)
        .reduce((sum, seen) => sum + owedBy(seen, since, to), 0n)
      expect(overdrawn).toBeGreaterThan(0n)
      expect(owed?.overdraft).toBe(interestOf(overdrawn))
    },
  )

  test.each(['2026-02-28', '2026-03-20', '2026-03-31'])(
    'each account has its part of what its kind is owed or owes after %s, and the parts come to it',
    async day => {
      const to = addDays(day, 1)
      const since = day > SETTLED ? POSTED : FIRST
      const open = quarter.demand.filter(({ closed }) => closed === null || closed.day > day)
      const kinds = [
        { gl: '2011-11', booked: 'demand', of: (one: Seen) => daysOf(one.movements, since, to) * DEMAND_PPM },
        { gl: '1132-02', booked: 'overdraft', of: (one: Seen) => owedBy(one, since, to) },
      ] as const
      for (const { gl, booked, of } of kinds) {
        const { parts, all, kind } = await partsOn(day, gl)
        expect([all, kind]).toEqual([kind, parts.reduce((sum, { part }) => sum + part, 0n)])
        // On the evening of a settlement all of it has been paid out.
        if (day !== SETTLED) expect(kind).toBe(quarter.owed.get(day)?.[booked])
        const expected = open.flatMap(one => (of(one) === 0n ? [] : [[one.no, of(one)] as const]))
        expect(parts.map(({ no }) => no)).toEqual(expected.map(([no]) => no))
        for (const [index, [no, numerator]] of expected.entries()) {
          const part = (parts[index]?.part ?? 0n) * 360_000_000n
          expect([no, part > numerator - 360_000_000n && part < numerator + 360_000_000n]).toEqual([no, true])
        }
      }
    },
  )

  test('what is payable and what is receivable are told apart, each beside what is booked of it', async () => {
    const day = '2026-02-28'
    const made = await makeSheet(await readerFor(bank.books, BRANCH, '0002', 'T'), { sheet: 'accrued', day })
    if (isRefusal(made)) throw new Error(made.refused)
    const figures = new Map(made.rows.map(row => [row[0]?.zh, row.at(-1)]))
    const owed = given(quarter.owed.get(day), day)
    const shown = (name: string) => parseMoney((figures.get(name)?.zh ?? '').replaceAll(',', ''))
    expect(['透支小计', '账面应收透支利息', '透支应计而未记账'].map(shown)).toEqual([
      owed.overdraft,
      owed.overdraft,
      0n,
    ])
    expect(['应付合计（不含透支）', '账面应付利息', '应计而未记账'].map(shown)).toEqual([
      owed.demand + owed.lumpSum,
      owed.demand + owed.lumpSum,
      0n,
    ])
    expect(figures.get('透支小计')?.opens).toEqual({ sheet: 'accruedParts', query: { day, gl: '1132-02' } })
    expect(made.totals).toBe(5)
  })

  test('the list of what was settled tells what was paid and what was charged, account by account', async () => {
    const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
    const made = await makeSheet(reader, { sheet: 'settled', from: POSTED, day: POSTED })
    if (isRefusal(made)) throw new Error(made.refused)
    const all = (amounts: ReadonlyMap<string, bigint>) => [...amounts.values()].reduce((a, b) => a + b, 0n)
    const total = given(
      made.rows.find(([first]) => first?.zh === '合计'),
      'the total',
    )
    const money = (cell = '') => parseMoney(cell.replaceAll(',', ''))
    expect([money(total[5]?.zh), money(total[6]?.zh)]).toEqual([all(settled), all(charged)])
  })

  test('the ledger of an account shows the products of its overdrawn days below zero', async () => {
    const { no, movements } = given(
      quarter.demand.find(one => charged.has(one.no)),
      'an account that was charged',
    )
    const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
    const made = await makeSheet(reader, { sheet: 'account', account: no, from: FIRST, day: SETTLED })
    if (isRefusal(made)) throw new Error(made.refused)
    const money = (cell = '') => parseMoney(cell.replaceAll(',', '')) ?? 0n
    const shown = made.rows.slice(0, -1).map(row => money(row.at(-1)?.zh))
    const to = addDays(SETTLED, 1)
    expect(shown.filter(products => products < 0n).reduce((a, b) => a + b, 0n)).toBe(
      -overdrawnDaysOf(movements, FIRST, to),
    )
    expect(shown.filter(products => products > 0n).reduce((a, b) => a + b, 0n)).toBe(
      daysOf(movements, FIRST, to),
    )
  })

  test('a page of accounts after another has the parts that the whole list has', async () => {
    const day = '2026-02-28'
    const { parts, all } = await partsOn(day, '2011-11')
    const cut = given(parts[300], 'the 301st account')
    const rest = await partsOn(day, '2011-11', cut.no)
    expect([rest.parts, rest.all]).toEqual([parts.slice(301), all])
  })

  test('the books are sound, row by row', async () => {
    expect((await verify(bank.books.pool)).findings).toEqual([])
  }, 120_000)

  test.skipIf(!installed('hledger'))(
    'hledger accepts them under its strictest checks, and stands where we do',
    async () => {
      const file = await exported('hledger')
      execFileSync('hledger', ['-f', file, 'check', '--strict'], { stdio: 'pipe' })
      const trial = readFileSync(await exported('trial'), 'utf8')
        .trimEnd()
        .split('\n')
      expect(sorted(hledgerBalances(file))).toEqual(trial.sort())
    },
  )

  test.skipIf(!installed('bean-check'))('Beancount accepts them with all their balances', async () => {
    expect(execFileSync('bean-check', [await exported('beancount')], { encoding: 'utf8' })).toBe('')
  })
})

/** The rows of the sheet of a kind: each account's part, what all have, and what the kind is owed. */
async function partsOn(day: Day, gl: string, after?: string) {
  const sheet = await makeSheet(await readerFor(bank.books, BRANCH, '0002', 'T'), {
    sheet: 'accruedParts',
    day,
    gl,
    after,
  })
  if (isRefusal(sheet)) throw new Error(sheet.refused)
  const figure = (row: (typeof sheet.rows)[number] | undefined) =>
    given(parseMoney((row?.[3]?.zh ?? '').replaceAll(',', '')), 'a figure')
  const accounts = sheet.rows.filter(row => /^\d{16}$/.test(row[0]?.zh ?? ''))
  const parts = accounts.map(row => ({ no: row[0]?.zh ?? '', part: figure(row) }))
  return { parts, all: figure(sheet.rows.at(-2)), kind: figure(sheet.rows.at(-1)) }
}

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

async function exported(format: 'hledger' | 'beancount' | 'trial'): Promise<string> {
  const file = join(scratch, `quarter.${format}`)
  const pieces: string[] = []
  await exportBooks(bank.books.pool, { branch: null, to: null, format }, async text => {
    for await (const piece of text) pieces.push(piece)
  })
  writeFileSync(file, pieces.join(''))
  return file
}
