/** The branch as it stood, in a real browser: from the board, from a row, and along the rows by keys. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let supervisor: Clerk
/** The row that opened the first account. */
let opened = 0

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const teller = house.bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  opened = (await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })).serial
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const status = () => supervisor.page.getByRole('main').getByRole('status').innerText()

const total = () => supervisor.page.getByRole('region', { name: '券别' }).locator('tfoot').innerText()

test('the board leads to the last row, and Alt with an arrow to the row before it and back', async () => {
  const { page } = supervisor
  await supervisor.visit('网点看板')
  await page.getByRole('link', { name: '回看' }).click()
  await expect.poll(status).toContain('0500')
  expect(await total()).toContain('30,100.00')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(status).toContain('0201')
  await expect.poll(total).not.toContain('30,100.00')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(total).toContain('30,100.00')
  expect(await page.getByRole('button', { name: '后一笔' }).isDisabled()).toBe(true)
})

test('a row is typed, and one that is not there is refused in words', async () => {
  const { page } = supervisor
  const serial = page.getByRole('textbox', { name: '流水号' })
  await serial.fill('1')
  await serial.press('Enter')
  await expect.poll(status).toContain('建账')
  await page.getByRole('textbox', { name: '流水号' }).fill('9999')
  await page.getByRole('textbox', { name: '流水号' }).press('Enter')
  await expect.poll(() => page.getByRole('alert').innerText()).toContain(`${DAY} 没有流水 9999`)
})

test('a row of the journal leads to the branch as it left it', async () => {
  const { page } = supervisor
  await supervisor.visit('流水')
  await page.getByRole('row').filter({ hasText: '0500' }).click()
  await page.getByRole('link', { name: '这一笔之后的网点' }).click()
  await expect.poll(status).toContain(`流水号 ${opened}`)
  expect(await page.getByRole('region', { name: '凭证' }).innerText()).toContain('P00000002–P00000050')
  const seals = await page.getByRole('region', { name: '印章' }).innerText()
  expect(seals).toContain('储蓄专用章 CX0011')
})
