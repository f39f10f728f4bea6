/** Dollars over the counter, as people work it in a real browser. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const arrive = (id: string) => Clerk.arrive(browser, house.url, id)
const by = (id: string) => [{ by: id }]

test('the form of dollars says what they come to at the rate that was posted', {
  timeout: 200_000,
}, async () => {
  const supervisor = await arrive('0002')
  await supervisor.does('8001', [], by('0013'))
  const chief = await arrive('0003')
  await chief.does('0001')
  await chief.does('1001', ['0', '', ''], by('0002'))
  await chief.does('0106', ['1', '705', '712.34', '715.2', DAY, '总行牌价'], by('0002'))
  const teller = await arrive('0011')
  await teller.does('0001')
  await teller.does('1001', ['1', '', ''], by('0003'))
  // The form asks for a currency now: yuan are drawn without naming one.
  await teller.does('1003', ['20000', '', '100x150 50x80 10x95 5x10'], by('0003'))

  await teller.fill('1501', '1', '100x5', '王小明', '1', '11010519491231002X', '')
  const form = teller.page.getByRole('region', { name: '表单' })
  // Only what a rate is posted for is offered.
  expect(await form.getByRole('radiogroup').first().textContent()).toBe('1美元')
  // What they come to is asked for in yuan notes, and these are suggested.
  await expect.poll(() => form.textContent(), { timeout: 20_000 }).toContain('3,525.00')
  expect(await form.textContent()).toContain('USD 500.00')
  expect(await form.textContent()).not.toContain('≠')
  expect(await form.getByLabel('付出券别').inputValue()).toBe('100x35 20x1 5x1')

  // There is no twenty in the till.
  await form.getByLabel('付出券别').fill('100x35 10x2 5x1')
  await teller.page.keyboard.press('Enter')
  await teller.page.locator('button[type=submit]:focus').waitFor()
  await teller.submit()
  // The proof of the moment states each currency apart, and what came from the vault.
  await teller.fill('8002')
  await teller.page.locator('button[type=submit]:focus').waitFor()
  await teller.page.keyboard.press('Enter')
  const proof = teller.page.getByRole('main')
  await expect.poll(() => proof.textContent(), { timeout: 20_000 }).toContain('收入现金 USD1 笔 500.00')
  expect(await proof.textContent()).toContain('领用调入1 笔 20,000.00')
})
