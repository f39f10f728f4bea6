/** The service processes at the screen: the script at the step, a round of checks, education, who leaves. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk
let lobby: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  await house.bank.crew
    .actor('0011')
    .act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  teller = await Clerk.arrive(browser, house.url, '0011')
  lobby = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const guideOf = ({ page }: Clerk) => page.getByRole('region', { name: '服务提示' })

/** Presses the last button of a form. */
async function send(clerk: Clerk): Promise<void> {
  await clerk.page.getByRole('button', { name: /^提 ?交/ }).focus()
  await clerk.submit()
}

test('a line at the form says what to say; F1 opens all of it, and the fields are typed as before', async () => {
  const { page } = teller
  await guideOf(teller).waitFor({ state: 'detached' })
  await teller.fill('0520')
  const guide = guideOf(teller)
  await guide.getByText('业务接待／唱收复述、确认金额账号').waitFor()
  await guide.getByText('当面清点，唱收金额').waitFor()
  expect(await guide.getByText('清点金额与客户所说不符').count()).toBe(0)
  await page.keyboard.press('F1')
  await guide.getByText('清点金额与客户所说不符').waitFor()
  await page.getByRole('region', { name: '表单' }).getByLabel('金额').fill('60000')
  await guide.getByText('挽留客户／识别信号').waitFor()
  await page.keyboard.press('F1')
  await guide.getByText('“销户要找领导批。”').waitFor({ state: 'detached' })
})

test('after the posting comes what is handed out, and farewell once the receipt is put away', async () => {
  const { page } = teller
  await teller.fill('0500', '1', '100', '', '', '', '', '')
  await page.keyboard.press('Enter')
  await page.locator('#done:focus').waitFor()
  await guideOf(teller).getByText('业务接待／交付现金与凭证').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('#command:focus').waitFor()
  await guideOf(teller).getByText('业务接待／一句话推荐、请评价、送别').waitFor()
  await teller.fill('0520')
  await guideOf(teller).getByText('业务接待／唱收复述、确认金额账号').waitFor()
  await teller.command()
  await guideOf(teller).waitFor({ state: 'detached' })
})

test('the lobby tablet has the script of the door', async () => {
  const { page } = lobby
  await page.getByRole('link', { name: '大堂', exact: true }).click()
  await guideOf(lobby).getByText('客户分流／一次分流（门口）').click()
  await guideOf(lobby).getByText('“这种业务窗口不办。”').waitFor()
})

test('the outlet is gone through by key, and what is wrong stands open until it is mended', async () => {
  const { page } = lobby
  await page.goto(`${house.url}/service/checks`)
  await page.getByText('本月没有检查').waitFor()
  await page.getByRole('link', { name: '9702 登记' }).click()
  const form = page.getByRole('region', { name: '表单' })
  await page.locator('#field-round:focus').waitFor()
  await page.keyboard.press('1')
  await form.getByRole('radiogroup', { name: '备用金、零钞、尾箱已到位' }).focus()
  await page.keyboard.press('1')
  await page.keyboard.press('2')
  await page.keyboard.type('二号窗口评价器不亮')
  await page.keyboard.press('Enter')
  for (let line = 3; line <= 7; line++) await page.keyboard.press('1')
  await send(lobby)
  await page.goto(`${house.url}/service/checks`)
  const table = page.getByRole('region', { name: '服务流程' })
  await table.getByText('待整改', { exact: true }).waitFor()
  await table.getByText('二号窗口评价器不亮').waitFor()
  await table.getByRole('link', { name: '9703 整改' }).click()
  await page.getByLabel('整改结果').fill('已换电源')
  await send(lobby)
  await page.goto(`${house.url}/service/checks`)
  await table.getByText('已整改', { exact: true }).waitFor()
})

test('a script is changed from its page, signed by the director, and shown as agreed from tomorrow on', async () => {
  const { page } = lobby
  await page.goto(`${house.url}/service/reception`)
  const step = page.locator('.process-step').filter({ hasText: '询问需求' })
  await step.getByRole('link', { name: '改', exact: true }).first().click()
  const form = page.getByRole('region', { name: '表单' })
  await form.getByLabel('中文').fill('问清用途')
  await form.getByLabel('变更依据').fill('防诈骗要求')
  await page.getByRole('button', { name: /^提 ?交/ }).focus()
  await lobby.submit([{ by: '0001' }])
  await page.goto(`${house.url}/service/reception`)
  await step.getByText(/^\d{4}-\d\d-\d\d 问清用途$/).waitFor()
})

test('education and who wants to leave are noted and counted; what is looked for is found', async () => {
  const { page } = lobby
  const actor = house.bank.crew.actor('0002')
  await actor.act('9704', { activity: 'mobile', result: 'activated', customer: '1', ticket: 'B007' })
  await actor.act('9704', { activity: 'fraud', result: 'told' })
  await page.goto(`${house.url}/service/lessons`)
  const taught = page.getByRole('table', { name: '本月按人' })
  await expect
    .poll(() => taught.locator('tbody tr').allInnerTexts())
    .toEqual([expect.stringMatching(/2\s+1\s+0$/)])
  await page.getByLabel('查找').fill('B007')
  await expect.poll(() => page.locator('.ant-table-tbody tr.ant-table-row').count()).toBe(1)
  const fields = { customer: '1', signal: 'moving', amount: '80000', reason: 'rate', offer: 'manager' }
  await actor.act('9705', fields)
  await page.goto(`${house.url}/service/cases`)
  await page.getByRole('link', { name: '9706 结果' }).click()
  await page.getByRole('radio', { name: '部分留住' }).click()
  await page.getByLabel('留存金额').fill('30000')
  await send(lobby)
  await page.goto(`${house.url}/service/cases`)
  await page.getByText('留住率 100%').waitFor()
  await page.getByLabel('查找').fill('没有这样的')
  await page.getByText('没有符合的').waitFor()
})
