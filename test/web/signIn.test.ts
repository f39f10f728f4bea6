/** Fingerprints and keys in a real browser, whose authenticator is Chromium's virtual one. */
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages, openTestHouse, PASSWORD, type TestHouse } from '../support/house.ts'
import { launchBrowser } from '../support/browser.ts'
import { openTheDay } from '../support/books.ts'

let house: TestHouse
let browser: Browser
let page: Page
let keys: CDPSession
let key: string

const finger = (isUserVerified: boolean) =>
  keys.send('WebAuthn.setUserVerified', { authenticatorId: key, isUserVerified })

beforeAll(async () => {
  buildPages()
  house = await openTestHouse()
  await openTheDay(house.bank)
  browser = await launchBrowser()
  page = await browser.newPage()
  keys = await page.context().newCDPSession(page)
  await keys.send('WebAuthn.enable')
  const made = await keys.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  key = made.authenticatorId
  // A browser has keys for names, and none for addresses in figures.
  await page.goto(house.url.replace('127.0.0.1', 'localhost'))
})

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const byKey = () => page.getByRole('button', { name: '指纹 / 安全密钥' })
const comeIn = async () => {
  await page.getByLabel('柜员号').fill('0011')
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
}
const inside = () => page.locator('#command').waitFor()

test('nobody comes in with a key that nobody has registered', async () => {
  await byKey().click()
  await page.getByLabel('柜员号').waitFor()
  expect(await page.locator('#command').count()).toBe(0)
})

test('a key is registered on one’s own page, after the password once more', async () => {
  await comeIn()
  await inside()
  await page.getByTitle('登录方式').click()
  await page.getByRole('button', { name: '登记指纹或密钥' }).click()
  await page.getByLabel('名称').fill('柜台指纹仪')
  await page.locator('#reproof').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByText('密码不对，请重新输入').waitFor()
  await page.locator('#reproof').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('cell', { name: '柜台指纹仪' }).waitFor()
})

test('with it one comes in, without number or password', async () => {
  await page.getByRole('button', { name: '退出' }).click()
  await byKey().click()
  await inside()
  expect(await page.locator('.person').innerText()).toContain('0011')
})

test('the password alone is no longer enough', async () => {
  await page.getByRole('button', { name: '退出' }).click()
  await comeIn()
  await page.getByText('还须验证动态口令，或改用指纹、密钥').waitFor()
  await page.getByLabel('动态口令').fill('123456')
  await page.keyboard.press('Enter')
  await page.getByText('动态口令不对或已用过').waitFor()
})

test('a finger that is not its owner’s opens nothing', async () => {
  await finger(false)
  await byKey().click()
  await page.getByLabel('柜员号').waitFor()
  expect(await page.locator('#command').count()).toBe(0)
  await finger(true)
  await byKey().click()
  await inside()
})

test('a locked screen opens by the key, and keeps the form beneath it', async () => {
  await page.locator('#command').fill('0001')
  await page.keyboard.press('Enter')
  await page.keyboard.press('F9')
  await inside()
  await page.evaluate(`fetch('/api/session/lock', { method: 'POST' })`)
  await page.reload()
  await page.locator('#unlock').waitFor()
  await byKey().click()
  await inside()
})

test('a key is taken off again, by showing it', async () => {
  await page.getByTitle('登录方式').click()
  await page.getByRole('button', { name: '取消登记' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '指纹 / 安全密钥' }).click()
  await page.getByText('还没有登记。').waitFor()
})
