/** Every PDF and workbook of a sheet says which print of which figures it is. */
import exceljs from 'exceljs'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextPrint, notePrint } from '../../server/store/prints.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
}, 120_000)

afterAll(() => door.close())

const file = async (query: string, by = '0002'): Promise<Buffer> => {
  const { statusCode, rawPayload } = await door.get(`/api/sheets/file?day=${DAY}&${query}`, by)
  expect(statusCode).toBe(200)
  return rawPayload
}

async function pdf(query: string, by?: string): Promise<string> {
  const bytes = new Uint8Array(await file(`${query}&as=pdf`, by))
  return (await extractText(await getDocumentProxy(bytes), { mergePages: true })).text.replace(/\s+/g, ' ')
}

async function workbook(query: string): Promise<string> {
  const book = new exceljs.Workbook()
  await book.xlsx.load((await file(`${query}&as=xlsx`)) as unknown as ArrayBuffer)
  return book.worksheets[0]?.lastRow?.getCell(1).text ?? ''
}

const printOf = (text: string) =>
  /(第 \d+ 次打印|First print|Print no. \d+, duplicate)\s*SHA-256 ([0-9a-f]{64})/.exec(text)?.slice(1)

test('each print of the same figures has the next number, in any form and language, by anybody', async () => {
  const [first, digest] = printOf(await pdf('sheet=daily')) ?? []
  expect(first).toBe('第 1 次打印')
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(printOf(await workbook('sheet=daily'))).toEqual(['第 2 次打印', digest])
  const english = await pdf('sheet=daily&language=en', '0003')
  expect(printOf(english)).toEqual(['Print no. 3, duplicate', digest])
  const { rows } = await door.bank.books.pool.query(
    'select copy, sheet, day, teller from sheet_print where digest = $1 order by copy',
    [Buffer.from(digest ?? '', 'hex')],
  )
  expect(rows.map(row => [row.copy, row.sheet, row.day, row.teller])).toEqual([
    [1, 'daily', DAY, '0002'],
    [2, 'daily', DAY, '0002'],
    [3, 'daily', DAY, '0003'],
  ])
})

test('prints at one moment have different numbers', async () => {
  const prints = await Promise.all(Array.from({ length: 6 }, () => workbook('sheet=vouchers')))
  expect(prints.map(text => printOf(text)?.[0] ?? '').toSorted((a, b) => (a < b ? -1 : 1))).toEqual(
    Array.from({ length: 6 }, (_, index) => `第 ${index + 1} 次打印`),
  )
})

test('printing leaves no row, so that the journal is the same again', async () => {
  const [, digest] = printOf(await workbook('sheet=journal')) ?? []
  expect(printOf(await workbook('sheet=journal'))).toEqual(['第 2 次打印', digest])
})

test('once a figure is another it is another sheet, whose first print it is', async () => {
  const [, before] = printOf(await workbook('sheet=slips')) ?? []
  const [account] = (
    await door.bank.books.pool.query(
      `select key from state where kind = 'account' and length(key) = 16 order by key limit 1`,
    )
  ).rows.map(({ key }) => String(key))
  await door.perform('0510', { account: account ?? '', amount: '100', notes: '100x1' }, '0011')
  const [print, digest] = printOf(await workbook('sheet=slips')) ?? []
  expect(print).toBe('第 1 次打印')
  expect(digest).not.toBe(before)
})

test('a number is taken by a print that was made, and by one only', async () => {
  const { pool } = door.bank.books
  const print = { branch: BRANCH, digest: Buffer.alloc(32, 7), sheet: 'daily', day: DAY, teller: '0002' }
  const next = () => nextPrint(pool, print.branch, print.digest)
  expect([await next(), await next()]).toEqual([1, 1])
  const noted = await Promise.all([1, 2].map(() => notePrint(pool, { ...print, at: 0n, copy: 1 })))
  expect(noted.filter(Boolean).length).toBe(1)
  expect(await next()).toBe(2)
})

test('what cannot be made is no print', async () => {
  const { statusCode } = await door.get(`/api/sheets/file?sheet=closing&day=${DAY}&as=pdf`, '0002')
  expect(statusCode).toBe(422)
  const { rows } = await door.bank.books.pool.query(`select from sheet_print where sheet = 'closing'`)
  expect(rows).toEqual([])
})
