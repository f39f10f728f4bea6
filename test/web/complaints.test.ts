/** A complaint at the screen, from the counter to its closing, by the keyboard and the page's own links. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, openTheDay } from '../support/books.ts'
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
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** The page of the one complaint, with what may be done next. */
async function open(): Promise<void> {
  const { page } = supervisor
  await page.getByRole('link', { name: '投诉', exact: true }).click()
  await page.getByRole('link', { name: /^complaint-/ }).click()
  await page.getByRole('region', { name: '下一步' }).waitFor()
}

/** Takes what the page offers, and fills in what its form still asks for. */
async function take(name: string, fill: Readonly<Record<string, string>>, chosen?: string): Promise<void> {
  const { page } = supervisor
  await open()
  const link = page
    .getByRole('region', { name: '下一步' })
    .getByRole('link', { name: new RegExp(`^\\d{4} ${name}`) })
  await link.click()
  const form = page.getByRole('region', { name: '表单' })
  for (const [label, text] of Object.entries(fill)) await form.getByLabel(label).fill(text)
  if (chosen) await form.getByRole('radio', { name: chosen }).click()
  await page.getByRole('button', { name: /^提 ?交/ }).focus()
  await supervisor.submit()
}

test('F10 registers it from any page, in nine keys and a sentence', async () => {
  const { page } = supervisor
  await page.getByRole('link', { name: '流水', exact: true }).click()
  await page.keyboard.press('F10')
  await page.getByRole('region', { name: '表单' }).filter({ hasText: '9601' }).waitFor()
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.type('等了一个小时，只开一个窗口')
  await page.keyboard.press('Enter')
  for (const choice of ['1', '1', '1', '2']) {
    await page.keyboard.type(choice)
    await page.keyboard.press('Enter')
  }
  await page.getByRole('button', { name: /^提 ?交/ }).focus()
  await supervisor.submit()
})

test('the page shows its words, both clocks, the script and what is next', async () => {
  const { page } = supervisor
  await open()
  await page.getByText('等了一个小时，只开一个窗口').waitFor()
  await page.getByText('剩余天数 15').waitFor()
  await page.getByText('等了这么久，换我也着急').waitFor()
  const next = page.getByRole('region', { name: '下一步' }).getByRole('link')
  expect(await next.allInnerTexts()).toEqual([
    '9602 安抚客户',
    '9603 投诉转交',
    '9604 投诉延期',
    '9605 客户撤诉',
  ])
})

test('step by step to its closing', async () => {
  await take('安抚客户', { 结果: '请到贵宾室，倒水致歉' })
  await take('收集信息', { 结果: '当时一个窗口在调钞' })
  await take('提出建议', { 结果: '加开窗口，专人陪同办理' })
  await take('达成共识', { 结果: '客户同意' }, '给出备选方案')
  await take('确认满意', { 结果: '客户说可以', 满意度: '5' })
  await take('首次回访', { 结果: '电话回访，没有新意见' })
  await take('回馈跟踪', { 结果: '再次回访，满意' })
  await take('结案', { 说明: '资料归档' })
  const { page } = supervisor
  await page.getByRole('link', { name: '投诉', exact: true }).click()
  await page.getByText('没有投诉').waitFor()
  await page.getByText('全部', { exact: true }).click()
  await page.getByRole('link', { name: /^complaint-/ }).click()
  const done = page.getByRole('region', { name: '办理经过' }).locator('li > b')
  await expect
    .poll(() => done.allInnerTexts())
    .toEqual([
      '投诉登记',
      '安抚客户',
      '收集信息',
      '提出建议',
      '达成共识',
      '确认满意',
      '首次回访',
      '回馈跟踪',
      '结案',
    ])
})

test('the decision lies before the customer as a letter, and F9 prints it', async () => {
  const { page } = supervisor
  await page.getByRole('link', { name: '投诉处理决定书' }).click()
  await page.getByText('查明的情况：当时一个窗口在调钞').first().waitFor()
  const printed = await page.evaluate(`new Promise(done => {
    window.print = () => done(document.querySelector('#print .letter').innerText)
    setTimeout(() => window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F9' })))
  })`)
  for (const text of ['投诉处理决定书', '处理结果：客户说可以', '申请核查', '本人已收到'])
    expect(printed).toContain(text)
})

const FILE = [
  'id,product,narrative',
  '1,Credit card,"A “quoted” text, with lines\nand 😤"',
  '2,Mortgage,"They said ""no"" again"',
  '3,Mortgage,"They said ""no"" again"',
].join('\n')

const choose = async (name: string, text: string) => {
  const { page } = supervisor
  await page.goto(`${house.url}/complaints/import`)
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
}

test('a file of complaints is brought in, and a second time nothing is doubled', async () => {
  const { page } = supervisor
  const said = page.getByRole('status', { name: '导入进度' })
  await choose('old.csv', FILE)
  await page.getByText('完全重复 1 组').waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: '导入 2' }).click()
  await expect.poll(() => said.innerText()).toMatch(/已导入\s*2\s/)
  await choose('old.csv', FILE)
  await page.getByRole('button', { name: '导入 3' }).click()
  await expect.poll(() => said.innerText()).toMatch(/已导入\s*1\s+先前已有\s*2\s/)
  await page.getByRole('link', { name: '投诉', exact: true }).first().click()
  await page.getByText('全部', { exact: true }).click()
  await page.getByLabel('编号、事项、处理人').fill('Credit card')
  await page.getByRole('link', { name: /^complaint-/ }).click()
  await page.getByText('A “quoted” text, with lines').waitFor()
})

test.each([
  ['no columns', 'a,b\n1,2', '列名应有 id,product,narrative'],
  ['nothing in it', '', '文件是空的'],
  ['an open quotation mark', 'id,product,narrative\n1,Mortgage,"open', '引号没有结束'],
])('of a file with %s nothing is taken, and the line is named', async (_, text, problem) => {
  await choose('bad.csv', text)
  await supervisor.page.getByRole('alert').getByText(problem).waitFor()
  expect(await supervisor.page.getByRole('region', { name: '导入内容' }).count()).toBe(0)
})

test('who is responsible is decided on what the records say, and each share opens into it', async () => {
  const { page } = supervisor
  const teller = house.bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  const { serial } = await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  const { serial: own } = await house.bank.crew.actor('0012').act('9601', {
    said: '柜员说话难听',
    reason: 'service',
    business: 'savings',
    channel: 'counter',
    grade: 'general',
    row: `${DAY}/${serial}`,
    handler: '0003',
  })
  await page.goto(`${house.url}/complaints/complaint-${DAY.replaceAll('-', '')}-${own}`)
  await page.getByRole('button', { name: '责任认定' }).click()
  const facts = page.getByRole('region', { name: '查明的事实' })
  await facts.getByRole('checkbox', { name: '投诉服务态度' }).check()
  await facts.getByRole('checkbox', { name: '录音录像证实言行失当' }).check()
  await facts.getByRole('combobox', { name: '调查人定性' }).click()
  await page.getByTitle('属实', { exact: true }).click()
  await page.getByText(/^100% .*0011/).waitFor()
  await page.getByRole('button', { name: '提交认定 9606' }).click()
  const form = page.getByRole('region', { name: '表单' })
  await form.getByLabel('说明').fill('录像证实')
  await page.getByRole('button', { name: /^提 ?交/ }).focus()
  await supervisor.submit()
  await page.goto(`${house.url}/responsibility`)
  await page.getByRole('region', { name: '认定中' }).getByRole('link').click()
  await page.getByText('录音录像证实言行失当').first().waitFor()
  await page.getByText(/^100% .*0011/).click()
  await page.getByText('R01').first().waitFor()
})
