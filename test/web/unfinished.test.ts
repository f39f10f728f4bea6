/** What a teller has begun is lost to nothing but his own word (F7, F9), and what he types is taken as it is. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { BRANCH, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, PASSWORD, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk

const A1 = accountNumber(BRANCH, 'demand', 1n)

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const { act } = house.bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  teller = await Clerk.arrive(browser, house.url, '0011')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const list = () => teller.page.getByRole('region', { name: '未完成的交易' })
const amount = () => teller.page.getByRole('textbox', { name: '金额' })

test('another code leaves it in the list, whence it comes back after a reload and posts once', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '55')
  await page.keyboard.press('F2')
  await page.keyboard.type('7005')
  await page.getByRole('region', { name: '表单' }).getByText('7005').waitFor()
  await teller.command()
  await list().getByText(A1).waitFor()
  await page.reload()
  await page.locator('#command:focus').waitFor()
  await list().waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('#field-account:focus').waitFor()
  expect(await amount().inputValue()).toBe('55')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await teller.submit()
  await list().waitFor({ state: 'detached' })
})

test('Delete throws it away', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '56')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '稍后继续' }).click()
  await list().waitFor()
  await page.locator('#command:focus').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Delete')
  await list().waitFor({ state: 'detached' })
  await page.locator('#command:focus').waitFor()
})

test('nothing personal reaches the storage of the browser', async () => {
  const { page } = teller
  await teller.fill('0201', '1', '李小红', '2', 'P7654321')
  const stored = String(await page.evaluate('localStorage.getItem("zhanggui.drafts")'))
  expect(stored).toContain('"code":"0201"')
  expect(stored).not.toMatch(/李小红|P7654321/)
  await teller.command()
})

test('it is nobody else’s who signs in at the same terminal', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '57')
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('柜员号').fill('0013')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#command:focus').waitFor()
  expect(await amount().count()).toBe(0)
  expect(await list().count()).toBe(0)
  await page.getByRole('button', { name: '退出' }).click()
  await page.getByLabel('柜员号').fill('0011')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await list().getByRole('button').first().click()
  expect(await amount().inputValue()).toBe('57')
  await teller.command()
})

test('F8 locks over the form; nothing is printed meanwhile, and the cursor comes back', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '58')
  await page.locator('#field-notes:focus').waitFor()
  await page.keyboard.press('F8')
  await page.locator('#unlock:focus').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('#print').isVisible()).toBe(false)
  await page.emulateMedia({ media: null })
  await page.locator('#unlock').focus()
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#field-notes:focus').waitFor()
  expect(await amount().inputValue()).toBe('58')
  await teller.command()
})

test('whoever signs at the maker’s terminal reads what he signs, though the form is gone', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '60000', '')
  await teller.inPerson()
  await page.keyboard.press('Enter')
  await page.locator('#signer:focus').waitFor()
  await page.evaluate('localStorage.removeItem("zhanggui.drafts")')
  await page.reload()
  await page.getByRole('region', { name: '我提交的' }).getByRole('button').first().click()
  const waiting = page.getByRole('region', { name: '等待授权' })
  await waiting.getByText('0510 活期存款').waitFor()
  await waiting.getByRole('row').filter({ hasText: A1 }).getByText('60,000.00').waitFor()
  // The second count is blind.
  expect(await waiting.getByText(/100x600|600 张/).count()).toBe(0)
  await teller.sign({ by: '0013', recount: { 100: '600' } })
  await page.locator('#done:focus').waitFor()
  await page.keyboard.press('Enter')
})

test('what is typed stays, where it reads like the suggestion on the way to more', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '100')
  await page.locator('.echo').getByText('100.00 ✓').waitFor()
  await page.keyboard.type('100x1 50x-1 50x1')
  expect(await page.getByLabel('券别').inputValue()).toBe('100x1 50x-1 50x1')
  await teller.command()
})

test('digits of a Chinese keyboard are digits, on the command line and in every number', async () => {
  const { page } = teller
  const wide = (text: string) =>
    text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  await teller.command()
  await page.keyboard.insertText(wide('0510'))
  await page.getByRole('region', { name: '表单' }).getByText('0510').waitFor()
  await page.keyboard.insertText(wide(A1))
  await page.locator('.echo').getByText('王小明').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#field-amount:focus').waitFor()
  await teller.command()
})

test('a count takes digits only, and of every kind of paper', async () => {
  const { page } = teller
  await teller.fill('1020')
  const form = page.getByRole('region', { name: '表单' })
  await form.getByLabel('100', { exact: true }).fill('12')
  await form.getByLabel('100', { exact: true }).press('x')
  expect(await form.getByLabel('100', { exact: true }).inputValue()).toBe('12')
  await form.getByLabel('百元国债券').fill('7')
  await form.getByLabel('活期存折').fill('3')
  expect(await form.getByLabel('百元国债券').inputValue()).toBe('7')
  await teller.command()
})

test('the paper names the seal of its code, and the bank’s copy what was booked', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '30', '')
  await page.keyboard.press('Enter')
  await page.locator('#done:focus').waitFor()
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article', { name: '回单' }).locator('.copy')
  await paper.nth(1).waitFor()
  const copies = await paper.allInnerTexts()
  expect(copies.map(text => /现金收讫章/.test(text))).toEqual([true, true])
  expect(copies.map(text => /1001-01/.test(text))).toEqual([true, false])
  await page.emulateMedia({ media: null })
})
