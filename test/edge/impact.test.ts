/** Papers for impact printers: what their bytes say is read back, and compared with the texts and places. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import type { PlottedText } from '../../core/derive/plotted.ts'
import type { WireRowDetail } from '../../core/wire.ts'
import { escpOf } from '../../server/files/escp.ts'
import { gb18030Of } from '../../server/files/gb18030.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'
import { readEscp } from '../support/escp.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)

describe('characters', () => {
  const read = (bytes: Buffer) => new TextDecoder('gb18030', { fatal: true }).decode(bytes)

  test.each(['ABC 123.45', '活期存款', '王小明，余额￥1,234.50', '镕䶮㙍', '𠮷𪚥', 'éü€'])('%s', text => {
    expect(read(gb18030Of(text))).toBe(text)
  })

  test('every character of the first plane is read as it was written, but those of private use', () => {
    const points = Array.from({ length: 0x10000 }, (_one, point) => point).filter(
      point => (point < 0xd800 || point > 0xf8ff) && point !== 0xfffd,
    )
    const wrong = points.filter(point => {
      const one = String.fromCodePoint(point)
      return read(gb18030Of(one)) !== one
    })
    expect(wrong).toEqual([])
  })

  test('the usual ones take two bytes', () => {
    expect(gb18030Of('存折')).toEqual(Buffer.from([0xb4, 0xe6, 0xd5, 0xdb]))
  })
})

describe('places', () => {
  const at = (text: string, left: number, top: number, more: Partial<PlottedText> = {}) => ({
    text,
    left,
    top,
    width: 500,
    right: false,
    ...more,
  })
  const read = (...texts: PlottedText[]) => readEscp(escpOf([{ page: 1, texts }]))

  test('are counted from the top, whatever the order of the texts', () => {
    expect(read(at('二', 254, 508), at('one', 0, 254), at('2', 508, 508))).toEqual([
      '1 @0,254 one',
      '1 @254,508 二',
      '1 @508,508 2',
    ])
  })

  test('an amount ends at the right edge of its column; what does not fit is cut', () => {
    // Six figures of 1/12 inch end 50 mm from the left.
    expect(read(at('100.00', 0, 254, { right: true }))).toEqual(['1 @373,254 100.00'])
    expect(read(at('活期存款', 0, 254, { width: 70 }))).toEqual(['1 @0,254 活期'])
  })

  test('a heading is twice as wide, and each page is put out', () => {
    const one = escpOf([
      { page: 1, texts: [at('练习网点', 0, 254, { wide: true })] },
      { page: 2, texts: [at('x', 0, 254)] },
    ])
    expect(readEscp(one)).toEqual(['1 @0,254 wide 练习网点', '2 @0,254 x'])
  })

  test('figures are outside the Chinese mode, and no control sign comes from a text', () => {
    const bytes = escpOf([{ page: 1, texts: [at('存1\u001b@', 0, 0)] }])
    expect(bytes.toString('latin1')).toContain('\u001c&\u00b4\u00e6\u001c.1@')
  })
})

describe('the files', () => {
  let door: Door
  let cookie: string
  const file = (serial: number, query: string, by = cookie) =>
    door.get(`/api/journal/${DAY}/${serial}/receipt.escp?${query}`, by)

  beforeAll(async () => {
    door = await openDoor()
    cookie = await door.signIn('0011')
  }, 120_000)

  afterAll(() => door.close())

  test('of a receipt says its lines, of a passbook update the lines at their places', async () => {
    const { act } = door.bank.crew.actor('0011')
    const deposit = await act('0510', { account: A1, amount: '100', notes: '100x1' })
    const receipt = await file(deposit.serial, 'paper=receipt')
    expect([receipt.statusCode, receipt.headers['content-disposition']]).toEqual([
      200,
      `attachment; filename="receipt_${DAY}_${deposit.serial}.escp"`,
    ])
    const said = readEscp(receipt.rawPayload).join('\n')
    expect(said).toContain('wide 活期存款')
    expect(said).toContain('金额  100.00')
    // What was booked stands on it too, as on a sheet of paper.
    expect(said).toMatch(/借 1001-01-01 100\.00[^]*贷 0101\d{12} 100\.00/)
    const { mark } = (await door.get(`/api/journal/${DAY}/${deposit.serial}`, cookie)).json<WireRowDetail>()
    expect(mark).toMatch(/^ZG1 0101 2026-03-02 \d+ [0-9A-F]{16}$/)
    expect(said).toContain(mark)
    const update = await act('0550', { account: A1, action: 'update' })
    const book = readEscp((await file(update.serial, 'paper=book')).rawPayload)
    expect(book.some(line => /^1 @\d+,140 \d{8}$/.test(line))).toBe(true)
    expect(book.some(line => line.endsWith(' 100.00'))).toBe(true)
    expect((await file(deposit.serial, 'paper=book')).statusCode).toBe(404)
  })

  test('a line that is wider than the paper goes on in the next', async () => {
    const { act } = door.bank.crew.actor('0011')
    const reason = '客户说金额录错了，'.repeat(12)
    const { serial } = await act('0510', { account: A1, amount: '2', notes: '1x2' })
    const taken = await act('8501', { serial: String(serial), reason })
    const said = readEscp((await file(taken.serial, '')).rawPayload).map(line => line.split(' ').at(-1))
    expect(said.join('')).toContain(reason.trim())
  })

  test('is for whoever has posted the row', async () => {
    const { act } = door.bank.crew.actor('0011')
    const { serial } = await act('0510', { account: A1, amount: '1', notes: '1x1' })
    const other = await door.signIn('0002')
    expect([(await file(serial, '', other)).statusCode, (await file(serial, '', '')).statusCode]).toEqual([
      403, 401,
    ])
    expect((await file(999_999, '')).statusCode).toBe(404)
  })
})
