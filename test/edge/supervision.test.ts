/** The package of a day: images find their vouchers by the mark that is printed on them, and only their own. */
import { toBuffer } from 'qrcode'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Sheet } from '../../core/sheets.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import type {
  WireAnswer,
  WireImage,
  WirePackage,
  WireParked,
  WireRefusal,
  WireRowDetail,
} from '../../core/wire.ts'
import { type Door, openDoor } from '../support/door.ts'
import { DAY, foundingFile } from '../support/outlet.ts'

let door: Door
let post: string
const octets = { 'content-type': 'application/octet-stream' }

beforeAll(async () => {
  const supervisors: typeof foundingFile.tellers = [
    { id: '0031', name: { zh: '沈岚', en: 'Shen' }, roles: ['postSupervisor'], grade: 5 },
  ]
  door = await openDoor({ ...foundingFile, tellers: [...foundingFile.tellers, ...supervisors] })
  post = await door.signIn('0031')
  await door.perform('0510', { account: '0101110000000013', amount: '200', notes: '100x2' }, '0011')
})

afterAll(async () => {
  await door.close()
})

const packed = async (): Promise<WirePackage> =>
  (await door.get(`/api/supervision/${DAY}`, post)).json<WirePackage>()

async function bring(
  name: string,
  bytes: Buffer,
  { day = DAY, as = '0011' } = {},
): Promise<WireImage & { readonly refusal?: WireRefusal }> {
  const url = `/api/supervision/${day}/images?name=${encodeURIComponent(name)}`
  return (await door.post(url, bytes, as, octets)).json()
}

/** What somebody scans: a page with the mark in a corner of it. */
const scanned = (mark: string): Promise<Buffer> => toBuffer(mark, { scale: 3, margin: 8 })

const voucherOf = async (code: string) => {
  const found = (await packed()).vouchers.find(voucher => voucher.code === code)
  if (!found) throw new Error(`no voucher of ${code}`)
  return found
}

const detail = async (serial: number) =>
  (await door.get(`/api/journal/${DAY}/${serial}`, '0002')).json<WireRowDetail>()

test('the package has every row that leaves a voucher, with why it is looked at', async () => {
  const { vouchers, rows, sha256, due } = await packed()
  const codes = vouchers.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['0500', '0510']))
  expect(codes).not.toContain('8001')
  expect(rows).toBeGreaterThan(vouchers.length)
  expect(sha256).toMatch(/^[0-9a-f]{64}$/)
  expect((await voucherOf('0500')).sampled).toContain('opened')
  expect(due > DAY).toBe(true)
})

test('an image finds its row by the mark, and comes back as it was', async () => {
  const { serial } = await voucherOf('0510')
  const { mark } = await detail(serial)
  const bytes = await scanned(mark ?? '')
  const taken = await bring('scan0001.png', bytes)
  expect(taken).toMatchObject({ day: DAY, serial, placed: 'mark', broughtBy: '0011' })
  expect((await voucherOf('0510')).images).toHaveLength(1)
  const back = await door.get(`/api/supervision/images/${taken.sha256}`, post)
  expect(back.headers['content-type']).toBe('image/png')
  expect(back.rawPayload.equals(bytes)).toBe(true)
  const { rows } = await door.bank.books.pool.query('select sealed, key from voucher_image')
  expect(rows.every(({ sealed }) => !(sealed as Buffer).includes('PNG'))).toBe(true)
})

test('the same image again is there once', async () => {
  const { serial } = await voucherOf('0510')
  const { mark } = await detail(serial)
  await bring('again.png', await scanned(mark ?? ''))
  expect((await voucherOf('0510')).images).toHaveLength(1)
})

test('a mark with the hash of another row is told, not taken', async () => {
  const { serial } = await voucherOf('0500')
  const forged = await bring('forged.png', await scanned(`ZG1 0101 ${DAY} ${serial} 0123456789ABCDEF`))
  expect(forged).toMatchObject({ serial, placed: 'differs' })
})

test('what has no mark goes by a name that is a serial, or waits for somebody to say', async () => {
  const { serial } = await voucherOf('0500')
  const plain = await scanned('https://example.com/')
  expect(await bring(`${serial}.png`, plain)).toMatchObject({ serial, placed: 'name' })
  const other = await bring('IMG_1.png', await scanned('nothing of ours'))
  expect(other).toMatchObject({ serial: null, placed: 'nowhere' })
  expect((await packed()).unplaced.map(({ name }) => name)).toEqual(['IMG_1.png'])
  const place = `/api/supervision/images/${other.sha256}/place`
  const nowhere = await door.post(place, { day: DAY, serial: 9_999 }, undefined, { cookie: post })
  expect(nowhere.json()).toMatchObject({ refusal: { refused: 'imageRowUnknown' } })
  const placed = await door.post(place, { day: DAY, serial }, undefined, { cookie: post })
  expect(placed.json()).toMatchObject({ serial, placed: 'hand' })
  expect((await packed()).unplaced).toEqual([])
})

test('who has said whose voucher it is, and that he said otherwise later, stands beside the image', async () => {
  const [opened, paidIn] = [(await voucherOf('0500')).serial, (await voucherOf('0510')).serial]
  const image = await bring('IMG_2.png', await scanned('of somebody'))
  const place = `/api/supervision/images/${image.sha256}/place`
  await door.post(place, { day: DAY, serial: paidIn }, '0002')
  await door.post(place, { day: DAY, serial: opened }, undefined, { cookie: post })
  const { images } = await voucherOf('0500')
  expect(images.find(({ name }) => name === 'IMG_2.png')?.placings).toEqual([
    { by: '0002', at: expect.any(String), was: null, now: `${DAY}/${paidIn}` },
    { by: '0031', at: expect.any(String), was: `${DAY}/${paidIn}`, now: `${DAY}/${opened}` },
  ])
})

test('a picture is hung on a row by whoever made or signed it, and by those who look at all rows', async () => {
  const { serial } = await voucherOf('0500')
  const { mark } = await detail(serial)
  const name = `${serial}.png`
  for (const page of [await scanned(mark ?? ''), await scanned('without a mark')])
    expect((await bring(name, page, { as: '0012' })).refusal).toMatchObject({ refused: 'imageNotYours' })
  const nobodys = await bring('IMG_3.png', await scanned('of whom'), { as: '0012' })
  expect(nobodys).toMatchObject({ serial: null, placed: 'nowhere', broughtBy: '0012' })
  expect(await bring(name, await scanned('by the supervisor'), { as: '0002' })).toMatchObject({ serial })

  const large = inPerson('0510', { account: '0101110000000013', amount: '60000', notes: '100x600' })
  const asked = (await door.perform('0510', large, '0011')).json<WireAnswer>()
  const parked = asked.outcome === 'parked' ? asked.item : ''
  await door.perform('0011', { parked, recount: '100x600' }, '0003')
  const signed = (await packed()).vouchers.find(({ amount }) => amount === '60000.00')?.serial ?? 0
  const signersName = `${signed}.png`
  expect(await bring(signersName, await scanned('the signer'), { as: '0003' })).toMatchObject({
    serial: signed,
  })
})

test('what a mark says nobody says otherwise', async () => {
  const { serial, images } = await voucherOf('0510')
  const place = `/api/supervision/images/${images[0]?.sha256}/place`
  const answer = await door.post(place, { day: DAY, serial: serial - 1 }, undefined, { cookie: post })
  expect(answer.json()).toMatchObject({ refusal: { refused: 'imageMarked' } })
})

test('a signer sees the papers that the maker has scanned, and they lie with the voucher afterwards', async () => {
  const change = { customer: '1', action: 'change', phone: '13900000009' }
  const parked = (await door.perform('0203', change, '0011')).json<WireAnswer>()
  const item = parked.outcome === 'parked' ? parked.item : ''
  const look = async (as: string) => (await door.get(`/api/inbox/${item}`, as)).json<WireParked>()
  const { serial } = await look('0011')
  const card = await bring(`${serial}.png`, await scanned('an identity card'))
  expect(card).toMatchObject({ serial, placed: 'name' })

  const picture = `/api/supervision/images/${card.sha256}`
  expect((await look('0002')).images.map(({ sha256 }) => sha256)).toEqual([card.sha256])
  const seen = ['0011', '0002', '0003', '0012'].map(async as => (await door.get(picture, as)).statusCode)
  expect(await Promise.all(seen)).toEqual([200, 200, 200, 403])

  for (const signer of ['0003', '0002']) await door.perform('0011', { parked: item }, signer)
  expect((await look('0011')).state).toBe('approved')
  const { vouchers } = await packed()
  const posted = vouchers.find(({ images }) => images.some(({ sha256 }) => sha256 === card.sha256))
  expect(posted?.code).toBe('0203')
  expect(posted?.serial).toBeGreaterThan(serial)
})

test('who counts again is shown no slip on which the count may stand', async () => {
  const large = inPerson('0510', { account: '0101110000000013', amount: '60000', notes: '100x600' })
  const parked = (await door.perform('0510', large, '0011')).json<WireAnswer>()
  const item = parked.outcome === 'parked' ? parked.item : ''
  const look = async (as: string) => (await door.get(`/api/inbox/${item}`, as)).json<WireParked>()
  const slip = await bring(`${(await look('0011')).serial}.png`, await scanned('a slip'))
  expect([(await look('0011')).images.length, (await look('0013')).images.length]).toEqual([1, 0])
  expect((await door.get(`/api/supervision/images/${slip.sha256}`, '0013')).statusCode).toBe(403)
  await door.perform('0014', { parked: item }, '0011')
})

const PNG = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

/** Of a PNG: as wide and as high as it says it is. */
function headOf(width: number, height: number): Buffer {
  const head = Buffer.from(`0000000d49484452${'00'.repeat(17)}`, 'hex')
  head.writeUInt32BE(width, 8)
  head.writeUInt32BE(height, 12)
  return head
}

/** Of a JPEG: the rest of its first segment, some filling, and the head of a square frame. */
function frameOf(side: number): Buffer {
  const frame = Buffer.from(`00040000ffffc2000b08${'00'.repeat(40)}`, 'hex')
  frame.writeUInt16BE(side, 10)
  frame.writeUInt16BE(side, 12)
  return frame
}

test.each<[what: string, name: string, bytes: Buffer, day: string, refused: string]>([
  ['nothing', '1.png', Buffer.alloc(0), DAY, 'imageRefused'],
  ['a text', '1.png', Buffer.from('hello'), DAY, 'imageRefused'],
  ['a picture that can carry a script', '1.svg', Buffer.from('<svg/>'), DAY, 'imageRefused'],
  ['the beginning of a PNG', '1.png', PNG, DAY, 'imageRefused'],
  ['the beginning of a JPEG', '1.jpg', Buffer.concat([JPEG, Buffer.alloc(999)]), DAY, 'imageRefused'],
  ['a page of 5 MB', '1.png', Buffer.concat([PNG, Buffer.alloc(5 * 1024 * 1024)]), DAY, 'imageTooBig'],
  ['a PNG of a billion dots', '1.png', Buffer.concat([PNG, headOf(32_000, 32_000)]), DAY, 'imageTooManyDots'],
  ['a JPEG of a billion dots', '1.jpg', Buffer.concat([JPEG, frameOf(32_000)]), DAY, 'imageTooManyDots'],
  ['a day that is none', '1.png', PNG, '2026-02-30', 'dayMalformed'],
  ['a day that has not been', '1.png', PNG, '2099-01-01', 'dayNotYet'],
])('%s is refused in words', async (_what, name, bytes, day, refused) => {
  const { refusal } = await bring(name, bytes, { day })
  expect(refusal).toMatchObject({ refused })
})

test('a day before the branch began takes no images', async () => {
  const { refusal } = await bring('1.png', await scanned('of no day'), { day: '1990-01-01' })
  expect(refusal).toMatchObject({ refused: 'imageDayEmpty' })
})

test('the voucher of another branch is sent there', async () => {
  const { refusal } = await bring('x.png', await scanned(`ZG1 0102 ${DAY} 1 0123456789ABCDEF`))
  expect(refusal).toMatchObject({ refused: 'imageElsewhere' })
})

test('what is ticked off and what is noticed stands in the package', async () => {
  const { serial } = await voucherOf('0510')
  const row = `${DAY}/${serial}`
  const more = { finding: 'E03', person: '0011', evidence: '凭条无签名' }
  const request = { request: `0101/${DAY}/H0031/1`, fields: { row, ...more } }
  await door.post('/api/transactions/9502', request, undefined, { cookie: post })
  expect(await voucherOf('0510')).toMatchObject({ ticked: '0031', notices: 1 })
})

test('a notice is between its person and those who see everybody’s work', async () => {
  const seen = async (as: string) =>
    (await door.get('/api/items?kind=errorNotice', as)).json<unknown[]>().length
  expect(await Promise.all(['0011', post, '0002', '0012'].map(seen))).toEqual([1, 1, 1, 0])
})

test('post-supervision reads the rows of everybody, and a teller his own', async () => {
  const { serial } = await voucherOf('0510')
  const row = `/api/journal/${DAY}/${serial}`
  expect((await door.get(row, post)).json<WireRowDetail>()).toMatchObject({ teller: '0011', serial })
  expect((await door.get(row, '0012')).statusCode).toBe(404)
})

test('the sheets of post-supervision are its own: what was handed over, and what was found', async () => {
  const sheet = async (name: string, as: string) =>
    (await door.get(`/api/sheets?sheet=${name}&day=${DAY}`, as)).json<Sheet>()
  const told = (made: Sheet) => made.rows.map(row => row.map(({ zh }) => zh))
  const handed = await sheet('package', post)
  const { vouchers, sha256 } = await packed()
  expect(handed.about.zh).toContain(sha256)
  expect(told(handed).at(-1)?.[1]).toBe(String(vouchers.length))
  const found = told(await sheet('errors', post))
  const his = found.find(([teller]) => teller === '0011') ?? []
  const [, name, rows, errors, rate, a, b, c, points, inTime, again, impossible] = his
  expect({ name, errors, a, b, c, points, inTime, again, impossible }).toEqual({
    name: '甲',
    errors: '1',
    a: '',
    b: '1',
    c: '',
    points: '1.0',
    inTime: '100%',
    again: '',
    impossible: '0%',
  })
  expect(rate).toBe((10_000 / Number(rows)).toFixed(2))
  expect((await door.get(`/api/sheets?sheet=daily&day=${DAY}`, post)).statusCode).toBe(403)
})
