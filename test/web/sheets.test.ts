/** The sheets of the day on the screen, on paper and in a file; the six agreements. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let supervisor: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const { act } = house.bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '6000', notes: '100x60' })
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the daily slips are read, printed across and saved as they stand', async () => {
  const { page } = supervisor
  await supervisor.fill('8010', '2', '')
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('region', { name: '科目日结单' })
  const deposits = sheet.getByRole('row').filter({ hasText: '2011-11' })
  expect(await deposits.innerText()).toContain('6,000.00')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    sheet.getByRole('button', { name: '存为 CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`科目日结单_${DAY}.csv`)
  expect(readFileSync(await download.path(), 'utf8')).toContain(
    '"2011-11","活期储蓄存款","","","","","6,000.00","1"',
  )
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article', { name: '科目日结单' })
  expect(await paper.getByRole('row').last().innerText()).toContain('合计')
  await page.emulateMedia({ media: 'screen' })
})

test('the six agreements agree', async () => {
  const { page } = supervisor
  await supervisor.fill('8005')
  await page.keyboard.press('Enter')
  const six = page.getByRole('region', { name: '六相符' })
  await six.waitFor()
  expect(await six.getByText('相符', { exact: false }).count()).toBeGreaterThanOrEqual(6)
  expect(await six.getByText('✗').count()).toBe(0)
})

test('a figure of the maturity ladder opens into its accounts, and back', async () => {
  const { page } = supervisor
  await page.goto(`${house.url}/books?sheet=maturities`)
  const onDemand = page.getByRole('row').filter({ hasText: '随时支取' })
  await onDemand.getByRole('button', { name: '6,000.00' }).click()
  await page.getByRole('row').filter({ hasText: '2011-11' }).waitFor()
  expect(await page.getByRole('row').last().innerText()).toContain('6,000.00')
  await page.goBack()
  await onDemand.waitFor()
})

test('what is reported of customers is on the page of those who report it, and of nobody else', async () => {
  const reported = (page: Page) => page.getByRole('button', { name: '可疑交易清单' }).count()
  const { page } = supervisor
  await page.goto(`${house.url}/books`)
  await page.getByRole('button', { name: '日计表' }).waitFor()
  expect(await reported(page)).toBe(1)
  const chief = await Clerk.arrive(browser, house.url, '0003')
  await chief.page.goto(`${house.url}/books`)
  await chief.page.getByRole('button', { name: '日计表' }).waitFor()
  expect(await reported(chief.page)).toBe(0)
})
