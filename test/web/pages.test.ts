/** Every page at the size of a counter’s screen, in both languages: nothing scrolls sideways, nothing foreign. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { BRANCH, openTheDay } from '../support/books.ts'
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
  const actor = house.bank.crew.actor('0011')
  await actor.act('0201', { kind: 'person', name: '赵建国', idKind: 'passport', idNumber: 'P1234567' })
  await actor.act('0500', { customer: '1', amount: '1000', notes: '100x10' })
  await actor.act('2010', { action: 'lost', kind: 'passbook', numbers: '40-41', reason: 'not found' })
  await actor.ask('2010', { action: 'void', kind: 'passbook', numbers: '45', reason: 'torn' })
  await actor.act('1006', { to: '02', amount: '100', notes: '100x1' })
  await actor.act('9702', { round: 'during', looked: 'check1 ok\ncheck2 0011 no paper' })
  await actor.act('9704', { activity: 'mobile', result: 'activated', customer: '1' })
  const leaving = { signal: 'moving', amount: '80000', reason: 'rate', offer: 'manager' }
  await actor.act('9705', { customer: '1', ...leaving })
  supervisor = await Clerk.arrive(browser, house.url, '0002')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const pages = [
  '/',
  '/inbox',
  '/journal',
  '/board',
  '/board/moment',
  '/custody',
  '/service',
  '/service/checks',
  '/service/lessons',
  '/service/cases',
  '/day-end',
  '/books',
  '/registry',
  '/responsibility',
  '/status',
  '/own',
  '/manual',
  '/manual/0510',
  '/manual/3301',
  '/nowhere',
]

/** What one can see of an answer of the terminal: an account, the journal, the tills, the registers. */
const looks = [
  ['7004', {}],
  ['7005', { register: 'seals' }],
  ['7005', { register: 'special' }],
  ['7005', { register: 'cash' }],
  ['7005', {}],
  ['7001', { account: accountNumber(BRANCH, 'demand', 1n), purpose: 'service' }],
] as const

/** Whatever can be moved sideways because more stands in it than there is room for. */
const tooWide = `[document.documentElement, ...document.querySelectorAll('#root *')]
  .filter(one => one === document.documentElement || /auto|scroll/.test(getComputedStyle(one).overflowX))
  .filter(one => one.scrollWidth > one.clientWidth + 1)
  .map(one => one.className || one.tagName)`

const isReading = `/正在读取|Loading/.test(document.querySelector('#root').innerText) ||
  document.querySelector('.ant-spin-spinning') !== null`

const NAMES = ['掌柜', '赵建国', '李小红', '王小明', '中']

async function looked(path: string): Promise<{ wide: string[]; chinese: string[] }> {
  const { page } = supervisor
  await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`)
  await page.getByRole('main').waitFor()
  await expect.poll(() => page.evaluate(isReading)).toBe(false)
  const wide = await page.evaluate<string[]>(tooWide)
  const shown = NAMES.reduce(
    (text, name) => text.replaceAll(name, ''),
    await page.locator('#root').innerText(),
  )
  const chinese = shown
    .split('\n')
    .filter(line => /[\u4e00-\u9fff\u3001\u3002\uff08\uff09\uff0c\uff1a\uff1b]/.test(line))
  return { wide, chinese }
}

describe.each(['zh', 'en'])('in %s', language => {
  beforeAll(async () => {
    const { page } = supervisor
    await page.evaluate(`localStorage.setItem('zhanggui.language', '${language}')`)
    await page.goto(`${house.url}/nowhere`)
  })

  test.each(pages)('%s is as wide as its screen, and in one language', async path => {
    const { wide, chinese } = await looked(path)
    expect(wide).toEqual([])
    if (language === 'en') expect(chinese).toEqual([])
    else expect(chinese.length).toBeGreaterThan(0)
  })

  test.each(looks)('an answer of %s %j too', async (code, fields) => {
    const { page } = supervisor
    await looked(`/?${new URLSearchParams({ code, ...fields }).toString()}`)
    await page.getByRole('button', { name: /提 ?交|Submit/ }).click()
    await page.getByRole('button', { name: / F9$/ }).waitFor()
    expect(await page.evaluate<string[]>(tooWide)).toEqual([])
  })
})

test('a page loads nothing from elsewhere, and stands in nobody’s frame', async () => {
  const { headers } = await fetch(house.url)
  const policy = headers.get('content-security-policy') ?? ''
  expect(policy.split('; ')).toEqual(
    expect.arrayContaining(["default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"]),
  )
  expect(policy).not.toContain('unsafe-eval')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
})
