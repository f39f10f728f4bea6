/**
 * The terminal in a Chromium, on the pages as they are built: what the first load weighs when compressed and
 * how long it takes until somebody can sign in, and how long after the fourth digit of a code its form is
 * painted. The baseline is an empty page in the same browser, and a key pressed there.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import type { Browser, Page, Response } from 'playwright-core'
import { given } from '../core/std.ts'
import { launchBrowser } from '../test/support/browser.ts'
import { BRANCH } from './branch.ts'
import { type Bench, beside, interleaved, type Measured } from './measured.ts'
import { foundHouse, PASSWORD, whileServed } from './served.ts'

export async function web(bench: Bench): Promise<Measured[]> {
  const house = await foundHouse(bench, [BRANCH], 2)
  const teller = given(house.branches[0]?.tellers[0], 'a teller')
  const browser = await launchBrowser()
  const empty = await serveEmptyPage()
  try {
    return await whileServed(house, async ({ url }) => {
      const emptyUrl = `http://127.0.0.1:${(empty.address() as AddressInfo).port}`
      const terminal = await signedIn(browser, url, teller)
      const blank = await pageAt(browser, emptyUrl)
      const rounds = await interleaved(bench.roundMs, {
        pages: async () => ({ ...(await firstLoad(browser, url)), formMs: await formAfterDigit(terminal) }),
        empty: async () => ({ ...(await firstLoad(browser, emptyUrl)), formMs: await paintAfterKey(blank) }),
      })
      const row = { callers: 1, baseline: 'an empty page' }
      return [
        beside({ name: 'first load, gz', unit: 'kB', ...row }, 'kilobytes', rounds.pages, rounds.empty),
        beside({ name: 'first load', unit: 'ms', ...row }, 'loadMs', rounds.pages, rounds.empty),
        beside({ name: 'fourth digit to form', unit: 'ms', ...row }, 'formMs', rounds.pages, rounds.empty),
      ]
    })
  } finally {
    empty.close()
    await browser.close()
  }
}

function serveEmptyPage(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html')
    response.end('<!doctype html><title>empty</title><button autofocus>empty</button>')
  })
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)))
}

async function pageAt(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ locale: 'zh-CN' })
  await page.goto(url)
  return page
}

/** With nothing in the cache, until there is something to press. */
async function firstLoad(browser: Browser, url: string): Promise<{ kilobytes: number; loadMs: number }> {
  const context = await browser.newContext({ locale: 'zh-CN' })
  const page = await context.newPage()
  const loaded: Response[] = []
  page.on('response', response => loaded.push(response))
  const start = performance.now()
  await page.goto(url)
  await page.getByRole('button').first().waitFor()
  const loadMs = performance.now() - start
  const bodies = await Promise.all(loaded.map(response => response.body()))
  await context.close()
  return { kilobytes: bodies.reduce((bytes, body) => bytes + gzipSync(body).length, 0) / 1000, loadMs }
}

async function signedIn(browser: Browser, url: string, teller: string): Promise<Page> {
  const page = await pageAt(browser, url)
  await page.getByLabel('柜员号').fill(teller)
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('#command:focus').waitFor()
  return page
}

async function formAfterDigit(page: Page): Promise<number> {
  await page.keyboard.press('Escape')
  await page.locator('#command:focus').waitFor()
  await page.keyboard.type('051')
  return paintAfter(page, '0', '[aria-label="表单"] input')
}

const paintAfterKey = (page: Page): Promise<number> => paintAfter(page, 'a', 'button')

/** From the press of a key, as the page hears it, to the frame after something is there. */
async function paintAfter(page: Page, key: string, selector: string): Promise<number> {
  await page.evaluate(`(${SCRIPT})(${JSON.stringify(selector)})`)
  await page.keyboard.press(key)
  return page.evaluate<number>('window.painted')
}

/** Waits for the key, then looks at every frame. */
const SCRIPT = `selector => {
  window.painted = new Promise(resolve => {
    addEventListener('keydown', () => {
      const pressed = performance.now()
      const look = () => document.querySelector(selector)
        ? requestAnimationFrame(() => resolve(performance.now() - pressed))
        : requestAnimationFrame(look)
      requestAnimationFrame(look)
    }, { once: true, capture: true })
  })
}`
