/** The special-business register on the screen: found, ordered, cut to a period, printed and saved. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { given } from '../../core/std.ts'
import { BRANCH, DAY, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let supervisor: Clerk
let teller: Clerk

const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)
const court = { organ: 'court', officers: '张三 执1001；李四 执1002', document: '执12号', notice: '协12号' }

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const { act } = house.bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '6000', notes: '100x60' })
  await act('0500', { customer: '1', amount: '500', notes: '100x5' })
  await act('4001', { account: A2 })
  await act('4011', { account: A1, ...court, bars: 'amount', amount: '2000', until: '2026-12-01' })
  await act('4011', {
    account: A1,
    ...court,
    notice: '（2026）法冻第 32 号',
    bars: 'amount',
    amount: '300',
    until: '2026-12-01',
  })
  await act('4017', { account: A2, action: 'stop', ground: 'bank', note: '可疑' })
  teller = await Clerk.arrive(browser, house.url, '0012')
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** 7005, no till, the register, from the beginning until today. */
async function look(clerk: Clerk) {
  await clerk.fill('7005', '', '1', '', '')
  await clerk.page.keyboard.press('Enter')
  const register = clerk.page.getByRole('region', { name: '特殊业务登记簿' })
  await register.waitFor()
  return register
}

const rows = (register: Awaited<ReturnType<typeof look>>) => register.locator('tbody tr.ant-table-row')
const codes = async (register: Awaited<ReturnType<typeof look>>) =>
  (await rows(register).allInnerTexts()).map(text => given(/\b40\d\d\b/.exec(text)?.[0], text))

test('the newest line comes first, and a column orders by what it says, by mouse or by key', async () => {
  const register = await look(supervisor)
  expect(await codes(register)).toEqual(['4017', '4011', '4011', '4001'])
  await register.getByRole('columnheader', { name: '金额' }).focus()
  await supervisor.page.keyboard.press('Enter')
  await expect.poll(async () => (await rows(register).allInnerTexts())[3]).toContain('2,000.00')
  await register.getByRole('columnheader', { name: '金额' }).click()
  await expect.poll(async () => (await rows(register).allInnerTexts())[0]).toContain('2,000.00')
})

test('Ctrl+F finds by words of any column, and Esc empties the search before it leaves', async () => {
  const register = await look(supervisor)
  const { keyboard } = supervisor.page
  await keyboard.press('Control+f')
  await keyboard.type('人民法院 2000')
  await expect.poll(() => codes(register)).toEqual(['4011'])
  await register.getByText('1 / 4').waitFor()
  await keyboard.press('Escape')
  await expect.poll(() => codes(register)).toHaveLength(4)
  await keyboard.type('没有这样的')
  await register.getByText('这段时间没有登记').waitFor()
  await keyboard.press('Escape')
})

test('a period is asked of the server, which says while it reads and when it cannot', async () => {
  const register = await look(supervisor)
  const { page } = supervisor
  await page.route('**/api/look/7005', async route => {
    await new Promise(resolve => setTimeout(resolve, 300))
    await route.continue()
  })
  await register.getByLabel('起日').fill(DAY.replaceAll('-', ''))
  await register.locator('.ant-spin-spinning').waitFor()
  await expect.poll(() => codes(register)).toHaveLength(4)
  await register.getByLabel('止日').fill('2000-01-01')
  await register.getByText('这段时间没有登记').waitFor()
  await page.unroute('**/api/look/7005')
  await page.route('**/api/look/7005', route => route.abort())
  await register.getByLabel('止日').fill('2000-01-02')
  await register.getByRole('alert').waitFor()
  await page.unroute('**/api/look/7005')
  await register.getByRole('alert').getByRole('button').click()
  await register.getByText('这段时间没有登记').waitFor()
})

test('what is shown is what is saved and printed', async () => {
  const register = await look(supervisor)
  const { page } = supervisor
  await page.keyboard.press('Control+f')
  await page.keyboard.type('4001')
  await expect.poll(() => codes(register)).toEqual(['4001'])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    register.getByRole('button', { name: '存为 CSV' }).click(),
  ])
  const saved = readFileSync(await download.path(), 'utf8').split('\r\n')
  expect(saved[0]).toBe(
    '\ufeff"会计日期","流水号","交易码","有权机关","文书文号","账号","金额","柜员","授权","状态"',
  )
  expect(saved.slice(1)).toEqual([expect.stringContaining(`"4001 口头挂失","","","${A2}","","0011"`), ''])
  await page.emulateMedia({ media: 'print' })
  const paper = page.getByRole('article', { name: '特殊业务登记簿' })
  expect(await paper.locator('tbody tr').count()).toBe(1)
  expect(await paper.innerText()).toContain('0101')
  await page.emulateMedia({ media: 'screen' })
})

test('a teller sees his own lines, and nothing of an order on another’s', async () => {
  const register = await look(teller)
  await register.getByText('这段时间没有登记').waitFor()
  expect(await teller.page.content()).not.toMatch(/人民法院|执12号/)
})
