/** A case at the screen: who stood where is named from the staff, and goes with the form into the ruling. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let director: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const facets = { reason: 'fundSafety', business: 'savings', channel: 'counter', grade: 'general' }
  const said = { said: '少存了一百元', about: '0011', handler: '0002' }
  const answer = await house.bank.crew.actor('0003').act('9601', { ...facets, ...said })
  director = await Clerk.arrive(browser, house.url, '0001')
  const complaint = `complaint-${DAY.replaceAll('-', '')}-${answer.serial}`
  await director.page.goto(`${house.url}/complaints/${complaint}/responsibility`)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const shares = () => director.page.locator('.share > summary').allInnerTexts()

test('a share falls on the mentor who is named, and on the supervisor whom the records find', async () => {
  const { page } = director
  await page.getByLabel('调查人定性').click()
  await page.getByTitle('属实', { exact: true }).click()
  await page.getByRole('checkbox', { name: '记账与客户指令不符' }).check()
  await page.getByRole('checkbox', { name: '柜员在带教期' }).check()
  await page.getByRole('spinbutton', { name: '相关检查逾期天数' }).fill('5')
  await page.getByLabel('带教人', { exact: true }).click()
  await page.getByTitle(/^0012/).click()
  await expect.poll(shares).toEqual(['53% 经办柜员 0011', '36% 带教人 0012', '11% 会计主管 0002'])
})

test('whoever has a share by these facts is told so, and may not decide', async () => {
  const { page } = director
  const submit = page.getByRole('link', { name: /提交认定/ })
  expect(await submit.count()).toBe(1)
  await page.getByRole('checkbox', { name: '推诿' }).check()
  await page.getByText('按现有事实你也有份额').waitFor()
  expect(await submit.count()).toBe(0)
  await page.getByRole('checkbox', { name: '推诿' }).uncheck()
  await submit.click()
  const form = page.getByRole('region', { name: '表单' })
  await expect
    .poll(() => form.getByLabel('在岗人员').inputValue())
    .toMatch(/^带教人 0012 \S+\n会计主管 0002 0101 /)
})
