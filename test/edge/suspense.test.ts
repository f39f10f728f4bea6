/** What hangs in suspense: by whom it is owned, how old it is, and what is left of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { isRefusal } from '../../core/refusals.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { texts } from '../support/twoDays.ts'

let bank: TestBooks
const hang = { other: '3001-04', owner: '0013', note: '户名不符' }

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
}, 120_000)

afterAll(() => bank.close())

/** The lines as they read on some day that has not come yet, without the numbers of rows. */
async function linesOn(day: string) {
  await bank.books.memories.caughtUp(BRANCH)
  const reader = await readerFor(bank.books, BRANCH, '0002', 'T')
  const sheet = await makeSheet({ ...reader, branch: { ...reader.branch, day } }, { sheet: 'suspense' })
  if (isRefusal(sheet)) throw new Error(sheet.refused)
  return texts(sheet).map(row => row.filter((_cell, index) => index !== 2))
}

test('each case stands with its owner and its age, and goes once it is cleared', async () => {
  const { act } = bank.crew.actor('0013')
  const first = await act('8511', { ...hang, step: 'payable', amount: '600' })
  const second = await act('8511', { ...hang, step: 'receivable', amount: '80', note: '差额待查' })
  const hung = ({ serial }: { readonly serial: number }) => `suspense-${DAY.replaceAll('-', '')}-${serial}`
  await act('8511', { step: 'clear', hung: hung(first), amount: '250', other: '3001-04', note: '查清一部分' })
  const name = (await readerFor(bank.books, BRANCH, '0013', 'T')).teller.name.zh
  const owner = `0013 ${name}`
  const lines = (age: string) => [
    [DAY, age, owner, '600.00', '', '350.00', '户名不符'],
    [DAY, age, owner, '80.00', '80.00', '', '差额待查'],
    ['合计', '', '', '', '80.00', '350.00', ''],
  ]
  expect(await linesOn(DAY)).toEqual(lines('0'))
  expect(await linesOn(addDays(DAY, 40))).toEqual(lines('40'))
  await act('8511', { step: 'clear', hung: hung(second), amount: '80', other: '3001-04', note: '查清' })
  expect((await linesOn(DAY)).map(row => row[4])).toEqual(['', ''])
})
