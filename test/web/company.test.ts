/** What companies bring to the counter: seals laid beside the specimen, and a payroll in a file. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Payrolls } from '../../server/jobs/payrolls.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk, scan } from '../support/clerk.ts'
import { accountOfPerson, EMPLOYER, openEmployer } from '../support/employer.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  browser = await launchBrowser()
  await openEmployer(house.bank, 2)
  teller = await Clerk.arrive(browser, house.url, '0011')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const payroll = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('the seals on a cheque stand beside the specimen of the account, as large', async () => {
  await teller.fill('3502', EMPLOYER)
  const form = teller.page.getByRole('region', { name: '表单' })
  const specimen = form.getByRole('img', { name: '预留印鉴' })
  await specimen.waitFor()
  await form.getByText('财务专用章＋法人章').waitFor()
  await form.getByLabel('支票印章图像').setInputFiles(scan)
  const shown = form.getByRole('img', { name: '客户提交' })
  await shown.waitFor()
  const [one, other] = [await specimen.boundingBox(), await shown.boundingBox()]
  expect(one?.width).toBeGreaterThan(100)
  expect([other?.width, other?.y]).toEqual([one?.width, one?.y])
  expect(await specimen.evaluate(img => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(1)
})

test('a payroll is chosen as a file, signed, and paid', async () => {
  const lines = [1, 2].map(number => `${accountOfPerson(number)},职工${number},1000.50`)
  await teller.fill('6003', EMPLOYER, '2026-02', '2', '2001')
  const form = teller.page.getByRole('region', { name: '表单' })
  const file = form.getByLabel('代发清单')
  await file.setInputFiles(payroll('empty.csv', ''))
  await form.getByText('文件是空的').waitFor()
  await file.setInputFiles(payroll('wages.csv', ['账号,户名,金额', ...lines].join('\r\n')))
  await form.getByText('2 笔').waitFor()
  await form.getByRole('button', { name: /^提/ }).focus()
  await teller.submit([{ by: '0002' }])
  await new Payrolls(house.bank.books, house.bank.gather.submit).look()
  const { rows } = await house.bank.books.pool.query<{ count: number }>(
    `select count(*)::int as count from journal where code = '6013' and outcome = 'posted'`,
  )
  expect(rows[0]?.count).toBe(2)
})
