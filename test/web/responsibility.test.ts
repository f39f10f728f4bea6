/** Responsibility at the screen: a worked case opens into its rules, one fact changes the shares at once. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTheDay } from '../support/books.ts'
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
  supervisor = await Clerk.arrive(browser, house.url, '0002')
  await supervisor.page.getByRole('link', { name: '责任', exact: true }).click()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const shares = () => supervisor.page.getByRole('region', { name: '责任比例' })
const told = () => shares().locator('.share > summary').allInnerTexts()

test('the supervisor reads what he answers for, and a worked case', async () => {
  const { page } = supervisor
  await page.getByText('会计主管并不当然有责任').waitFor()
  expect(await told()).toEqual(['44% 经办柜员，记 0.8 分', '26% 复核员，记 0.5 分', '30% 授权人，记 0.6 分'])
  await page.getByText('30% 授权人').click()
  await page.getByText('R05 授权责任 35').waitFor()
  await page.getByText('授权时缺陷可见〔E').waitFor()
})

test('one fact more changes the shares, and one number makes two posts one person', async () => {
  const { page } = supervisor
  await page.getByRole('spinbutton', { name: '相关检查逾期天数' }).fill('5')
  await expect.poll(told).toContain('8% 会计主管，记 0.5 分')
  await shares().getByLabel('会计主管', { exact: true }).fill('0002')
  await shares().getByLabel('授权人', { exact: true }).fill('0002')
  await expect.poll(told).toContain('36% 授权人、会计主管 0002，记 0.7 分')
})

test('by the keyboard alone: cleared, found, ticked', async () => {
  const { page } = supervisor
  await page.getByRole('button', { name: /清 ?空/ }).focus()
  await page.keyboard.press('Enter')
  await shares().getByText('无人有责').first().waitFor()
  await page.getByLabel('查找事实').focus()
  await page.keyboard.type('系统缺陷')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect.poll(told).toEqual(['100% 系统'])
})
