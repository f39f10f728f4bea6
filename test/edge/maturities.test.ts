/** The maturity ladder of every day that was, beside the accounts as a fold of the journal leaves them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMonths, type Day } from '../../core/dates.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { MapState } from '../../core/ledger/state.ts'
import { displayMoney } from '../../core/money.ts'
import { isRefusal } from '../../core/refusals.ts'
import { type Sheet, type SheetLink } from '../../core/sheets.ts'
import { given } from '../../core/std.ts'
import { found } from '../../server/found.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { allRows } from '../../server/store/journal.ts'
import { append, walk } from '../support/appended.ts'
import { openEmptyBooks, type TestBooks } from '../support/books.ts'
import { foundedFile } from '../support/founded.ts'
import { seed } from '../support/seed.ts'

const { branch } = foundedFile
let bank: TestBooks

beforeAll(async () => {
  bank = await openEmptyBooks()
  await found(bank.books, foundedFile)
  await append(bank.books, walk(1_500))
  await bank.books.memories.caughtUp(branch)
}, 120_000)

afterAll(() => bank.close())

async function sheetOf(asked: AskedSheet): Promise<Sheet> {
  // The walk turns its days without rolling them.
  const reader = await readerFor(bank.books, branch, '0002', 'T')
  const today = { ...reader, branch: { ...reader.branch, day: '2099-01-01' } }
  const sheet = await makeSheet(today, asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

/** The accounts as each day left them. */
async function evenings(): Promise<Map<Day, Account[]>> {
  const state = new MapState()
  const found = new Map<Day, Account[]>()
  for await (const page of allRows(bank.books.pool, branch)) {
    for (const row of page) {
      state.absorb(projectRow(state, decodeEffects(row.effects), row).draft)
      const accounts = [...state.rows].filter(([key]) => key.startsWith('account:'))
      found.set(
        row.day,
        accounts.flatMap(([, stored]) => (stored?.value as Account | undefined) ?? []),
      )
    }
  }
  return found
}

/** Months after which the rungs end, from the first that is not due yet. */
const ENDS = [1, 3, 6, 12, 36]

/** Index of the rung in the sheet: 0 on demand, 1 due already, and so on. */
function rungOf({ terms }: Account, day: Day): number {
  if (!terms || !('maturity' in terms)) return 0
  if (terms.maturity < day) return 1
  const { maturity } = terms
  return 2 + ENDS.filter(months => addMonths(day, months) < maturity).length
}

test(`each day's ladder is what its accounts add up to, seed ${seed}`, async () => {
  const days = await evenings()
  expect(days.size).toBeGreaterThan(5)
  const seen = new Set<number>()
  for (const [day, accounts] of days) {
    const sums = Array.from({ length: 9 }, () => [0n, 0n] as [bigint, bigint])
    const add = (rung: number, side: 0 | 1, amount: bigint) => {
      for (const row of [rung, 8]) given(sums[row], 'a rung')[side] += amount
      if (amount !== 0n) seen.add(rung)
    }
    for (const account of accounts) {
      if (account.gl.startsWith('2011')) add(rungOf(account, day), 0, -account.balance)
      if (account.gl.startsWith('1303') && account.customer !== null)
        add(rungOf(account, day), 1, account.balance)
      add(1, 1, account.debt?.overdue ?? 0n)
    }
    const written = sums.map(sides => sides.map(amount => (amount === 0n ? '' : displayMoney(amount))))
    const { rows } = await sheetOf({ sheet: 'maturities', day })
    const shown = rows.map(cells => cells.slice(1, 3).map(({ zh }) => (zh === '0.00' ? '' : zh)))
    expect(shown, day).toEqual(written)
  }
  expect(seen.size).toBeGreaterThan(4)
})

test('each figure opens into accounts that add up to it', async () => {
  const days = [...(await evenings()).keys()]
  let opened = 0
  for (const day of days) {
    const { rows } = await sheetOf({ sheet: 'maturities', day })
    for (const { zh, opens } of rows.flat()) {
      if (!opens) continue
      const { sheet, query } = opens as Extract<SheetLink, { sheet: unknown }>
      const { gl = null, rung = null } = query
      const behind = await sheetOf({ sheet, day, gl: gl ?? '', rung: rung ?? undefined })
      expect(behind.rows.at(-1)?.at(-1)?.zh, `${day} ${gl} ${rung}`).toBe(zh)
      expect(behind.rows.length).toBeGreaterThan(1)
      opened += 1
    }
  }
  expect(opened).toBeGreaterThan(days.length)
})
