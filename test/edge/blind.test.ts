/**
 * A blind count stays blind (F59): two houses that differ in nothing but what lies in one till answer its
 * teller the same, whatever he asks for and whatever he types.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { sealsCounted } from '../../server/actors.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const LESS = '100x249 50x50 20x50 10x100 5x40 1x300'
const MORE = '100x248 50x50 20x50 10x100 5x40 1x300'
const PAPERS = 'passbookx50 certificatex50'

let doors: readonly Door[] = []

/** Till 02 of teller 0012 is short of what he has handed in, and goes to 0013, who has not seen any of it. */
async function houseWith(handedIn: number, left: string): Promise<Door> {
  const door = await openDoor()
  const { books, crew } = door.bank
  const teller = crew.actor('0012')
  await teller.act('1004', { amount: `${handedIn * 100}`, notes: `100x${handedIn}` })
  const seals = await sealsCounted(books, BRANCH, '0012')
  await teller.act('8003', { counted: left, papers: PAPERS, seals })
  await teller.act('0006', { receiver: '0013', compared: 'same' })
  return door
}

beforeAll(async () => {
  doors = await Promise.all([houseWith(1, LESS), houseWith(2, MORE)])
}, 120_000)

afterAll(() => Promise.all(doors.map(door => door.close())))

/** What each house answers, but for the times and the salts of its own. */
async function answers(ask: (door: Door) => ReturnType<Door['get']>): Promise<string[]> {
  return Promise.all(
    doors.map(async door => {
      const response = await ask(door)
      const body = response.body
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
        .replaceAll(/"sealed":"[^"]*"|"hash":"[0-9a-f]*"/g, 'sealed')
      return `${response.statusCode} ${body}`
    }),
  )
}

async function same(ask: (door: Door) => ReturnType<Door['get']>): Promise<string> {
  const [first = '', second] = await answers(ask)
  expect(second).toBe(first)
  return first
}

let counter = 0
const preview = (code: string, fields: Record<string, string>) => {
  counter += 1
  const request = `${BRANCH}/${DAY}/H0013/${9_000 + counter}`
  return same(door => door.post(`/api/preview/${code}`, { request, fields }, '0013'))
}

const pages = [
  'desk',
  'codes',
  'journal',
  'refusals',
  'inbox',
  'items?kind=count',
  'items?kind=cashError',
  'day-end',
  'board',
  'trial',
]

const looks: readonly (readonly [string, Record<string, string>])[] = [
  ['7005', {}],
  ['7005', { till: '2' }],
  ['7005', { register: 'cash' }],
  ['7004', {}],
  ['8002', {}],
]

const previews: readonly (readonly [string, Record<string, string>])[] = [
  ['1020', { session: 'midday', counted: LESS, papers: PAPERS }],
  ['8003', { counted: LESS, papers: PAPERS, seals: '10' }],
  ['0520', { account: A1, amount: '100', notes: '100x1' }],
  ['0510', { account: A1, amount: '100', notes: '100x1' }],
  ['1003', { amount: '100', notes: '100x1' }],
  ['1004', { amount: '90000', notes: '100x900' }],
  // 24,900 in hundreds is there in the one house and not in the other.
  ['1004', { amount: '24900', notes: '100x249' }],
  ['1006', { to: '1', amount: '24900', notes: '100x249' }],
  ['1010', { received: '50x498', given: '100x249' }],
  // So much more is above the limit of the day in the one house only.
  ['0510', { account: A1, amount: '170150', notes: '100x1701 50x1' }],
  ['0520', { account: A1, amount: '24900', notes: '100x249' }],
  ['1041', { amount: '100', notes: '100x1', note: '试' }],
  ['1042', { amount: '100', notes: '100x1', note: '试', count: 'count-20260302-1' }],
]

const everything = async () => {
  for (const page of pages) await same(door => door.get(`/api/${page}`, '0013'))
  for (const [code, fields] of looks) await same(door => door.post(`/api/look/${code}`, { fields }, '0013'))
  for (const [code, fields] of previews) await preview(code, fields)
}

test('before the count no page, look or preview tells what is in the till', everything)

test('a preview shows the entries, whether the till has the notes or not', async () => {
  expect(await preview('1004', { amount: '24900', notes: '100x249' })).toMatch(/"refusal":null.*1001-01-02/)
  expect(await preview('1004', { amount: '90000', notes: '100x900' })).toMatch(/"refusal":null.*1001-01-02/)
})

test('what cannot be paid is refused without a figure', async () => {
  const fields = { amount: '90000', notes: '100x900' }
  const said = await same(door => door.perform('1004', fields, '0013'))
  expect(said).toMatch(/notesShort/)
  expect(said).not.toMatch(/249|248|651|652/)
})

test('a count that agrees in one house and differs in the other is answered the same', async () => {
  const fields = { session: 'midday', counted: LESS, papers: PAPERS }
  expect(await same(door => door.perform('1020', fields, '0013'))).toMatch(/posted/)
  const [own = ''] = await answers(door => door.get('/api/journal?code=1020', '0013'))
  const serial = /"serial":(\d+)/.exec(own)?.[1] ?? ''
  await same(door => door.get(`/api/journal/${DAY}/${serial}`, '0013'))
  await everything()
})

test('a final balance that agrees in neither says the same in both', async () => {
  const seals = await sealsCounted(doors[0]?.bank.books as Door['bank']['books'], BRANCH, '0013')
  const fields = { counted: '100x1', papers: PAPERS, seals }
  expect(await same(door => door.perform('8003', fields, '0013'))).toMatch(/cashCountDiffers/)
  await everything()
})

test('the supervisor is told: the same looks differ for him', async () => {
  const [first, second] = await answers(door => door.get('/api/board', '0002'))
  expect(second).not.toBe(first)
  const [here, there] = await answers(door => door.post('/api/look/7005', { fields: { till: '2' } }, '0002'))
  expect(there).not.toBe(here)
})
