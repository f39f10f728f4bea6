/** Nobody alone, nothing hidden, at the counter: the question box, and a signer who asks back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk
let supervisor: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  teller = await Clerk.arrive(browser, house.url, '0011')
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const link = () => teller.page.getByRole('link', { name: '谁能办、我为什么不能' })

test('a code of other posts leads to who may, and why not oneself', async () => {
  const { page } = teller
  await teller.command()
  await page.keyboard.type('8001')
  await link().click()
  await page.getByRole('status').getByText('现在不能办').waitFor()
  const row = page.getByRole('region', { name: '办理条件' }).getByRole('row').filter({ hasText: '岗位' })
  await expect.poll(() => row.innerText()).toContain('不符合')
  await page.getByRole('region', { name: '谁能办', exact: true }).getByText('0002').waitFor()
})

test('another code and an amount are asked on the same page, which says who signs', async () => {
  const { page } = teller
  await page.getByRole('textbox', { name: '交易码', exact: true }).fill('0510')
  await page.getByRole('status').getByText('现在可办').waitFor()
  await page.getByRole('textbox', { name: '金额' }).fill('200000')
  await page.keyboard.press('Enter')
  const rules = page.getByRole('region', { name: '权限' })
  await rules.locator('.signers').filter({ hasText: '会计主管' }).getByText('0002').waitFor()
  expect(page.url()).toContain('amount=200000')
})

test('what the terminal refuses leads there too', async () => {
  const { page } = teller
  await teller.visit('终端')
  await teller.fill('0002')
  await page.keyboard.press('Enter')
  await link().click()
  await page.getByRole('status').getByText('0002 柜员签退').waitFor()
})

test('the signer asks back, the teller answers at his form, and it goes on', async () => {
  const { page } = teller
  await teller.visit('终端')
  await teller.fill('2010', '1', '2', '1', '打印错位')
  await page.keyboard.press('Enter')
  await page.getByText('授权后自动继续').waitFor()
  await page.locator('#signer').pressSequentially('00')
  await supervisor.visit('待授权')
  const desk = supervisor.page
  await desk.getByLabel('说明').fill('哪一台打印机？')
  await desk.getByRole('button', { name: '问询' }).click()
  await desk.getByRole('region', { name: '授权' }).getByText('哪一台打印机？').waitFor()
  expect(await desk.getByRole('button', { name: '授权', exact: true }).isDisabled()).toBe(true)
  // The question takes no keys from what is being typed; and nobody signs while it stands open.
  await page.getByText('哪一台打印机？').waitFor()
  await page.locator('#signer:focus').waitFor()
  await page.getByLabel('密码').fill('any')
  const signing = page.getByRole('form', { name: '现场授权' })
  expect(await signing.getByRole('button', { name: '授权', exact: true }).isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: '答复' }).fill('二号台，已报修')
  await page.keyboard.press('Enter')
  await desk.getByRole('region', { name: '授权' }).getByText('二号台，已报修').waitFor()
  await desk.getByRole('button', { name: '授权', exact: true }).click()
  await page.locator('#done:focus').waitFor()
})
