/** Post-supervision at the screen: a scan finds its voucher, Enter ticks it off, a notice reaches its teller. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WirePackage } from '../../core/wire.ts'
import { DAY, foundingFile, openTheDay } from '../support/books.ts'
import { launchBrowser } from '../support/browser.ts'
import { Clerk } from '../support/clerk.ts'
import { buildPages, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let browser: Browser
let teller: Clerk
let supervisor: Clerk
let folder: string

const A1 = '0101110000000013'

beforeAll(async () => {
  buildPages()
  const supervisors: typeof foundingFile.tellers = [
    { id: '0031', name: { zh: '沈岚', en: 'Shen Lan' }, roles: ['postSupervisor'], grade: 5 },
  ]
  house = await openTestHouse({ ...foundingFile, tellers: [...foundingFile.tellers, ...supervisors] })
  browser = await launchBrowser()
  await openTheDay(house.bank)
  const { act } = house.bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await act('0500', { customer: '1', amount: '6000', notes: '100x60' })
  folder = mkdtempSync(join(tmpdir(), 'scans-'))
  teller = await Clerk.arrive(browser, house.url, '0011')
  supervisor = await Clerk.arrive(browser, house.url, '0031')
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('the printed voucher bears its mark, and a picture of it finds its row', async () => {
  const { page } = teller
  await teller.fill('0510', A1, '100', '')
  await page.keyboard.press('Enter')
  await page.locator('#done:focus').waitFor()
  await page.emulateMedia({ media: 'print' })
  await page.locator('#print .mark').waitFor()
  // As a scanner sees it, at 192 dots an inch.
  await page.addStyleTag({ content: 'body { zoom: 2 }' })
  const scan = join(folder, 'scan.png')
  writeFileSync(scan, await page.screenshot({ fullPage: true }))
  await page.addStyleTag({ content: 'body { zoom: 1 }' })
  await page.emulateMedia({ media: 'screen' })

  await supervisor.page.goto(`${house.url}/supervision`)
  await supervisor.page.getByLabel('日期').fill(DAY)
  await supervisor.page.getByText(/^全部/).click()
  await supervisor.page.getByText('0510 活期存款').first().click()
  await supervisor.page.locator('input[type=file][multiple]').setInputFiles(scan)
  await supervisor.page.getByText('二维码相符').first().waitFor()
  expect(await supervisor.page.locator('.compare-images img').count()).toBe(1)
})

test('arrows choose, Enter and Enter ticks off', async () => {
  const { page } = supervisor
  await page.getByText(/^待勾对/).click()
  expect(await page.getByText('0510 活期存款').count()).toBe(0)
  await page.getByText(/^全部/).click()
  await page.getByRole('listbox').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('#in-order:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.supervision').getByText('已勾对', { exact: true }).nth(1).waitFor()
})

test('a notice waits while its teller serves, and is there when he is done', async () => {
  const badge = teller.page.getByRole('navigation').locator('.ant-badge-count')
  await teller.fill('0510', A1)
  const { vouchers } = await packageNow()
  const row = `${DAY}/${vouchers.find(({ code }) => code === '0510')?.serial}`
  const heard = teller.page.waitForResponse(response => response.url().endsWith('/api/desk'))
  await supervisor.page.getByRole('button', { name: '下发差错' }).click()
  await supervisor.page.getByRole('region', { name: '表单' }).filter({ hasText: '9502' }).waitFor()
  await house.bank.crew.actor('0031').act('9502', { row, finding: 'E03', person: '0011', evidence: '无签名' })
  await heard
  expect(await badge.count()).toBe(0)
  await teller.command()
  await badge.waitFor()
  await teller.visit('待授权')
  await teller.page.getByRole('region', { name: '差错' }).getByRole('button').click()
  await teller.page.getByRole('region', { name: '表单' }).filter({ hasText: '9504' }).waitFor()
})

const packageNow = async (): Promise<WirePackage> =>
  (await supervisor.page.request.get(`${house.url}/api/supervision/${DAY}`)).json() as Promise<WirePackage>
