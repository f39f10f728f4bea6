/** The terminal as a teller's hands know it: keys, waits, lost connections, two languages, paper. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { BRANCH, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk
let supervisor: Clerk

const A1 = accountNumber(BRANCH, 'demand', 1n)

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const { crew } = house.bank
  await crew
    .actor('0011')
    .act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await crew.actor('0011').act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  teller = await Clerk.arrive(browser, house.url, '0011')
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function deposits(): Promise<number> {
  const { rows } = await house.bank.books.pool.query<{ count: number }>(
    `select count(*)::int as count from journal where code = '0510' and outcome = 'posted'`,
  )
  return rows[0]?.count ?? 0
}

describe('the command line', () => {
  test.each([
    ['pinyin initials', 'hqqk', '0520'],
    ['words', '活期取', '0520'],
    ['English words', 'withdrawal', '0520'],
  ])('finds a code by %s', async (_by, typed, code) => {
    await teller.command()
    await teller.page.locator('#command').fill(typed)
    await teller.page.getByRole('list', { name: '请选择交易' }).getByText(code).waitFor()
    await teller.page.keyboard.press('Enter')
    await teller.page
      .getByRole('region', { name: '表单' })
      .getByText(/05\d\d|32\d\d/)
      .first()
      .waitFor()
  })

  test('an unknown code answers with the nearest ones', async () => {
    await teller.command()
    await teller.page.keyboard.type('0519')
    await teller.page.getByText('没有这个交易码').waitFor()
    const offered = await teller.page.getByRole('list', { name: '请选择交易' }).innerText()
    expect(offered).toContain('0510')
    await teller.page.locator('#command').fill('')
  })

  test('Enter on a choice that is not made stays, and asks for one', async () => {
    await teller.fill('0201')
    const { page } = teller
    const kinds = page.getByRole('radiogroup').first()
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '请选一项' }).waitFor()
    expect(await kinds.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.keyboard.press('1')
    expect(await kinds.getByRole('radio', { checked: true }).innerText()).toContain('个人')
    expect(await page.getByText('请选一项').count()).toBe(0)
  })

  test('keys typed while the page loads are not lost', async () => {
    const { page } = teller
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await page.goto(house.url, { waitUntil: 'commit' })
    await page.locator('#root').waitFor({ state: 'attached' })
    await page.waitForFunction('document.readyState !== "loading"')
    await page.keyboard.type('0510', { delay: 15 })
    await page.getByRole('region', { name: '表单' }).getByText('0510').waitFor()
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  })
})

test('a deposit takes at most twelve key strokes after the account number', async () => {
  await teller.fill('0510', A1)
  const before = await deposits()
  const keys = ['8', '0', '0', 'Enter', 'Enter', 'Enter']
  for (const key of keys) await teller.page.keyboard.press(key)
  await teller.page.locator('#done:focus').waitFor()
  expect(keys.length).toBeLessThanOrEqual(12)
  expect(await deposits()).toBe(before + 1)
  await teller.page.keyboard.press('Enter')
})

test('the amount stands in capitals and the entries are there before anything is posted', async () => {
  await teller.fill('0510', A1, '1409.5')
  await teller.page.getByText('壹仟肆佰零玖元伍角').waitFor()
  const preview = teller.page.getByRole('region', { name: '记账预览' })
  await preview.getByText('1001-01-01').waitFor()
  await preview.getByText('王小明').waitFor()
  const before = await deposits()
  await teller.command()
  expect(await deposits()).toBe(before)
})

describe('waiting for a signature', () => {
  test('approved at the supervisor’s own desk, the teller goes on by himself', async () => {
    await teller.fill('2010', '1', '2', '1', '打印错位')
    await teller.page.keyboard.press('Enter')
    await teller.page.getByText('授权后自动继续').waitFor()
    await supervisor.visit('待授权')
    await supervisor.page.getByRole('region', { name: '授权' }).getByText('打印错位').waitFor()
    await supervisor.page.getByRole('button', { name: '授权', exact: true }).click()
    await teller.page.locator('#done:focus').waitFor()
    await teller.page.keyboard.press('Enter')
  })

  test('rejected with a reason, the form is still there with what was typed', async () => {
    await teller.fill('2010', '1', '2', '2', '折角')
    await teller.page.keyboard.press('Enter')
    await teller.page.getByText('授权后自动继续').waitFor()
    await supervisor.page.getByRole('region', { name: '授权' }).getByText('折角').waitFor()
    await supervisor.page.getByLabel('说明').fill('先重新清点')
    await supervisor.page.getByLabel('拒绝原因').click()
    await supervisor.page.getByTitle('凭证影像不清或缺件').click()
    await supervisor.page.getByRole('button', { name: '拒绝' }).click()
    await teller.page.getByText('已拒绝：凭证影像不清或缺件 先重新清点').waitFor()
    expect(await teller.page.getByLabel('原因', { exact: true }).inputValue()).toBe('折角')
    await teller.command()
  })

  test('nobody signs his own request', async () => {
    await teller.fill('2010', '1', '2', '2', '折角')
    await teller.page.keyboard.press('Enter')
    await teller.sign({ by: '0011' })
    await teller.page.getByRole('alert').filter({ hasText: '经办不能授权' }).waitFor()
    await teller.page.getByRole('button', { name: '撤回' }).click()
    await teller.page.getByText('已撤回').first().waitFor()
    await teller.command()
  })
})

test('a lost answer is asked for again and posts once', async () => {
  const before = await deposits()
  let lost = 0
  await teller.page.route('**/api/transactions/0510', async route => {
    if (lost >= 2) return route.continue()
    lost += 1
    // The server does its work; only the answer gets lost.
    await route.fetch()
    return route.abort()
  })
  await teller.fill('0510', A1, '20', '')
  await teller.page.keyboard.press('Enter')
  await teller.page.locator('#done:focus').waitFor()
  await teller.page.unroute('**/api/transactions/0510')
  expect(lost).toBe(2)
  expect(await deposits()).toBe(before + 1)
  await teller.page.keyboard.press('Enter')
})

describe('nothing is lost without a word', () => {
  test('Esc asks before it throws away what was typed, and Enter keeps it', async () => {
    await teller.fill('0510', A1, '55')
    await teller.page.keyboard.press('Escape')
    await teller.page.getByRole('dialog').getByText('表单还没有提交', { exact: true }).waitFor()
    await teller.page.getByRole('button', { name: '继续录入' }).and(teller.page.locator(':focus')).waitFor()
    await teller.page.keyboard.press('Enter')
    await teller.page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await teller.page.getByRole('textbox', { name: '金额' }).inputValue()).toBe('55')
    await teller.command()
  })

  test('a form that nobody has typed in closes at once', async () => {
    await teller.fill('0510')
    await teller.page.keyboard.press('Escape')
    await teller.page.locator('#command:focus').waitFor()
  })

  test('a request that waits is left for later, found in the list after a reload, and taken back', async () => {
    await teller.fill('2010', '1', '2', '7', '墨迹')
    await teller.page.keyboard.press('Enter')
    await teller.page.getByText('授权后自动继续').waitFor()
    await teller.page.keyboard.press('Escape')
    await teller.page.getByRole('button', { name: '稍后继续' }).click()
    await teller.page.reload()
    const mine = teller.page.getByRole('region', { name: '我提交的' })
    await mine.getByRole('button').filter({ hasText: '2010' }).click()
    await teller.page.getByText('授权后自动继续').waitFor()
    await teller.page.keyboard.press('Escape')
    await teller.page
      .getByRole('dialog')
      .getByRole('button', { name: /^撤 ?回$/ })
      .click()
    await teller.page.getByText('已撤回').first().waitFor()
    expect(await teller.page.getByLabel('原因', { exact: true }).inputValue()).toBe('墨迹')
    await teller.command()
    await mine.waitFor({ state: 'detached' })
  })

  test('a bad amount is told when the cursor leaves it, and Enter stays', async () => {
    await teller.fill('0510', A1, '12.345')
    await teller.page.getByRole('alert').getByText('12.345').waitFor()
    await teller.page.locator('#field-amount:focus').waitFor()
    await teller.command()
  })

  test('a code of another post says so', async () => {
    await teller.command()
    await teller.page.keyboard.type('8008')
    await teller.page.getByText('本岗位无权办理').waitFor()
    await teller.page.locator('#command').fill('')
  })
})

test('a withdrawal that two colleagues sign, by keyboard alone', async () => {
  const { page } = teller
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  await house.bank.crew
    .actor('0011')
    .act('0510', inPerson('0510', { account: A1, amount: '60000', notes: '100x600' }))
  await teller.command()
  await page.keyboard.type('0520')
  await page.getByRole('region', { name: '表单' }).getByText('0520').waitFor()
  await page.keyboard.type(A1)
  await press('Enter')
  await page.keyboard.type('50000')
  await press('Enter')
  await page.locator('.echo').getByText('50,000.00 ✓').waitFor()
  await press('Enter')
  await teller.inPerson()
  await press('Enter')
  await page.locator('#signer:focus').waitFor()
  // The first count is out of sight while the second is made.
  expect(await page.getByText('100x500').count()).toBe(0)
  await page.keyboard.type('0013')
  await press('Enter')
  await page.keyboard.type('test-password')
  await press('Enter')
  await page.locator('#recount input:focus').waitFor()
  await page.keyboard.type('500')
  const cells = await page.locator('#recount input').count()
  await press(...Array.from({ length: cells }, () => 'Enter'))
  await page.getByText('✓ 0013').waitFor()
  await page.locator('#signer:focus').waitFor()
  await page.keyboard.type('0002')
  await press('Enter')
  await page.keyboard.type('test-password')
  await press('Enter')
  await page.locator('#done:focus').waitFor()
  await page.getByRole('region', { name: '已入账' }).getByText('伍万元整').first().waitFor()
  // The next code is typed at once.
  await page.keyboard.type('7001')
  await page.getByRole('region', { name: '表单' }).getByText('7001').waitFor()
  await teller.command()
})

test('a teller who is away finds his screen locked, and his form where he left it', async () => {
  await teller.fill('0510', A1, '77')
  await house.bank.crew.actor('0011').act('0003')
  const lock = teller.page.getByRole('dialog')
  await lock.getByLabel('密码').fill('wrong')
  await teller.page.keyboard.press('Enter')
  await lock.getByText('密码不对，请重新输入').waitFor()
  await lock.getByLabel('密码').fill('test-password')
  await teller.page.keyboard.press('Enter')
  await lock.waitFor({ state: 'detached' })
  expect(await teller.page.getByRole('textbox', { name: '金额' }).inputValue()).toBe('77')
  await teller.command()
})

test('English is one click away, and nothing Chinese is left on the terminal', async () => {
  await teller.page.getByRole('button', { name: 'EN' }).click()
  await teller.command()
  await teller.page.keyboard.type('0510')
  await teller.page.getByRole('region', { name: 'Form' }).getByText('Demand deposit').waitFor()
  const shown = await teller.page.locator('#root').innerText()
  const names = ['掌柜', '王小明', '测试网点', '甲', '中']
  const rest = names.reduce((text, name) => text.replaceAll(name, ''), shown)
  expect(rest).not.toMatch(/[\u4e00-\u9fff]/)
  await teller.page.getByRole('button', { name: '中', exact: true }).click()
})

test('the receipt prints alone, on A4', async () => {
  await teller.fill('0510', A1, '30', '')
  await teller.page.keyboard.press('Enter')
  await teller.page.locator('#done:focus').waitFor()
  await teller.page.emulateMedia({ media: 'print' })
  const receipt = teller.page.getByRole('article', { name: '回单' })
  expect(await receipt.innerText()).toContain('叁拾元整')
  expect(await teller.page.locator('.topbar').isVisible()).toBe(false)
  const paper = await teller.page.pdf({ format: 'A4' })
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
  await teller.page.emulateMedia({ media: null })
  await teller.page.keyboard.press('Enter')
})

test('a drill of the manual is marked on the practice books', async () => {
  await teller.visit('手册')
  await teller.page.getByRole('link', { name: '0510' }).click()
  await teller.page.getByLabel('账号').fill('0101110000000013')
  await teller.page.getByRole('textbox', { name: '金额' }).fill('1000')
  await teller.page.getByLabel('券别').fill('100x9')
  await teller.page.getByRole('button', { name: '检查' }).click()
  await teller.page.getByText('还不对').waitFor()
  await teller.page.getByLabel('券别').fill('100x10')
  await teller.page.getByRole('button', { name: '检查' }).click()
  await teller.page.getByText('做对了').waitFor()
  await teller.visit('终端')
})
