/** A customer's way through the hall: the kiosk, the display, the window, the rating; and the lobby manager's. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, PASSWORD, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let hall: BrowserContext
let kiosk: Page
let display: Page
let teller: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  hall = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  kiosk = await hall.newPage()
  await kiosk.goto(`${house.url}/kiosk`)
  await kiosk.getByText('本机还不能用于排队叫号').waitFor()
  await register(hall)
  await kiosk.reload()
  display = await hall.newPage()
  await display.goto(`${house.url}/display`)
  teller = await Clerk.arrive(browser, house.url, '0011')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The director signs in at the terminal, registers it, and leaves. */
async function register({ request }: BrowserContext): Promise<void> {
  const data = { teller: '0001', password: PASSWORD, terminal: 'HALL' }
  expect((await request.post(`${house.url}/api/session`, { data })).status()).toBe(200)
  expect((await request.post(`${house.url}/api/terminals`, { data: {} })).status()).toBe(200)
  await request.delete(`${house.url}/api/session`)
}

async function take(business: string): Promise<{ ticket: string; key: string }> {
  await kiosk.getByRole('button', { name: business }).click()
  const slip = kiosk.getByRole('region', { name: '您的号码' })
  const ticket = await slip.locator('strong').innerText()
  const key = /凭码 (\d{6})/.exec(await slip.innerText())?.[1] ?? ''
  await slip.getByRole('button', { name: '完成' }).click()
  return { ticket, key }
}

/** Presses the key once the button that it stands for is there and may be pressed. */
async function step(name: string): Promise<void> {
  const button = panel().getByRole('button', { name: `${name} F7` })
  await button.waitFor()
  await expect.poll(() => button.isEnabled()).toBe(true)
  await teller.page.keyboard.press('F7')
}

const panel = () => teller.page.getByRole('complementary').getByRole('region', { name: '叫号' })

test('a ticket is taken by one press, and says how many are before it', async () => {
  expect((await take('个人业务')).ticket).toBe('B001')
  await kiosk.getByRole('button', { name: '老年人' }).click()
  await kiosk.getByRole('button', { name: '个人业务' }).click()
  const slip = kiosk.getByRole('region', { name: '您的号码' })
  await slip.getByText('B002').waitFor()
  await slip.getByText('暂无窗口办理').waitFor()
  await slip.getByRole('button', { name: '完成' }).click()
  await kiosk.getByText('等候 2 人').waitFor()
})

test('the teller leads a ticket from its call to its end by one key', async () => {
  await panel().getByRole('button', { name: '开放窗口' }).click()
  await step('叫号')
  // Who needs care has points before him who came a moment earlier.
  await panel().getByText('B002').waitFor()
  await display.getByRole('region', { name: '请到窗口' }).getByText('B002').waitFor()
  await display.getByText('请B零零二号到1号窗口办理业务').waitFor()
  await step('开始办理')
  await panel().getByRole('button', { name: '办结 F7' }).waitFor()
})

test('what he does meanwhile says for which ticket it was done', async () => {
  const { page } = teller
  await teller.fill('2010', '1', '2', '1', '打印错位')
  await page.keyboard.press('Enter')
  await page.getByText('授权后自动继续').waitFor()
  await teller.visit('流水')
  await page.getByRole('cell', { name: 'B002' }).waitFor()
  await teller.visit('终端')
  await step('办结')
  await panel().getByRole('button', { name: '叫号 F7' }).waitFor()
})

test('the tablet of the window asks who was served, once', async () => {
  const tablet = await hall.newPage()
  await tablet.goto(`${house.url}/rate/1`)
  const asks = tablet.getByRole('region', { name: '请评价本次服务' })
  await asks.getByText('B002').waitFor()
  await asks.getByRole('button', { name: '非常满意' }).click()
  await tablet.getByText('谢谢您的评价').waitFor()
  await tablet.close()
})

test('who does not answer three calls is passed over, and not before', async () => {
  const { page } = teller
  await step('叫号')
  await panel().getByText('B001').waitFor()
  expect(await panel().getByRole('button', { name: '过号' }).isDisabled()).toBe(true)
  await page.keyboard.press('Alt+R')
  await panel().getByText('已叫 2 次').waitFor()
  await page.keyboard.press('Alt+R')
  await panel().getByText('已叫 3 次').waitFor()
  await page.keyboard.press('Alt+N')
  await panel().getByText('没有等候').waitFor()
})

test('the lobby manager brings him back, puts him first with a reason, and guides others', async () => {
  const lobby = await Clerk.arrive(browser, house.url, '0003')
  const { page } = lobby
  await lobby.visit('大堂')
  await page.getByRole('region', { name: '过号' }).getByRole('button', { name: '恢复排队' }).click()
  const waiting = page.getByRole('region', { name: '等候中' })
  await waiting.getByText('B001').click()
  const first = page.getByRole('region', { name: '优先' })
  await first.getByLabel('优先原因').fill('拄拐杖')
  await first.getByRole('button', { name: '优先', exact: true }).click()
  await waiting.getByText('拄拐杖').waitFor()
  await page.getByRole('region', { name: '发号' }).getByRole('button', { name: '发号' }).click()
  await waiting.getByText('B003').waitFor()
  await guide(page, '外分流', '自助设备', '已办结', 'B003')
  await page.getByRole('region', { name: '今日分流' }).getByText('B003').waitFor()
  await expect.poll(() => waiting.getByText('B003').count()).toBe(0)
  await panel().getByText('等候 1').waitFor()
})

async function guide(page: Page, ...choices: readonly [string, string, string, string]): Promise<void> {
  const form = page.getByRole('region', { name: '分流', exact: true })
  for (const [index, label] of ['环节', '去向', '结果', '登记到排队号（无号则空）'].entries()) {
    await form.getByLabel(label).click()
    const choice = page.locator('.ant-select-dropdown:visible .ant-select-item-option-content')
    await choice.filter({ hasText: new RegExp(`^${choices[index]}$`) }).click()
  }
  await form.getByRole('button', { name: '登记' }).click()
}

test('the code on the ticket rates it at the kiosk', async () => {
  const { ticket, key } = await take('个人业务')
  // B001 waits still, and goes first.
  for (const name of ['叫号', '开始办理', '办结', '叫号', '开始办理', '办结']) await step(name)
  await panel().getByRole('button', { name: '叫号 F7' }).waitFor()
  await kiosk.getByRole('button', { name: '评价服务' }).click()
  await kiosk.getByLabel('排队号').fill(ticket.toLowerCase())
  await kiosk.getByLabel('评价凭码').fill(key === '000000' ? '000001' : '000000')
  await kiosk.getByRole('button', { name: '一般' }).click()
  await kiosk.getByText('号码与凭码不符').waitFor()
  await kiosk.getByLabel('评价凭码').fill(key)
  await kiosk.getByRole('button', { name: '非常满意' }).click()
  await kiosk.getByText('请选择要办理的业务').waitFor()
})

test('a display that has lost its connection says so, and finds it again', async () => {
  await display.reload()
  await display.getByRole('region', { name: '请到窗口' }).locator('strong').first().waitFor()
  await display.route('**/api/queue/live*', route => route.abort())
  await display.reload()
  await display.getByText('连接中断').waitFor()
  await display.unroute('**/api/queue/live*')
  await display.getByRole('region', { name: '请到窗口' }).locator('strong').first().waitFor()
  await expect.poll(() => display.getByText('连接中断').count()).toBe(0)
})
