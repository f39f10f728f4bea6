/** What is shown of the service processes: to whom, of which month, and what waits on the board. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boardOf } from '../../server/looks/board.ts'
import { deskOf } from '../../server/looks/desk.ts'
import { rowDetail } from '../../server/looks/journal.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { serviceOf } from '../../server/looks/service.ts'
import { Queues } from '../../server/queues.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
let queues: Queues

const as = (teller: string) => readerFor(bank.books, BRANCH, teller, `T${teller}`)
const service = async (teller: string, month: string | null = null) =>
  serviceOf(await as(teller), queues, month)

const all = (wrong: Readonly<Record<number, string>>): string =>
  Array.from({ length: 7 }, (_, index) => `check${index + 1} ${wrong[index + 1] ?? 'ok'}`).join('\n')

const figuresIn = (list: readonly { label: { zh: string }; value: { zh: string } }[] = []) =>
  Object.fromEntries(list.map(({ label, value }) => [label.zh, value.zh]))

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  queues = new Queues(bank.books)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
})

afterAll(() => bank.close())

test('with nothing noted all lists are empty, and the rounds of today are not done', async () => {
  const { month, rounds, checks, lessons, cases, taught } = await service('0002')
  expect(month).toBe(DAY.slice(0, 7))
  expect(rounds.map(({ name, by }) => [name.zh, by])).toEqual([
    ['营业前', null],
    ['营业中', null],
    ['营业结束', null],
  ])
  expect([checks, lessons, cases, taught]).toEqual([[], [], [], []])
})

test('what a check has found stands on the board until it is mended, in the words of its list', async () => {
  const supervisor = bank.crew.actor('0002')
  await supervisor.act('9702', { round: 'opening', looked: all({ 2: '0011 评价器不亮' }) })
  const [check] = (await service('0011')).checks
  expect(check).toMatchObject({
    by: { zh: expect.stringMatching(/^0002 /) },
    fine: 6,
    isOpen: true,
    late: false,
    faults: [{ check: 'check2', line: { zh: '叫号机、显示屏、评价器、自助设备开机可用' }, mended: null }],
  })
  const onBoard = async () =>
    (await boardOf(await as('0002'))).warnings.filter(({ zh }) => zh.startsWith('检查问题'))
  expect(await onBoard()).toMatchObject([{ zh: expect.stringContaining('评价器不亮（0011 ') }])
  await bank.crew.actor('0011').act('9703', { check: check?.id ?? '', how: '已换电源' })
  expect(await onBoard()).toEqual([])
  const { rounds, checks } = await service('0002')
  expect(rounds[0]?.by?.zh).toMatch(/^0002 /)
  expect(checks[0]?.faults[0]?.mended).toMatchObject({ day: DAY, how: '已换电源' })
})

test('education counts by person; a teller sees his own, those who lead the hall all', async () => {
  await bank.crew.actor('0011').act('9704', { activity: 'machine', result: 'declined' })
  const first = await bank.crew.actor('0002').act('9704', { activity: 'mobile', result: 'activated' })
  const id = `lesson-${DAY.replaceAll('-', '')}-${first.serial ?? 0}`
  await bank.crew.actor('0002').act('9704', { activity: 'mobile', result: 'learned', instead: id })
  const { taught, lessons, figures } = await service('0002')
  expect(taught.map(({ person, ...counts }) => [person.zh.slice(0, 4), counts])).toEqual([
    ['0002', { lessons: 1, activated: 0, declined: 0 }],
    ['0011', { lessons: 1, activated: 0, declined: 1 }],
  ])
  expect(lessons.map(({ corrected }) => corrected)).toEqual([false, true, false])
  expect(figuresIn(figures.education)).toEqual({ 本月教育: '2', 本月激活: '0' })
  expect((await service('0011')).lessons).toHaveLength(1)
})

test('who wants to leave is seen by who looks after him and by those in charge, with what stayed', async () => {
  const fields = { customer: '1', signal: 'moving', amount: '80000', reason: 'rate', offer: 'manager' }
  const opened = await bank.crew.actor('0011').act('9705', { ...fields, words: '别家利率高' })
  const retention = `retention-${DAY.replaceAll('-', '')}-${opened.serial ?? 0}`
  await bank.crew.actor('0011').act('9706', { retention, outcome: 'partly', kept: '30000' })
  const { cases, retained, figures } = await service('0002')
  expect(cases).toMatchObject([{ id: retention, amount: '80,000.00', kept: '30,000.00', isOpen: false }])
  expect(figuresIn(retained)).toMatchObject({
    笔数: '1',
    部分留住: '1',
    留存金额: '30,000.00',
    留住率: '100%',
  })
  expect(figuresIn(figures.retention)).toEqual({ 本月挽留: '1', 留住率: '100%' })
  expect((await service('0011')).cases).toHaveLength(1)
  expect((await service('0012')).cases).toEqual([])
  expect((await service('0002', '2020-01')).cases).toEqual([])
})

test('what he said is opened by who looks after him, whatever his post, and by nobody else below supervisor', async () => {
  const fields = { customer: '1', signal: 'unhappy', amount: '5000', reason: 'fee', offer: 'waiver' }
  const { serial } = await bank.crew
    .actor('0011')
    .act('9705', { ...fields, words: '年费太贵', handler: '0012' })
  const retention = `retention-${DAY.replaceAll('-', '')}-${serial}`
  const said = await bank.crew.actor('0012').act('9706', { retention, outcome: 'later', words: '再想想' })
  const readBy = async (who: string) => {
    const rows = [serial, said.serial ?? 0].map(async one =>
      rowDetail(await as(who), { day: DAY, serial: one }),
    )
    return (await Promise.all(rows)).map(row => (row ? Object.values(row.opened).join() : null))
  }
  expect(await readBy('0012')).toEqual(['年费太贵', '再想想'])
  expect(await readBy('0002')).toEqual(['年费太贵', '再想想'])
  expect(await readBy('0011')).toEqual(['年费太贵', null])
  expect(await readBy('0003')).toEqual([null, null])
  expect(await readBy('0013')).toEqual([null, null])
  const opens = async (who: string) => (await service(who)).cases.find(({ id }) => id === retention)?.opens
  expect([await opens('0012'), await opens('0003'), await opens('0002')]).toEqual([true, false, true])
})

test('the ticket at the window stands in what is noted while it is served', async () => {
  await queues.act(BRANCH, { do: 'open', window: 1, skills: ['B'] }, '0011')
  const taken = await queues.act(
    BRANCH,
    { do: 'take', business: 'B', level: 'normal', flags: [], appointment: null, request: 'k1' },
    'hall',
  )
  const ticket = 'what' in taken && taken.what === 'taken' ? taken.ticket : ''
  await queues.act(BRANCH, { do: 'call' }, '0011')
  await queues.act(BRANCH, { do: 'start', ticket }, '0011')
  const fields = { activity: 'fraud', result: 'told' }
  const request = `${BRANCH}/${DAY}/T0011/9001`
  await bank.gather.submit({ request, code: '9704', teller: '0011', ticket, fields })
  expect((await service('0011')).lessons[0]).toMatchObject({ ticket, activity: { zh: '防诈骗提示' } })
  await queues.act(BRANCH, { do: 'end', ticket }, '0011')
  await queues.act(BRANCH, { do: 'rate', ticket, score: 4 }, 'hall')
  expect(figuresIn((await service('0011')).figures.reception)).toMatchObject({
    今日办结: '1',
    评价率: '100%',
    平均得分: '4',
  })
})

test('what the outlet has agreed on waits on the page, and the desk has what is in force', async () => {
  const line = 'greeting.hall.check6'
  const own = { action: 'own', zh: '雨天有伞套', en: 'Umbrella covers when it rains', reason: '客户建议' }
  await bank.crew.actor('0002').act('9701', { line, from: '2026-03-03', ...own })
  expect((await service('0011')).scheduled).toMatchObject([
    { line, from: '2026-03-03', value: { zh: '雨天有伞套' } },
  ])
  expect((await deskOf(await as('0011'), queues)).scripts).toEqual([])
  await bank.crew.actor('0002').act('9701', { line, from: DAY, ...own })
  expect((await deskOf(await as('0011'), queues)).scripts).toMatchObject([{ line, stands: 'own' }])
})
