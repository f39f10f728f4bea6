/** A row that settled more accounts than a few: the interest sheet of each is looked at one after the other. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { balanceTill } from '../../server/demo/evening.ts'
import { BRANCH, foundingFile, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

const QUARTER = '2026-03-20'
const accounts = [1n, 2n, 3n, 4n, 5n].map(place => accountNumber(BRANCH, 'demand', place))

let house: TestHouse
let browser: Browser
let supervisor: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse({ ...foundingFile, day: QUARTER })
  browser = await launchBrowser()
  const { bank } = house
  bank.crew.day = QUARTER
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  for (const [index] of accounts.entries()) {
    const hundreds = (index + 1) * 60
    await teller.act('0500', { customer: '1', amount: `${hundreds}00`, notes: `100x${hundreds}` })
  }
  const at = { ...bank, branch: BRANCH }
  await balanceTill(at, '0011', '01', 'S0101')
  await balanceTill(at, '0012', '02', 'S0201')
  await balanceTill(at, '0003', '00', 'S0001')
  for (const id of ['0011', '0012', '0013', '0003']) await bank.crew.actor(id).act('0002')
  await bank.crew.actor('0002').act('8004')
  await bank.crew.actor('0003').act('8006', { kind: 'settle' })
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('forwards, and to the account that is asked for', async () => {
  const { page } = supervisor
  await supervisor.visit('流水')
  await page.locator('.ant-table-row', { hasText: '8006' }).first().click()
  const sheets = page.getByRole('region', { name: '计息清单' })
  const steps = sheets.locator('.explanation')
  // 6,000 for one day at 0.35 % over 360.
  await steps.getByText('6,000.00 × 1 = 6,000.00').waitFor()
  await sheets.getByText('第 1 户，共 5 户').waitFor()
  expect(await steps.innerText()).toMatch(/入账利息\s+0\.06/)
  expect(await sheets.getByRole('button', { name: '上一户' }).isDisabled()).toBe(true)
  await sheets.getByRole('button', { name: '下一户' }).click()
  await steps.getByText('12,000.00 × 1 = 12,000.00').waitFor()
  await sheets.getByLabel('账号').fill(accounts[4] ?? '')
  await page.keyboard.press('Enter')
  await steps.getByText('30,000.00 × 1 = 30,000.00').waitFor()
  await sheets.getByText('第 5 户，共 5 户').waitFor()
  expect(await sheets.getByRole('button', { name: '下一户' }).isDisabled()).toBe(true)
}, 60_000)
