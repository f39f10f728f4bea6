/** 摸帐 at the screen: the supervisor asks why a till differs, opens the row, and prints what was found. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { BRANCH, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { heldBy } from '../support/counted.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let supervisor: Clerk
let wrong: number

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  const { bank } = house
  await openTheDay(bank)
  const { act } = bank.crew.actor('0011')
  const account = accountNumber(BRANCH, 'demand', 1n)
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '6000', notes: '100x60' })
  await act('0520', { account, amount: '180', notes: '100x1 50x1 20x1 10x1' })
  wrong = (await act('0510', { account, amount: '1530', notes: '100x15 20x1 10x1' })).serial
  await act('1020', await heldBy(bank, '0011', { '100': -2n, '50': 1n, '20': -1n, '10': -1n }, {}))
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the likeliest cause stands first, its row opens by the keyboard, and all of it is printed', async () => {
  const { page } = supervisor
  await supervisor.fill('7006', '01', '', '')
  await page.keyboard.press('Enter')
  const found = page.getByRole('region', { name: '摸帐', exact: true })
  const first = found.getByRole('region').first()
  await first.waitFor()
  expect(await first.innerText()).toMatch(/^金额数字颠倒 \d+%/)
  expect(await first.innerText()).toContain('与客户填写的凭证逐位核对金额')
  const row = first.getByRole('row').filter({ hasText: '1,530.00' })
  await row.focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .filter({ hasText: String(wrong) })
    .waitFor()
  await page.keyboard.press('Escape')
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article').filter({ hasText: '摸帐' })
  expect(await paper.innerText()).toContain('金额数字颠倒')
  await page.emulateMedia({ media: 'screen' })
})
