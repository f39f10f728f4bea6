/** Files as people have them: every wrong one is refused in words, every right one is the same text. */
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import exceljs from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '../../core/refusals.ts'
import { readTable } from '../../server/files/table.ts'
import { type Door, openDoor } from '../support/door.ts'

const A1 = '0101110000000013'
const rows = [
  ['账号', '户名', '金额'],
  [A1, '王小明', '4200.00'],
]
const text = rows.map(row => row.join(',')).join('\n')

type Fill = (sheet: exceljs.Worksheet, book: exceljs.Workbook) => void

async function workbook(fill: Fill): Promise<Buffer> {
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('代发')
  fill(sheet, book)
  return Buffer.from(await book.xlsx.writeBuffer())
}

const withRows =
  (more: readonly unknown[][]): Fill =>
  sheet => {
    for (const row of [...rows.slice(0, 1), ...more]) sheet.addRow(row)
  }

// 账号,户名 in the code of Chinese Windows.
const GBK = Buffer.from('d5cbbac52cbba7c3fb', 'hex')

async function read(bytes: Buffer): Promise<string> {
  const answer = await readTable(bytes)
  if (!isRefusal(answer)) return answer
  const { cell } = answer.detail
  return typeof cell === 'string' ? `${answer.refused} ${cell}` : answer.refused
}

describe('text', () => {
  test.each<[string, Buffer, string]>([
    ['UTF-8', Buffer.from(text), text],
    ['UTF-8 with a byte-order mark', Buffer.from(`\uFEFF${text}`), text],
    ['GBK', GBK, '账号,户名'],
    ['nothing', Buffer.alloc(0), 'tableEmpty'],
    ['neither UTF-8 nor GBK', Buffer.from([0xff, 0xfe, 0x00, 0x41]), 'tableUnreadable'],
    ['UTF-16', Buffer.from(text, 'utf16le'), 'tableUnreadable'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'tableUnreadable'],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), 'tableUnreadable'],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'tableUnreadable'],
  ])('%s', async (_what, bytes, gives) => expect(await read(bytes)).toBe(gives))
})

describe('workbooks', () => {
  test.each<[string, Fill, string]>([
    ['accounts and amounts as text', withRows(rows.slice(1)), text],
    ['an amount as a number', withRows([[A1, '王小明', 4200.5]]), text.replace('4200.00', '4200.5')],
    [
      'a name in rich text',
      withRows([[A1, { richText: [{ text: '王' }, { text: '小明' }] }, '4200.00']]),
      text,
    ],
    ['a name with a comma', withRows([[A1, '王,小明', 1]]), `账号,户名,金额\n${A1},"王,小明",1`],
    ['an empty row between', withRows([[], rows[1] ?? []]), `账号,户名,金额\n\n${A1},王小明,4200.00`],
    [
      'a number that has lost cents',
      withRows([[A1, '王小明', 0.1 + 0.2]]),
      `账号,户名,金额\n${A1},王小明,0.30000000000000004`,
    ],
    ['an account as a number', withRows([[Number(A1) * 10, '王小明', 1]]), 'tableCell A2'],
    ['a formula', withRows([[A1, '王小明', { formula: '1+1', result: 2 }]]), 'tableCell C2'],
    [
      'a formula with an error',
      withRows([[A1, '王小明', { formula: '1/0', result: { error: '#DIV/0!' } }]]),
      'tableCell C2',
    ],
    ['an error', withRows([[A1, '王小明', { error: '#N/A' }]]), 'tableCell C2'],
    ['a date', withRows([[A1, '王小明', new Date(0)]]), 'tableCell C2'],
    ['a truth', withRows([[A1, '王小明', true]]), 'tableCell C2'],
    ['no rows', () => undefined, 'tableEmpty'],
    [
      'two sheets with something in them',
      (sheet, book) => {
        withRows(rows.slice(1))(sheet, book)
        book.addWorksheet('二').addRow(['x'])
      },
      'tableSheets',
    ],
    [
      'an empty sheet beside',
      (sheet, book) => {
        withRows(rows.slice(1))(sheet, book)
        book.addWorksheet('二')
      },
      text,
    ],
    [
      'more rows than a batch has',
      sheet => {
        for (let row = 0; row <= 10_001; row++) sheet.addRow(['x'])
      },
      'payrollTooLong',
    ],
  ])('%s', async (_what, fill, gives) => expect(await read(await workbook(fill))).toBe(gives))

  const long = (rare: string) =>
    Array.from({ length: 6_000 }, (_, index) => [A1, `职工${rare.repeat(index % 7)}${index}`, '1'])
  const textOf = (more: string[][]) => [...rows.slice(0, 1), ...more].map(row => row.join(',')).join('\n')

  test('a long one keeps every character of every name, wherever its bytes are cut', async () => {
    // Whoever writes this workbook spoils what UTF-16 has two units for; Chinese characters have one.
    expect((await read(await workbook(withRows(long('囍厂'))))) === textOf(long('囍厂'))).toBe(true)
  })

  test('a long one with its texts in the sheet itself does so too', async () => {
    const stream = new PassThrough()
    const book = new exceljs.stream.xlsx.WorkbookWriter({ stream, useSharedStrings: false })
    const sheet = book.addWorksheet('代发')
    for (const row of [...rows.slice(0, 1), ...long('𠮷厂')]) sheet.addRow(row).commit()
    const [bytes] = await Promise.all([buffer(stream), book.commit()])
    expect((await read(bytes)) === textOf(long('𠮷厂'))).toBe(true)
  })

  test('a broken one is said to be so', async () => {
    const whole = await workbook(withRows(rows.slice(1)))
    expect(await read(whole.subarray(0, whole.length / 2))).toBe('tableUnreadable')
    expect(await read(Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(100)]))).toBe(
      'tableUnreadable',
    )
  })

  test('one that unpacks to very much is not unpacked, whatever it says of itself', async () => {
    const much = await workbook(sheet => sheet.addRow(['x'.repeat(80 * 1024 * 1024)]))
    expect(await read(much)).toBe('tableTooLarge')
    for (let at = 0; (at = much.indexOf('PK\u0001\u0002', at + 1, 'latin1')) >= 0; )
      much.writeUInt32LE(10, at + 24)
    expect(await read(much)).toBe('tableTooLarge')
  })

  test('a part that the directory does not name is not read', async () => {
    const [whole, other] = [await workbook(withRows(rows.slice(1))), await workbook(withRows([]))]
    const end = whole.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
    const directory = whole.readUInt32LE(end + 16)
    const hidden = Buffer.concat([whole.subarray(0, directory), other, whole.subarray(directory)])
    hidden.writeUInt32LE(directory + other.length, hidden.length - 6)
    expect(await read(hidden)).toBe(text)
  })
})

describe('over HTTP', () => {
  let door: Door
  beforeAll(async () => {
    door = await openDoor()
  })
  afterAll(() => door.close())

  const octets = { 'content-type': 'application/octet-stream' }

  test('a file becomes the text of its field', async () => {
    const answer = await door.post('/api/tables', Buffer.from(text), '0011', octets)
    expect([answer.statusCode, answer.json()]).toEqual([200, { text }])
  })

  test.each<[string, Buffer, string | undefined, number, string]>([
    ['ten megabytes', Buffer.alloc(10 * 1024 * 1024, 0x39), '0011', 413, 'tableTooLarge'],
    ['nothing', Buffer.alloc(0), '0011', 400, 'tableEmpty'],
    ['a file of nobody', Buffer.from(text), undefined, 401, 'sessionMissing'],
  ])('%s is refused', async (_what, bytes, as, status, refused) => {
    const answer = await door.post('/api/tables', bytes, as, octets)
    expect([answer.statusCode, answer.json()]).toMatchObject([status, { refusal: { refused } }])
  })
})
