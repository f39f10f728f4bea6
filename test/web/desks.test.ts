/** The desks beside the terminal, and paper: what is printed, what is shown when nothing can be read. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
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
  await teller.page.getByRole('button', { name: '打印 F9' }).waitFor()
}

describe('paper', () => {
  test('a transfer prints two copies for the payer, with his balance and not the payee’s', async () => {
    await post('0530', A1, A2, '250', '')
    const [sheet = '', ...more] = await printed(teller, () => teller.page.keyboard.press('F9'))
    expect(more).toEqual([])
    expect(sheet).toMatch(/^a4 .*银行联.*付款户名赵建国.*李\*红.*账户余额750\.00.*客户签名.*客户联.*转讫章/)
    expect(sheet).not.toContain('450.00')
  })

  test('on paper there is the receipt and nothing of the screen', async () => {
    const { page } = teller
    await page.emulateMedia({ media: 'print' })
    const shown = await page.locator('body').innerText()
    expect(shown).toContain('转讫章')
    expect(shown).not.toContain('回到命令行')
    expect(await page.locator('#root').isVisible()).toBe(false)
    await page.emulateMedia({ media: null })
    expect(await page.locator('#print').isVisible()).toBe(false)
  })

  test('a passbook prints its lines where its pages want them', async () => {
    await post('0550', A1, '1')
    const { page } = teller
    const [sheet = ''] = await printed(teller, () => page.getByRole('button', { name: '登折' }).click())
    expect(sheet).toMatch(/^book /)
    const first = page.locator('#print .book-page').first()
    expect(await first.getAttribute('style')).toBe('width: 140mm; height: 190mm;')
    const day = first.locator('span').first()
    expect(await day.getAttribute('style')).toBe('left: 6mm; top: 14mm; width: 17.2mm;')
    expect(await day.textContent()).toMatch(/^\d{8}$/)
  })

  test('F9 on an idle terminal prints nothing', async () => {
    await teller.command()
    expect(await printed(teller, () => teller.page.keyboard.press('F9'))).toEqual([])
  })

  test.each([
    ['7003', ['赵建国', '1'], ['赵建国', A1]],
    ['7004', [], ['流水', '0530 活期转账', A1]],
    ['7005', ['01'], ['尾箱现金与凭证', '使用中', '活期存折', 'P0000']],
  ])('%s prints what it has found', async (code, texts, wanted) => {
    const { page } = teller
    await teller.fill(code, ...texts)
    await page.getByRole('button', { name: /提 ?交/ }).click()
    await page.getByRole('button', { name: '打印 F9' }).waitFor()
    const sheets = await printed(teller, () => page.keyboard.press('F9'))
    expect(sheets).toHaveLength(1)
    for (const text of wanted) expect(sheets[0]).toContain(text)
    await teller.command()
  })

  test('a row is printed again by 0007 only, and marked', async () => {
    const { page } = teller
    await page.getByRole('row').filter({ hasText: '活期转账' }).first().click()
    const drawer = page.getByRole('dialog')
    const link = drawer.getByRole('link', { name: '补打回单 0007' })
    expect(await drawer.getByRole('button', { name: /打印/ }).count()).toBe(0)
    await link.click()
    await page.getByRole('region', { name: '表单' }).filter({ hasText: '0007' }).waitFor()
    expect(await page.getByLabel('原流水号').inputValue()).toMatch(/^\d+$/)
    await page.getByLabel('补打原因').fill('卡纸')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await teller.sign({ by: '0013' })
    await page.locator('#done:focus').waitFor()
    await page.getByRole('button', { name: '打印 F9' }).waitFor()
    const [sheet] = await printed(teller, () => page.keyboard.press('F9'))
    expect(sheet).toMatch(/活期转账补打 1.*付款户名赵建国/)
    await teller.command()
  })

  test('what has no receipt offers no print', async () => {
    const colleague = await Clerk.arrive(browser, house.url, '0013')
    const { page } = colleague
    await colleague.fill('0002')
    await page.keyboard.press('Enter')
    await page.locator('#done:focus').waitFor()
    await page.getByText('0002 柜员签退').waitFor()
    expect(await page.getByRole('button', { name: /打印/ }).count()).toBe(0)
    await colleague.leave()
  })
})

describe('when nothing can be read', () => {
  test('a desk of another post says so', async () => {
    const { page } = teller
    await page.goto(`${house.url}/board`)
    const said = await page.getByRole('alert').innerText()
    expect(said).not.toContain('读取失败')
    await page.goto(house.url)
  })

  test('a server that does not answer is no fact about the branch, and may be asked again', async () => {
    const { page } = supervisor
    await page.route('**/api/board', route => route.abort())
    await supervisor.visit('网点看板')
    await page.getByRole('alert').getByText('读取失败').waitFor()
    await page.unroute('**/api/board')
    await page.getByRole('button', { name: '重试' }).click()
    await page.getByText('相符').first().waitFor()
  })

  test('an address that leads nowhere says so, with ways on', async () => {
    const { page } = supervisor
    await page.goto(`${house.url}/nowhere`)
    await page.getByText('没有这一页').waitFor()
    await page.getByRole('main').getByRole('link', { name: '流水' }).click()
    await page.getByRole('table').waitFor()
  })
})

describe('the journal', () => {
  test('is searched by account, and by outcome', async () => {
    const { page } = supervisor
    const rows = page.locator('.ant-table-row')
    await page.getByLabel('按账号').fill(A2)
    await expect.poll(() => rows.allInnerTexts().then(texts => texts.map(codeIn))).toEqual(['0530', '0500'])
    await page.getByLabel('按账号').fill('')
    await page.getByLabel('按流水号').fill('1')
    await expect.poll(() => rows.count()).toBe(1)
    await page.getByLabel('按流水号').fill('')
  })

  test('the trial balance has sides instead of signs, and counts vouchers in pieces', async () => {
    const { page } = supervisor
    await page.getByText('科目余额').click()
    await page.getByRole('heading', { name: '表外科目' }).waitFor()
    const [books = '', register = ''] = await page.locator('table').allInnerTexts()
    expect(books).not.toMatch(/-\d+\.\d\d/)
    expect(register).toMatch(/7001\s+重要空白凭证\s+份\s+0\s+1000\s+\d+\s+99\d/)
  })
})

/** The code in the text of a row. */
const codeIn = (text: string): string => /\b\d{4}(?= ?[\u4e00-\u9fff])/.exec(text)?.[0] ?? ''

describe('a drill', () => {
  test('shows nobody of the bank: the account is that of the practice books', async () => {
    const { page } = teller
    await page.goto(`${house.url}/manual/0510`)
    const drill = page.getByRole('region', { name: '练习' })
    await drill.getByLabel('账号').fill(A1)
    await drill.getByText('王小明　25,200.00').waitFor()
    expect(await drill.getByText('赵建国').count()).toBe(0)
  })

  test('goes on with Enter, and says whether the notes make the amount that was typed', async () => {
    const { page } = teller
    const drill = page.getByRole('region', { name: '练习' })
    await drill.getByLabel('账号').press('Enter')
    await page.keyboard.type('900')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+A')
    await page.keyboard.type('100x10')
    await drill.getByText('合计 1,000.00 ≠').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await drill.getByText('还不对').waitFor()
  })
})

test('the day end offers the next code to whoever may do it', async () => {
  const { page } = supervisor
  await supervisor.visit('日终')
  await page.getByText('尾箱 01 使用中，未轧账').waitFor()
  const links = page.getByRole('listitem').filter({ hasText: '尾箱 01' }).getByRole('link')
  expect(await links.getAttribute('href')).toBe('/manual/8003')
  await teller.visit('日终')
  const own = teller.page.getByRole('listitem').filter({ hasText: '尾箱 01' }).getByRole('link')
  await own.click()
  await teller.page.getByRole('region', { name: '表单' }).filter({ hasText: '8003' }).waitFor()
  await teller.command()
})
