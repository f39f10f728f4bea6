/** The page of custody in a real browser: what is late stands out, lists print, tellers do not see it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let supervisor: Clerk
let teller: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const lost = { action: 'lost', kind: 'passbook', numbers: '40-41', reason: '清点未见' }
  await house.bank.crew.actor('0011').act('2010', lost)
  teller = await Clerk.arrive(browser, house.url, '0011')
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the board says what is missing, and leads to the page where it stands', async () => {
  const { page } = supervisor
  await supervisor.visit('网点看板')
  const warning = page.getByRole('alert').filter({ hasText: '尾箱 01 缺班前碰库' })
  await warning.getByRole('link', { name: '库管' }).click()
  const counts = page.getByRole('region', { name: '一日三碰库' })
  await expect.poll(() => counts.locator('tr.late').count()).toBe(3)
  const stopped = page.getByRole('region', { name: '停付凭证' })
  expect(await stopped.innerText()).toContain('P00000040–P00000041')
})

test('a count that is made disappears from what is missing, while one looks', async () => {
  const counts = supervisor.page.getByRole('region', { name: '一日三碰库' })
  const fields = { counted: '100x1', papers: '0', session: 'opening' }
  await house.bank.crew.actor('0011').act('1020', fields)
  const row = counts.locator('tbody tr').filter({ hasText: '01' }).filter({ hasText: '0011' })
  await expect.poll(() => row.innerText()).not.toContain('班前碰库')
})

test('the list whose button is pressed is the one on paper', async () => {
  const { page } = supervisor
  await page.getByRole('region', { name: '库房钥匙、密码' }).getByRole('button', { name: '打印' }).click()
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article', { name: '库房钥匙、密码' })
  await expect.poll(() => paper.locator('tbody tr').count()).toBe(2)
  await page.emulateMedia({ media: 'screen' })
})

test('a teller has no such page', async () => {
  expect(await teller.page.getByRole('link', { name: '库管' }).count()).toBe(0)
  const answer = await teller.page.request.get(`${house.url}/api/custody`)
  expect(answer.status()).toBe(403)
})
