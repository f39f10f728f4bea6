/** The evening of whoever is in charge: the closing sheet, the backup, and its hand-over with nothing typed. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDayEnd } from '../../server/jobs/dayEnd.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { parseDigest } from '../../core/day/digest.ts'
import { BRANCH, DAY, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { closeTheDay } from '../support/evening.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  const { bank } = house
  await openTheDay(bank)
  await closeTheDay(bank)
  const { branch } = await readerFor(bank.books, BRANCH, '0002', 'T')
  expect(await runDayEnd(bank.books, bank.gather.submit, branch)).toEqual([])
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('from the day end page the closing sheet is opened, with a digest that can be read', async () => {
  const supervisor = await Clerk.arrive(browser, house.url, '0002')
  const { page } = supervisor
  await supervisor.visit('日终')
  await page.getByRole('link', { name: '8010 打印封账单' }).click()
  await page.getByRole('region', { name: '表单' }).filter({ hasText: '8010' }).waitFor()
  for (let field = 0; field < 3; field += 1) await page.keyboard.press('Enter')
  const sheet = page.getByRole('region', { name: '日终封账单' })
  const line = await sheet.getByRole('row').filter({ hasText: '当日摘要码' }).innerText()
  expect(parseDigest(line.slice(line.indexOf('ZG1')))).toMatchObject({ branch: BRANCH, day: DAY })
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('article', { name: '日终封账单' }).innerText()).toContain('ZG1/')
  await supervisor.leave()
})

test('the button makes a backup, and 8013 opens with its day, file and checksum', async () => {
  const chief = await Clerk.arrive(browser, house.url, '0003')
  const { page } = chief
  await chief.visit('日终')
  const backups = page.getByRole('region', { name: '备份', exact: true })
  await backups.getByRole('button', { name: '立即备份' }).click()
  const text = await backups.locator('.ant-table-row').first().innerText()
  const [name = ''] = /zhanggui-main-\d{8}-\d{6}/.exec(text) ?? []
  const [checksum = ''] = /[0-9a-f]{64}/.exec(text) ?? []
  expect(name).not.toBe('')
  expect(text).toContain(DAY)
  await backups.getByRole('link', { name: '8013 移交' }).click()
  const form = page.getByRole('region', { name: '表单' }).filter({ hasText: '8013' })
  await form.waitFor()
  const values = await form
    .getByRole('textbox')
    .evaluateAll(inputs => inputs.map(input => (input as unknown as { readonly value: string }).value))
  expect(values).toEqual(expect.arrayContaining([name, checksum]))
  await chief.leave()
})

test('the page says it in English, too', async () => {
  const supervisor = await Clerk.arrive(browser, house.url, '0002')
  await supervisor.visit('状态')
  await supervisor.page.getByRole('region', { name: '备份', exact: true }).waitFor()
  await supervisor.page.getByRole('button', { name: 'EN' }).click()
  const backups = supervisor.page.getByRole('region', { name: 'Backups' })
  expect(await backups.innerText()).not.toMatch(/[\u4e00-\u9fff]/)
  await supervisor.leave()
})
