/** 摸帐 on a real branch: faults made at a counter, counted, and explained to those in charge. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { WireImbalance } from '../../core/wire.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { heldBy } from '../support/counted.ts'

let bank: TestBooks
const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await teller.act('0500', { customer: '1', amount: '5000', notes: '100x50' })
  await teller.act('0520', { account: A2, amount: '260', notes: '100x2 50x1 10x1' })
  await teller.act('0530', { payer: A2, payee: A1, amount: '700' })
}, 120_000)

afterAll(() => bank.close())

async function ask(fields: Record<string, string>, by = '0002'): Promise<WireImbalance | string> {
  const view = await lookUp(await readerFor(bank.books, BRANCH, by, 'T'), '7006', fields)
  if (isRefusal(view)) return view.refused
  if (view.query !== 'imbalance') throw new Error(view.query)
  return view.imbalance
}

const firstOf = (found: WireImbalance | string) =>
  typeof found === 'string'
    ? found
    : [found.suspects[0]?.cause, found.suspects[0]?.rows.map(row => row.serial)]

/** Counts the till of a teller as its book has it, but for what is added or taken away. */
async function count(by: string, off: Record<string, bigint>, papersOff: Record<string, number> = {}) {
  return bank.crew.actor(by).act('1020', await heldBy(bank, by, off, papersOff))
}

test('where nothing was counted there is nothing to explain', async () => {
  expect(await ask({ till: '01' })).toBe('tillNotCounted')
})

test('1,350 handled and 1,530 booked: digits swapped, with the row', async () => {
  const { serial } = await bank.crew
    .actor('0011')
    .act('0510', { account: A1, amount: '1530', notes: '100x15 20x1 10x1' })
  await count('0011', { '100': -2n, '50': 1n, '20': -1n, '10': -1n })
  const found = await ask({ till: '1' })
  expect(firstOf(found)).toEqual(['digitsSwapped', [serial]])
  expect(found).toMatchObject({ till: '01', by: '0011', amount: '-180.00' })
})

test('a count that found the same before puts the fault before it', async () => {
  await bank.crew.actor('0011').act('0510', { account: A1, amount: '180', notes: '100x1 50x1 20x1 10x1' })
  const { serial } = await count('0011', { '100': -2n, '50': 1n, '20': -1n, '10': -1n })
  const found = await ask({})
  expect(found).toMatchObject({ count: expect.stringMatching(`-${serial}$`) })
  expect(firstOf(found)[0]).toBe('digitsSwapped')
  expect((found as WireImbalance).before).toBeLessThan(serial)
})

test('the count stays blind: neither a teller nor the chief teller learns of his own', async () => {
  expect(await ask({ till: '01' }, '0011')).toBe('notYourCode')
  await count('0003', { '100': -1n })
  expect(await ask({ till: '00' }, '0003')).toBe('countStaysBlind')
  expect(firstOf(await ask({ till: '00' }))[0]).toMatch(/Miscounted$/)
  expect(firstOf(await ask({ till: '01' }, '0003'))[0]).toBe('digitsSwapped')
})

test('what was reversed and booked anew is found no more, and a booked case is no row to look at', async () => {
  const teller = bank.crew.actor('0011')
  const found = await ask({ till: '01' })
  const wrong = (found as WireImbalance).suspects[0]?.rows[0]?.serial
  await teller.act('8501', { serial: String(wrong), notes: '100x15 20x1 10x1', reason: '金额记错' })
  await teller.act('0510', { account: A1, amount: '1350', notes: '100x13 50x1' })
  await count('0011', {})
  expect((await ask({ till: '01' })) as WireImbalance).toMatchObject({ amount: '0.00' })
  await count('0011', { '100': -5n })
  await teller.act('1042', { amount: '500', notes: '100x5', note: '碰库发现' })
  const after = (await ask({ till: '01' })) as WireImbalance
  expect(after.suspects.flatMap(({ rows }) => rows.map(({ code }) => code))).not.toContain('1042')
})

test('a passbook is missing: by pieces, and by the number that was read', async () => {
  await count('0011', {}, { passbook: -1 })
  const causesOf = async (fields: Record<string, string>) =>
    ((await ask({ till: '01', ...fields })) as WireImbalance).suspects.map(({ cause }) => cause)
  expect(await causesOf({})).toEqual(expect.arrayContaining(['paperUnbooked', 'papersTogether']))
  // The second book of the day was 2: it lies in the drawer, and whoever opened that account has another.
  const both = { numbers: 'both', kind: 'passbook', missing: '3', extra: '2' }
  expect((await causesOf(both))[0]).toBe('numberSkipped')
})

test('an earlier count may be named', async () => {
  const found = await ask({ till: '01' })
  const { count: id } = found as WireImbalance
  expect(await ask({ count: id })).toEqual(found)
  expect(await ask({ count: 'count-20260101-1' })).toBe('itemUnknown')
})
