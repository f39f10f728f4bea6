/** The desks beside the terminal, and paper: what is printed, what is shown when nothing can be read. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { practiceAccounts } from '../../core/practice.ts'
import { BRANCH, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk
let supervisor: Clerk

const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const actor = house.bank.crew.actor('0011')
  for (const [name, idNumber] of [
    ['赵建国', 'P1234567'],
    ['李小红', 'P1234568'],
  ] as const) {
    await actor.act('0201', { kind: 'person', name, idKind: 'passport', idNumber })
  }
  await actor.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await actor.act('0500', { customer: '2', amount: '200', notes: '100x2' })
  teller = await Clerk.arrive(browser, house.url, '0011')
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Counts what would go to the printer, and what stands ready for it then. */
async function printed(clerk: Clerk, act: () => Promise<void>): Promise<string[]> {
  const { page } = clerk
  await page.evaluate(`window.sheets = []
    window.print = () => window.sheets.push(document.documentElement.dataset.paper + ' ' +
      document.querySelector('#print').textContent)`)
  await act()
  return page.evaluate('window.sheets')
}

async function post(code: string, ...texts: readonly string[]): Promise<void> {
  await teller.fill(code, ...texts)
  await teller.page.keyboard.press('Enter')
  await teller.page.locator('#done:focus').waitFor()
}

describe('paper', () => {
  test('a transfer prints two copies for the payer, with his balance and not the payee’s', async () => {
    await post('0530', A1, A2, '250', '')
    const [sheet = '', ...more] = await printed(teller, () => teller.page.keyboard.press('F9'))
    expect(more).toEqual([])
    expect(sheet).toMatch(/^a4 .*银行联.*付款户名赵建国.*李\*红.*账户余额750\.00.*客户签名.*客户联.*业务专用章/)
    expect(sheet).not.toContain('450.00')
  })

  test('on paper there is the receipt and nothing of the screen', async () => {
    const { page } = teller
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('body').innerText()
    expect(shown).toContain('业务专用章')
    expect(shown).not.toContain('回到命令行')
    expect(await page.locator('#root').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    expect(await page.locator('#print').isVisible()).toBe(false)
  })

  test('F9 on an idle terminal prints nothing', async () => {
    await teller.command()
    expect(await printed(teller, () => teller.page.keyboard.press('F9'))).toEqual([])
  })

  test('a row is printed again by 0007 only, and marked', async () => {
    const { page } = teller
    const serial = await page.getByRole('row').filter({ hasText: '活期转账' }).first().locator('td').first()
    const number = await serial.innerText()
    await serial.click()
    expect(await page.getByRole('dialog').getByRole('button', { name: '打印' }).count()).toBe(0)
    await page.getByRole('link', { name: '补打回单 0007' }).click()
    await page.getByRole('region', { name: '表单' }).filter({ hasText: '0007' }).waitFor()
    expect(await page.getByLabel('原流水号').inputValue()).toBe(number)
    await page.getByLabel('补打原因').fill('卡纸')
    await page.keyboard.press('Enter')
    await teller.submit0007()
  })
})
