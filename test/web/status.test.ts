/** The status page, for those in charge; and what the start page says of a server that is not ready. */
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../server/app.ts'
import { closedHouse } from '../../server/house.ts'
import { release } from '../../server/release.ts'
import { duration } from '../../web/ui/duration.ts'
import { BRANCH, DAY, openOwner, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The facts of a panel, by their labels. */
async function facts(clerk: Clerk, panel: string): Promise<Record<string, string>> {
  const region = clerk.page.getByRole('region', { name: panel })
  await region.waitFor()
  const [labels, values] = await Promise.all([
    region.getByRole('term').allInnerTexts(),
    region.getByRole('definition').allInnerTexts(),
  ])
  return Object.fromEntries(labels.map((label, index) => [label, values[index] ?? '']))
}

test('a supervisor sees server, database, backup and branches', async () => {
  const supervisor = await Clerk.arrive(browser, house.url, '0002')
  await supervisor.visit('状态')
  expect(await facts(supervisor, '服务器')).toEqual({
    版本: release,
    已运行: expect.stringMatching(/^\d+ (秒|分)/),
    等待入账: '0',
    在线页面: '1',
    内存: expect.stringMatching(/^\d+ MiB$/),
  })
  expect(await facts(supervisor, '数据库')).toEqual({
    PostgreSQL: expect.stringMatching(/^\d+\.\d+ · \d+ MiB$/),
    数据库连接: expect.stringMatching(/^\d+ 个，\d+ 个空闲，0 笔等待$/),
    投影滞后: '无，已跟上流水',
    最近移交的备份: expect.stringContaining('还没有'),
  })
  const row = supervisor.page.getByRole('region', { name: '网点与会计日期' }).locator('.ant-table-row')
  expect(await row.allInnerTexts()).toEqual([`${BRANCH}\t测试网点\t${DAY}\t营业中\t`])
  await supervisor.page.getByRole('button', { name: 'EN' }).click()
  expect(await supervisor.page.getByRole('main').innerText()).not.toMatch(/[\u4e00-\u9fff]/)
  await supervisor.leave()
})

test('a lag is said in rows and seconds', async () => {
  const supervisor = await Clerk.arrive(browser, house.url, '0002')
  const owner = openOwner(house.bank.database)
  await owner.query('update branch_head set serial = serial - 2')
  await supervisor.visit('状态')
  expect((await facts(supervisor, '数据库')).投影滞后).toMatch(/^2 行，\d+\.\d 秒$/)
  await owner.query('update branch_head set serial = serial + 2')
  await supervisor.page.getByText('无，已跟上流水').waitFor()
  await owner.end()
  await supervisor.leave()
})

test('a teller finds no link to it, and is refused at its address', async () => {
  const teller = await Clerk.arrive(browser, house.url, '0011')
  const { page } = teller
  expect(await page.getByRole('navigation').getByRole('link', { name: '状态' }).count()).toBe(0)
  await page.goto(`${house.url}/status`)
  expect(await page.getByRole('alert').innerText()).not.toContain('读取失败')
  await teller.leave()
})

test('the start page says the release, for how long it has been starting, and what it does', async () => {
  const app = await build(
    closedHouse({ label: { zh: '启动数据库', en: 'Starting the database' }, done: 0, total: 1 }),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  const page = await browser.newPage({ locale: 'zh-CN' })
  await page.goto(`http://127.0.0.1:${port}`)
  await page.getByText('启动数据库').waitFor()
  expect(await page.getByRole('main').innerText()).toMatch(new RegExp(`版本 ${release} · 已运行 \\d+ 秒`))
  await page.close()
  await app.close()
})

test.each([
  [0, '0 秒', '0 s'],
  [59, '59 秒', '59 s'],
  [60, '1 分 0 秒', '1 min 0 s'],
  [3_665, '1 小时 1 分', '1 h 1 min'],
  [90_000, '1 天 1 小时', '1 d 1 h'],
])('%i seconds are %s', (seconds, zh, en) => {
  expect(duration(seconds)).toEqual({ zh, en })
})
