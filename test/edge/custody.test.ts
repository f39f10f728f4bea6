/** What those in charge are shown of cash, vouchers and seals in people's hands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import type { WireCustodyList } from '../../core/wire.ts'
import { boardOf } from '../../server/looks/board.ts'
import { dayEndOf } from '../../server/looks/dayEnd.ts'
import { custodyOf } from '../../server/looks/custody.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const COUNTED = { counted: '100x1', papers: '0' }

let bank: TestBooks
/** Local time of the server, for the hour from which a midday count is missing. */
let now = new Date(`${DAY}T10:00:00`).getTime()

const as = (teller: string) => readerFor({ ...bank.books, now: () => now }, BRANCH, teller, `T${teller}`)

/** A list as lines; a time of the day is said as `then`. */
async function lines(name: string): Promise<string[]> {
  const { lists } = await custodyOf(await as('0002'))
  const list = lists.find(one => one.name.zh === name)
  return (list?.rows ?? []).map(printRow)
}

const printRow = ({ late, cells }: WireCustodyList['rows'][number]) =>
  `${late ? '! ' : ''}${cells.map(cell => ('at' in cell ? `then ${cell.by}` : cell.zh)).join(' | ')}`

const warnings = async () => (await boardOf(await as('0002'))).warnings.map(({ zh }) => zh)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
})

afterAll(() => bank.close())

test('the three counts: an opening one is missing from when a till is taken, a midday one from its hour', async () => {
  expect(await lines('一日三碰库')).toEqual([
    '! 00 | 0003 |  |  |  | 班前碰库',
    '! 01 | 0011 |  |  |  | 班前碰库',
    '! 02 | 0012 |  |  |  | 班前碰库',
  ])
  for (const id of ['0003', '0011', '0012'])
    await bank.crew.actor(id).act('1020', { ...COUNTED, session: 'opening' })
  await bank.crew.actor('0011').act('1020', { ...COUNTED, session: 'midday' })
  expect(await warnings()).toEqual([])
  now = new Date(`${DAY}T14:00:00`).getTime()
  expect(await lines('一日三碰库')).toEqual([
    '! 00 | 0003 | then 0003 |  |  | 午间碰库',
    '01 | 0011 | then 0011 | then 0011 |  | ',
    '! 02 | 0012 | then 0012 |  |  | 午间碰库',
  ])
  expect(await warnings()).toEqual(['尾箱 00 缺午间碰库', '尾箱 02 缺午间碰库'])
})

test('whoever opens or closes the day is told the same; a teller is not', async () => {
  const idle = { stepOf: () => null, troubleOf: () => [] }
  const told = async (teller: string) => (await dayEndOf(await as(teller), idle)).warnings.length
  expect([await told('0002'), await told('0011')]).toEqual([2, 0])
})

test('the plan shows when each duty was last done, and by when it is due next', async () => {
  await bank.crew.actor('0002').act('1021', { holder: '0011', ...COUNTED })
  await bank.crew.actor('0001').act('1021', { holder: '0003', ...COUNTED, seals: '13' })
  const plan = await lines('查库计划')
  expect(plan).toHaveLength(9)
  expect(plan).toContain('会计主管 | 现金、凭证 | 01 | 7 | 2026-03-02 | 2026-03-09 | ')
  expect(plan).toContain('会计主管 | 现金、凭证 | 02 | 7 | 从未 | 2026-03-09 | ')
  expect(plan).toContain('网点主任 | 全面（含印章） | 00 | 31 | 2026-03-02 | 2026-04-02 | ')
  const later = await as('0002')
  const on = { ...later, branch: { ...later.branch, day: '2026-03-11' } }
  const { lists } = await custodyOf(on)
  expect((lists[0]?.rows ?? []).map(printRow).slice(0, 3)).toEqual([
    '! 会计主管 | 现金、凭证 | 00 | 7 | 从未 | 2026-03-09 | 2',
    '! 会计主管 | 现金、凭证 | 01 | 7 | 2026-03-02 | 2026-03-09 | 2',
    '! 会计主管 | 现金、凭证 | 02 | 7 | 从未 | 2026-03-09 | 2',
  ])
})

test('reversals of the day, and what is remarkable about them', async () => {
  const teller = bank.crew.actor('0011')
  const wrong = await teller.act('0510', { account: A1, amount: '100', notes: '100x1' })
  await teller.act('8501', { serial: String(wrong.serial), reason: '串户' })
  const opened = await teller.act('3201', { customer: '1', amount: '1000', term: '12', notes: '100x10' })
  await teller.act('8501', { serial: String(opened.serial), reason: '录错' })
  const [second, first] = await lines('当日冲正')
  expect(first).toMatch(/^\d+ \| then 0011 \| 第 \d+ 号 0510 活期存款 \| 0002 \| $/)
  expect(second).toMatch(/^! .* 3201 .* \| 存单存折已打印$/)
})

test('more blank vouchers than a teller may hold are listed', async () => {
  await bank.crew.actor('0003').act('2001', { kind: 'draft', numbers: '1-100' })
  await bank.crew.actor('0011').act('2003', { kind: 'draft', numbers: '1-51' })
  expect(await lines('超限额持有凭证')).toEqual(['! 01 | 空白汇票 | 51 | 50 | '])
})
