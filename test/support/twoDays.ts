/** A branch that has worked a day, ended it, and works the next one, with dollars and yen: for sheets of both. */
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { Sheet } from '../../core/sheets.ts'
import { sealsCounted } from '../../server/actors.ts'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type AskedSheet, makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from './books.ts'
import { closeTheDay } from './evening.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)

/** Of the first day, in its evening, `inTheEvening` is called before it ends. */
export async function openTwoDays(inTheEvening?: (bank: TestBooks) => Promise<void>): Promise<TestBooks> {
  const bank = await openTestBooks()
  await openTheDay(bank)
  await workTheDay(bank)
  await closeTheDay(bank)
  await inTheEvening?.(bank)
  const { branch } = await readerFor(bank.books, BRANCH, '0002', 'T')
  const trouble = await runDayEnd(bank.books, bank.gather.submit, branch)
  if (trouble.length > 0) throw new Error(trouble[0]?.en)
  bank.crew.day = (await readerFor(bank.books, BRANCH, '0002', 'T')).branch.day
  await workTheNextDay(bank)
  return bank
}

async function workTheDay(bank: TestBooks) {
  const teller = bank.crew.actor('0011')
  const person = { name: '王小明', idKind: 'idCard', idNumber: '11010519491231002X' }
  await teller.act('0201', { kind: 'person', ...person })
  await teller.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  const { serial } = await teller.act('0510', { account: A1, amount: '200', notes: '100x2' })
  await teller.act('8501', { serial: String(serial), notes: '100x2', reason: '串户' })
  await teller.act('0520', { account: A1, amount: '300', notes: '100x3' })
  await teller.act('0530', { payer: A1, payee: A2, amount: '100' })
  const yen = { currency: 'JPY', buying: '4.52', middle: '4.6512', selling: '4.69', from: DAY }
  await bank.crew.actor('0003').act('0106', { ...yen, reason: '牌价' })
  const dollars = { currency: 'USD', buying: '705', middle: '712.34', selling: '715.2', from: DAY }
  await bank.crew.actor('0003').act('0106', { ...dollars, reason: '牌价' })
  const chief = bank.crew.actor('0003')
  const bag = { currency: 'USD', amount: '1000', notes: '100x10' }
  const ordered = await chief.act('1007', { step: 'order', ...bag })
  const order = `cashOrder-${DAY.replaceAll('-', '')}-${ordered.serial}`
  await chief.act('1007', { step: 'sent', order, ...bag, bag: 'F1', carriers: '赵刚 押0101；孙立 押0102' })
  await bank.crew.actor('0013').act('5002', { account: A1, amount: '500', payee: '王小明' })
  await teller.act('1501', { currency: 'JPY', foreign: '10000x3', ...person, payee: A1, actor: 'self' })
  await bank.crew.actor('0012').act('1041', { amount: '10', notes: '10x1', note: '清点' })
  await bank.crew.actor('0012').act('4001', { account: A2 })
}

async function workTheNextDay(bank: TestBooks) {
  await bank.crew.actor('0002').act('8001')
  for (const id of ['0002', '0003', '0012', '0013']) await bank.crew.actor(id).act('0001')
  // Another teller takes the till of the day before.
  await take(bank, '0012', '01')
  await bank.crew.actor('0012').act('0510', { account: A1, amount: '700', notes: '100x7' })
}

export const take = async (bank: TestBooks, id: string, till: string) => {
  const seals = await sealsCounted(bank.books, BRANCH, id)
  await bank.crew.actor(id).act('1001', { till, seal: `F${till}`, seals })
}

export async function sheetIn(bank: TestBooks, asked: AskedSheet): Promise<Sheet> {
  const sheet = await makeSheet(await readerFor(bank.books, BRANCH, '0002', 'T'), asked)
  if (isRefusal(sheet)) throw new Error(`${asked.sheet}: ${sheet.refused}`)
  return sheet
}

export const texts = ({ rows }: Pick<Sheet, 'rows'>) => rows.map(cells => cells.map(({ zh }) => zh))
