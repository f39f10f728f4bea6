/** A person at a browser, who uses the keyboard and knows the pages by their labels only. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { PASSWORD } from './house.ts'

/** A picture from the scanner. */
export const scan = {
  name: 'scan.png',
  mimeType: 'image/png',
  buffer: Buffer.from(SAMPLE_PICTURE.slice(SAMPLE_PICTURE.indexOf(',') + 1), 'base64'),
}

export interface Signature {
  readonly by: string
  /** A second count, face by face, in the order of the grid. */
  readonly recount?: Readonly<Record<string, string>>
}

export class Clerk {
  readonly page: Page
  readonly id: string
  readonly #context: BrowserContext

  private constructor(id: string, page: Page, context: BrowserContext) {
    this.id = id
    this.page = page
    this.#context = context
  }

  static async arrive(browser: Browser, url: string, id: string): Promise<Clerk> {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(url)
    await page.getByLabel('柜员号').fill(id)
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator('#command:focus').waitFor()
    return new Clerk(id, page, context)
  }

  /** Types the code on the command line, and the texts field by field; ends on the submit button. */
  async fill(code: string, ...texts: readonly string[]): Promise<void> {
    await this.command()
    await this.page.keyboard.type(code)
    await this.page.getByRole('region', { name: '表单' }).filter({ hasText: code }).waitFor()
    for (const text of texts) {
      if (text !== '') await this.page.keyboard.type(text)
      await this.page.keyboard.press('Enter')
    }
  }

  async command(): Promise<void> {
    await this.page.keyboard.press('Escape')
    const leaving = this.page
      .getByRole('dialog')
      .getByRole('button', { name: /^放 ?弃$|^稍后继续$/ })
      .first()
    await this.page.locator('#command:focus').or(leaving).first().waitFor()
    if (await leaving.isVisible()) await leaving.click()
    await this.page.locator('#command:focus').waitFor()
  }

  /** Does a code from the command line to the posted row, and gives its serial. */
  async does(
    code: string,
    texts: readonly string[] = [],
    signatures: readonly Signature[] = [],
  ): Promise<number> {
    await this.fill(code, ...texts)
    return this.submit(signatures)
  }

  async submit(signatures: readonly Signature[] = []): Promise<number> {
    await this.page.keyboard.press('Enter')
    for (const signature of signatures) await this.sign(signature)
    await this.page.locator('#done:focus').waitFor()
    const title = await this.page
      .getByRole('region', { name: '已入账' })
      .getByRole('heading')
      .first()
      .innerText()
    const serial = Number(/(\d+)\s*$/.exec(title)?.[1])
    await this.page.keyboard.press('Enter')
    await this.page.locator('#command:focus').waitFor()
    return serial
  }

  /** Large cash of the customer himself, who is who he says, with a copy of his document. */
  async inPerson(): Promise<void> {
    await this.page.locator('#field-actor:focus').waitFor()
    for (const key of ['1', 'Enter', '1', 'Enter']) await this.page.keyboard.press(key)
    await this.page.locator('#field-identityImage').setInputFiles(scan)
    await this.page.locator('button[type=submit]:focus').waitFor()
  }

  /** A colleague signs at this terminal with his own password. */
  async sign({ by, recount }: Signature): Promise<void> {
    const signing = this.page.getByRole('form', { name: '现场授权' })
    await signing.getByLabel('授权柜员号').fill(by)
    await signing.getByLabel('密码').fill(PASSWORD)
    for (const [face, count] of Object.entries(recount ?? {})) {
      await signing.getByLabel(face, { exact: true }).fill(count)
    }
    const heard = this.page.waitForResponse(response => response.url().includes('/api/transactions/0011'))
    await signing.getByRole('button', { name: '授权', exact: true }).click()
    await heard
  }

  /** Fills a grid of counts by the labels of its cells. */
  async counts(values: Readonly<Record<string, string>>): Promise<void> {
    const form = this.page.getByRole('region', { name: '表单' })
    for (const [label, count] of Object.entries(values))
      await form.getByLabel(label, { exact: true }).fill(count)
  }

  async visit(link: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: link }).click()
  }

  leave(): Promise<void> {
    return this.#context.close()
  }
}
