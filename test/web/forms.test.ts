/** What all forms have in common: keys that save keys, and words where there is nothing to choose. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openTheDay(house.bank)
  await house.bank.crew
    .actor('0011')
    .act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  teller = await Clerk.arrive(browser, house.url, '0011')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const focused = () =>
  teller.page.evaluate<string>('document.activeElement.id || document.activeElement.innerText')

describe('F4 goes over what may stay empty', () => {
  test('an account is opened with three keys after the amount', async () => {
    await teller.fill('0500', '1')
    for (const key of ['5', '0', '0', 'F4']) await teller.page.keyboard.press(key)
    expect(await focused()).toContain('提交')
    expect(await teller.submit()).toBeGreaterThan(0)
  })

  test('and stops at what must be filled, which says so where it is chosen', async () => {
    const { page } = teller
    await teller.fill('0201')
    await page.keyboard.press('F4')
    expect(await focused()).toBe('field-kind')
    await page.getByRole('alert').filter({ hasText: '请选一项' }).waitFor()
    await page.keyboard.press('1')
    await page.keyboard.press('F4')
    expect(await focused()).toBe('field-name')
  })

  test('and at what is wrong, though it need not be there', async () => {
    const { page } = teller
    await teller.fill('0500', '1', '500')
    await page.keyboard.type('12')
    await page.keyboard.press('F4')
    expect(await focused()).toBe('field-payer')
    await page.locator('.field').filter({ hasText: '转出账号' }).getByRole('alert').waitFor()
  })
})

test('an option beyond the ninth is chosen by both of its digits', async () => {
  const { page } = teller
  await teller.fill('4011')
  const organs = page.getByRole('radiogroup').first()
  await organs.focus()
  const chosen = () => organs.getByRole('radio', { checked: true }).innerText()
  await page.keyboard.press('1')
  expect(await chosen()).toContain('人民法院')
  await page.keyboard.press('4')
  expect(await chosen()).toContain('财政')
  await page.keyboard.press('5')
  expect(await chosen()).toContain('公安')
})

describe('where there is nothing to choose', () => {
  test.each([
    ['1005', '没有可选的在途现金。先办 1006 柜员调出。'],
    ['8521', '没有可选的自制凭证。先办 8520 自制凭证录入。'],
    ['1043', '没有可选的出纳错款。先办 1041 长款登记、1042 短款登记。'],
  ])('%s says what is missing and which code makes it', async (code, words) => {
    await teller.fill(code)
    await teller.page.getByText(words).waitFor()
  })

  test('what need not be chosen only says that there is none', async () => {
    await teller.fill('4015')
    await teller.page.getByText('没有可选的冻结。').waitFor()
    expect(await teller.page.getByText('先办').count()).toBe(0)
  })
})

test('entries are not asked for before what must be filled is filled', async () => {
  const { page } = teller
  const asked: string[] = []
  page.on('request', request => {
    if (request.url().endsWith('/api/preview/3503')) asked.push(request.postData() ?? '')
  })
  await teller.fill('3503')
  await page.keyboard.press('1')
  await page.getByLabel('单位客户号').waitFor()
  // Longer than the breath that a preview waits after a key.
  await page.waitForTimeout(500)
  expect(asked).toEqual([])
})

test('a file is asked for in the words of the page', async () => {
  const { page } = teller
  await teller.fill('6003')
  const row = page.locator('.field').filter({ hasText: '代发清单' })
  expect(await row.innerText()).toContain('选择文件')
  const asked = page.waitForEvent('filechooser')
  await row.locator('input').focus()
  await page.keyboard.press('Enter')
  const text = '账号,户名,金额\n0101110000000013,王小明,100.00'
  await (await asked).setFiles({ name: 'wages.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await row.getByText('wages.csv').waitFor()
  await row.getByText('1 笔').waitFor()
})

test.each(['zh', 'en'])('in %s no count hides its label', async language => {
  const { page } = teller
  await teller.command()
  await page.evaluate(`localStorage.setItem('zhanggui.language', '${language}')`)
  await page.goto(`${house.url}/?code=1020`)
  await page.locator('.papers-grid input').first().waitFor()
  const hidden = await page.evaluate<string[]>(`[...document.querySelectorAll('.count-cell')]
    .map(cell => [cell.innerText, cell.querySelector('span'), cell.querySelector('input')])
    .filter(([, label, input]) => {
      const end = document.createRange()
      end.selectNodeContents(label)
      return end.getBoundingClientRect().right > input.getBoundingClientRect().left
    })
    .map(([text]) => text)`)
  expect(hidden).toEqual([])
})
