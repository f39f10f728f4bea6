/** The bank's own numbers at the counter, and the registry page: found, saved, printed. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let supervisor: Clerk
let teller: Clerk
let report: number

const A1 = '0101110000000013'
const grounds = { from: DAY, reason: '总行 2026-5 号文' }

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const { act } = house.bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '6000', notes: '100x60' })
  report = (await act('4001', { account: A1 })).serial
  const change = house.bank.crew.actor('0002').act
  await change('0104', { what: 'numbers', numbers: '0510,1141\n8501,1199\n4003,1143', ...grounds })
  await change('0104', { what: 'attribute', code: '0560', attribute: 'live', value: 'no', ...grounds })
  teller = await Clerk.arrive(browser, house.url, '0011')
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the number of the bank opens the form, and stands on screen, journal and paper', async () => {
  await teller.fill('1141', A1, '100', '')
  await teller.page.keyboard.press('Enter')
  await teller.page.locator('#done:focus').waitFor()
  await teller.page.getByText('1141 活期存款').first().waitFor()
  await teller.page.emulateMedia({ media: 'print' })
  await expect.poll(() => teller.page.locator('#print').innerText()).toContain('交易码 1141')
  await teller.page.emulateMedia({ media: 'screen' })
  await teller.visit('流水')
  const row = teller.page.getByRole('row').filter({ hasText: '1141 活期存款' })
  await row.click()
  await teller.page.getByRole('dialog').getByText('1141 活期存款').first().waitFor()
  await teller.page.keyboard.press('Escape')
  await teller.visit('终端')
})

test('the journal is filtered by the number of the bank', async () => {
  await supervisor.visit('流水')
  await supervisor.page.getByLabel('按交易码').fill('1141')
  await expect.poll(() => supervisor.page.locator('tbody tr.ant-table-row').count()).toBe(1)
})

test('the number of the program is none where the bank has another', async () => {
  await teller.command()
  await teller.page.keyboard.type('0510')
  await teller.page.locator('.command-unknown').waitFor()
  expect(await teller.page.getByRole('list', { name: '请选择交易' }).innerText()).not.toMatch(/\b0510\b/)
  await teller.page.locator('#command').fill('')
})

test('a refusal says which code to use, by the number of the bank', async () => {
  await teller.fill('1199', String(report), '', '录错')
  await teller.page.keyboard.press('Enter')
  await expect.poll(() => teller.page.locator('.work').innerText()).toContain('1143')
  expect(await teller.page.locator('.work').innerText()).not.toMatch(/\b(4003|8501)\b/)
})

test('the registry: found by any word, only what was changed, saved as it is shown', async () => {
  await supervisor.visit('交易码登记')
  const { page } = supervisor
  const list = page.getByRole('region', { name: '交易码登记' })
  await list.waitFor()
  const rows = list.locator('tbody tr.ant-table-row')
  await list.getByLabel('查找').fill('透支')
  await expect.poll(() => rows.count()).toBe(1)
  expect(await rows.first().innerText()).toMatch(/0560[\s\S]*启用 否[\s\S]*0002/)
  await list.getByLabel('查找').fill('')
  await list.getByRole('switch', { name: '只看有变更的' }).click()
  await expect
    .poll(async () => (await rows.allInnerTexts()).map(text => text.slice(0, 4)))
    .toEqual(['0560', '1141', '1143', '1199'])
  await list.getByRole('columnheader', { name: '交易码' }).click()
  await expect.poll(async () => (await rows.first().innerText()).slice(0, 4)).toBe('1199')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: '存为 CSV' }).click(),
  ])
  const saved = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(saved).toHaveLength(6)
  expect(saved[1]).toContain('"1199","当日冲正（抹账）"')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('article', { name: '交易码登记' }).locator('tbody tr').count()).toBe(4)
  await page.emulateMedia({ media: 'screen' })
})

test('a teller is not told the registry', async () => {
  await teller.command()
  expect(await teller.page.getByRole('link', { name: '交易码登记' }).count()).toBe(0)
  const answer = await teller.page.request.get(`${house.url}/api/registry`)
  expect(answer.status()).toBe(403)
})
