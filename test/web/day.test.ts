/** A whole day as people work it, in a real browser, from opening to the next morning. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)
const arrive = (id: string) => Clerk.arrive(browser, house.url, id)
const by = (id: string) => [{ by: id }]

/** Every kind of paper is counted, also those of which there is none. */
const papers = (passbooks: string, certificates: string) => ({
  活期存折: passbooks,
  整存整取存单: certificates,
  支票: '0',
  空白汇票: '0',
  存款证明: '0',
  代理业务凭证: '0',
  假币收缴凭证: '0',
  百元国债券: '0',
  千元国债券: '0',
})

test('one whole day, and the next morning', { timeout: 300_000 }, async () => {
  const supervisor = await arrive('0002')
  await supervisor.does('8001', [], by('0013'))
  await supervisor.does('0001')

  // The vault is opened and stocked; two tellers draw their tills.
  const chief = await arrive('0003')
  await chief.does('0001')
  await chief.does('1001', ['0', '', ''], by('0002'))
  await chief.does('2001', ['1', '1+100'], [{ by: '0012' }, { by: '0002' }])
  await chief.does('2001', ['2', '1+100'], [{ by: '0012' }, { by: '0002' }])
  const teller = await arrive('0011')
  await teller.does('0001')
  await teller.does('1001', ['1', '', ''], by('0003'))
  await teller.does('1003', ['20000', '100x150 50x80 10x95 5x10'], by('0003'))
  await teller.does('2003', ['1', '1-20'], by('0003'))
  await teller.does('2003', ['2', '1-20'], by('0003'))

  // A customer opens an account and pays in 60,000, which a colleague counts again.
  await teller.does('0201', ['1', '王小明', '1', '11010519491231002X', '13800000000', ''])
  await teller.does('0500', ['1', '100', '', '', '', '', ''])
  await teller.does('0201', ['1', '李小红', '1', '440301199001010012', '', ''])
  await teller.does('0500', ['2', '50', '', '', '', '', ''])
  await teller.fill('0510', A1, '60000', '')
  await teller.inPerson()
  await teller.submit([{ by: '0013', recount: { 100: '600' } }])
  await teller.does('0520', [A1, '500', ''])
  await teller.does('3201', ['1', '1w', '1y', '', '100x100', ''])
  await teller.does('0530', [A1, A2, '250', '还款'])

  // A deposit into the wrong account is reversed under the supervisor's eye.
  const wrong = await teller.does('0510', [A2, '300', ''])
  await teller.does('8501', [String(wrong), '', '串户'], by('0002'))
  expect(await balanceOf(A2)).toBe('300.00')

  // A lost passbook: reported, and nothing goes out any more.
  await teller.does('4001', [A2, ''])
  await teller.fill('0520', A2, '10', '')
  await teller.page.keyboard.press('Enter')
  await teller.page.getByRole('alert').filter({ hasText: '已挂失止付' }).waitFor()

  // At the evening count one hundred-yuan note is missing: blind, booked, then balanced.
  const counted = await notesIn('01')
  const short = { ...counted, 100: String(Number(counted[100]) - 1) }
  await teller.fill('1020')
  await teller.page.getByText('清点期间不显示账面').waitFor()
  await teller.counts(short)
  await teller.counts(papers('18', '19'))
  await teller.page.keyboard.press('Enter')
  await teller.page.keyboard.press('3')
  await teller.page.keyboard.press('Enter')
  await teller.submit()
  await teller.fill('8003')
  await teller.counts(short)
  await teller.counts(papers('18', '19'))
  await teller.page.keyboard.press('Enter')
  await teller.page.keyboard.type('9')
  await teller.page.keyboard.press('Enter')
  await teller.page.keyboard.press('Enter')
  await teller.page.getByRole('alert').filter({ hasText: '清点现金与账面不一致' }).first().waitFor()
  await teller.does('1042', ['100', '', '晚间清点少一张', ''], [{ by: '0013' }, { by: '0002' }])
  await teller.fill('8003')
  await teller.counts(short)
  await teller.counts(papers('18', '19'))
  await teller.page.keyboard.press('Enter')
  await teller.page.keyboard.type('9')
  await teller.page.keyboard.press('Enter')
  await teller.submit(by('0003'))
  await teller.does('1002', ['S0101'], [{ by: '0003' }, { by: '0002' }])
  await teller.does('0002')

  // The day-end page names what is still open, and the people.
  await supervisor.visit('日终')
  await supervisor.page.getByText('尾箱 00 使用中，未轧账').waitFor()
  const vault = await notesIn('00')
  await chief.fill('8003')
  await chief.counts(vault)
  await chief.counts(papers('80', '80'))
  await chief.page.keyboard.press('Enter')
  await chief.page.keyboard.type('11')
  await chief.page.keyboard.press('Enter')
  await chief.submit(by('0002'))
  await chief.does('1002', ['S0100'], by('0002'))
  await chief.does('0002')
  await supervisor.page.getByText('没有未了事项').waitFor()
  await supervisor.visit('终端')
  await supervisor.does('8004')
  await supervisor.does('8008')
  await supervisor.page.getByText('2026-03-03').waitFor()

  // Next morning: the date has rolled, the balances are the same, the seal is looked at.
  expect(await balanceOf(A1)).toBe('59350.00')
  await supervisor.does('8001', [], by('0013'))
  await teller.does('0001')
  await teller.fill('1001', '1', 'S9999', '9')
  await teller.page.keyboard.press('Enter')
  await teller.page.getByRole('alert').filter({ hasText: '封签号与登记不符' }).first().waitFor()
  await teller.does('1001', ['1', 'S0101', '9'], [{ by: '0003' }, { by: '0002' }])
  await supervisor.visit('网点看板')
  await supervisor.page.getByText('相符').nth(2).waitFor()
  const { findings } = await verify(house.bank.books.pool)
  expect(findings).toEqual([])
  expect(await notesIn('01')).toEqual(short)
})

async function stateOf(kind: string, key: string): Promise<Record<string, unknown>> {
  const { rows } = await house.bank.books.pool.query<{ value: Record<string, unknown> }>(
    'select value from state where branch = $1 and kind = $2 and key = $3',
    [BRANCH, kind, key],
  )
  return rows[0]?.value ?? {}
}

async function balanceOf(account: string): Promise<string> {
  const { balance } = await stateOf('account', account)
  const fen = String(balance).slice(2)
  return `${fen.slice(0, -2)}.${fen.slice(-2)}`
}

/** What lies in the box: counts by the labels of the grid. */
async function notesIn(till: string): Promise<Record<string, string>> {
  const { notes } = (await stateOf('purse', `till:${till}`)) as { notes: Record<string, string> }
  return Object.fromEntries(
    Object.entries(notes).map(([face, count]) => [
      face.startsWith('c') ? `硬币${face.slice(1)}` : face,
      count.slice(1),
    ]),
  )
}

test('the day began on the day of its founding', async () => {
  const { rows } = await house.bank.books.pool.query<{ day: string }>(
    'select distinct day from journal order by day',
  )
  expect(rows[0]?.day).toBe(DAY)
})
