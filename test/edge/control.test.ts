/** Who may do what and why not, asked of the branch as it stands. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inPerson } from '../../core/practice/inPerson.ts'
import type { WireAccount, WireAnswer, WireParked, WireWho } from '../../core/wire.ts'
import { controlOf } from '../../server/looks/control.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { type Door, openDoor } from '../support/door.ts'
import { strangeTerminals } from '../../server/store/control.ts'
import { BRANCH, DAY, openOwner } from '../support/books.ts'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})

afterAll(() => door.close())

const who = async (as: string, asked: string): Promise<WireWho> =>
  (await door.get(`/api/who?${asked}`, as)).json<WireWho>()

const unmet = ({ conditions }: WireWho) => conditions.flatMap(({ refusal }) => refusal?.refused ?? [])

test('one asks about oneself, and hears what the transaction would say', async () => {
  const own = await who('0011', 'code=8001')
  const refused = (await door.perform('8001', {}, '0011')).json<{ refusal: { refused: string } }>()
  expect([own.may, unmet(own)[0]]).toEqual([false, refused.refusal.refused])
  expect((await who('0011', 'code=0510')).may).toBe(true)
})

test('about a colleague only those in charge may ask', async () => {
  expect((await door.get('/api/who?code=0510&teller=0012', '0011')).statusCode).toBe(403)
  const asked = await who('0003', 'code=0510&teller=0012')
  expect(asked.teller.id).toBe('0012')
})

test('who could sign for so much, those on duty first', async () => {
  const { signatures, rungs } = await who('0011', 'code=0510&amount=200000')
  expect(signatures.map(({ need }) => need.by)).toEqual(['reviewer', 'supervisor'])
  expect(rungs.map(({ applies }) => applies).slice(0, 3)).toEqual(['yes', 'yes', 'no'])
  for (const { people } of signatures) {
    expect(people.map(({ duty }) => duty === 'on')).toEqual(
      people.map(({ duty }) => duty === 'on').toSorted((a, b) => Number(b) - Number(a)),
    )
  }
})

test.each([
  ['code=9999', 404],
  ['code=0510&amount=much', 400],
  ['code=051', 400],
])('%s is answered with %i', async (asked, status) => {
  expect((await door.get(`/api/who?${asked}`, '0011')).statusCode).toBe(status)
})

const inbox = async (as: string) =>
  (await door.get('/api/inbox', as)).json<{ toSign: WireParked[]; mine: WireParked[] }>()

const answered = async (code: string, fields: Record<string, string>, as: string) =>
  (await door.perform(code, fields, as)).json<WireAnswer>()

const large = inPerson('0510', { account: '0101110000000013', amount: '60000', notes: '100x600' })

test('a question and its answer stand with the request, whoever looks, and a restart loses nothing', async () => {
  const asked = await answered('0510', { ...large }, '0011')
  const parked = asked.outcome === 'parked' ? asked.item : ''
  expect(await answered('0013', { parked, text: '来源？' }, '0013')).toMatchObject({
    outcome: 'posted',
  })
  const [waiting] = (await inbox('0013')).toSign
  expect(waiting).toMatchObject({ state: 'asked', talk: [{ by: '0013', text: '来源？' }] })
  expect((await door.get('/api/desk', '0013')).json<{ waiting: object }>().waiting).toMatchObject({
    toSign: 0,
  })
  expect(await answered('0013', { parked, text: '卖房款' }, '0011')).toMatchObject({ outcome: 'posted' })
  const [again] = (await inbox('0013')).toSign
  expect(again).toMatchObject({ state: 'pending', talk: [{ by: '0013' }, { by: '0011', text: '卖房款' }] })
  expect(await answered('0012', { parked, ground: 'papers' }, '0013')).toMatchObject({ outcome: 'posted' })
  const ended = (await door.get(`/api/inbox/${parked}`, '0011')).json<WireParked>()
  expect([ended.state, ended.ground?.zh]).toEqual(['rejected', '凭证影像不清或缺件'])
})

test('a signer sees what would change in records; who counts again does not see through the form', async () => {
  const change = { customer: '1', action: 'change', phone: '13900000001' }
  await answered('0203', change, '0011')
  await answered('0510', { ...large }, '0011')
  const waiting = new Map((await inbox('0013')).toSign.map(one => [one.code, one.changes]))
  expect(waiting.get('0203')).toEqual([expect.stringMatching(/^set customer 000000001 phone /)])
  expect(waiting.get('0510')).toEqual([])
  for (const { item } of (await inbox('0011')).mine) await answered('0014', { parked: item }, '0011')
})

test('what waits for a signature stands on the account too, and an order only for whom it concerns', async () => {
  const A1 = '0101110000000013'
  const asked = await answered('0510', { ...large }, '0011')
  const parked = asked.outcome === 'parked' ? asked.item : ''
  const warnings = async (as: string) =>
    (await door.get(`/api/accounts/${A1}`, as)).json<WireAccount>().warnings.map(({ zh }) => zh)
  expect(await warnings('0012')).toEqual(['待授权：0510 活期存款（0011）'])
  // Of the request that he looks at a signer is not told again.
  expect((await inbox('0013')).toSign.map(({ accounts }) => accounts.map(one => one.warnings))).toEqual([
    [[]],
  ])
  await answered('0014', { parked }, '0011')
  expect(await warnings('0012')).toEqual([])
})

interface Lists {
  readonly lists: readonly { readonly name: { zh: string }; readonly rows: readonly ListRow[] }[]
}
interface ListRow {
  readonly late: boolean
  readonly cells: readonly ({ readonly zh: string } | { readonly by: string | null })[]
}

/** The rows of a list, as they read; what stands out has a mark. */
async function list(name: string): Promise<string[]> {
  const { lists } = (await door.get('/api/control', '0002')).json<Lists>()
  const rows = lists.find(one => one.name.zh.startsWith(name))?.rows ?? []
  return rows.map(({ late, cells }) => {
    const texts = cells.flatMap(cell => ('by' in cell ? (cell.by ?? []) : cell.zh))
    return `${late ? '! ' : ''}${texts.join(' | ')}`
  })
}

test('what was refused today stands there with person, code and amount; what goes beyond stands out', async () => {
  await answered('0520', { account: '0101110000000013', amount: '900000', notes: '100x9000' }, '0011')
  await answered('8001', {}, '0012')
  const rows = await list('今日被拒')
  expect(rows.find(row => row.includes('0520'))).toMatch(/^0011 甲 \| 0520 活期取款 \| 900,000\.00 \| /)
  expect(rows.find(row => /^! 0012 \S+ \| 8001/.test(row))).toContain('不')
})

test('who looked and did nothing is listed; who served the account is not', async () => {
  await door.post('/api/look/7001', { fields: { account: '0101110000000013', purpose: 'check' } }, '0012')
  const rows = await list('今日有查询')
  expect(rows.some(row => row.startsWith('0012') && row.endsWith('0101110000000013 | 核对与查错'))).toBe(true)
  expect(rows.filter(row => row.startsWith('0011') && row.includes('0101110000000013'))).toEqual([])
})

test('who was looked for by number and then served by his account was served, and by whoever signed for it too', async () => {
  const idle = async (by: string) => (await list('今日有查询')).filter(row => row.startsWith(by))
  await door.post('/api/look/7003', { fields: { who: '1', purpose: 'enquiry' } }, '0012')
  const subjects = (await idle('0012')).map(row => row.split(' | ')[2])
  expect(new Set(subjects)).toEqual(new Set(['000000001', '0101110000000013']))
  await answered('0510', { account: '0101110000000013', amount: '100', notes: '100x1' }, '0012')
  expect(await idle('0012')).toEqual([])

  await door.post('/api/look/7003', { fields: { who: '1', purpose: 'enquiry' } }, '0003')
  expect(await idle('0003')).toHaveLength(1)
  const asked = await answered('0510', { ...large }, '0012')
  const parked = asked.outcome === 'parked' ? asked.item : ''
  await answered('0011', { parked, recount: large.notes ?? '' }, '0003')
  expect(await idle('0003')).toEqual([])
})

test('how long signatures were waited for, by level and by day', async () => {
  expect((await list('授权等候（按日）'))[0]).toMatch(
    /^\d{4}-\d\d-\d\d \| \d+ \| \d+ 分 \d+ 秒 \| \d+ 分 \d+ 秒$/,
  )
  expect((await list('授权等候（按级别')).map(row => row.split(' | ')[0])).toContain('被拒绝')
})

test('a list that was cut says so, and one that is whole says nothing', async () => {
  const reader = await readerFor(door.bank.books, BRANCH, '0002', 'H0002')
  const names = async (rowsMax?: number) =>
    (await controlOf(reader, rowsMax)).lists.map(({ name }) => name.zh).filter(name => name.includes('仅'))
  expect(await names()).toEqual([])
  expect(await names(1)).toEqual([
    '今日被拒与越权（仅最近 1 笔）',
    '授权等候（按级别，30 天）（仅最近 1 笔）',
    '授权等候（按日）（仅最近 1 笔）',
    '今日有查询无业务（仅最近 1 笔）',
  ])
})

test('who owes forced leave is listed', async () => {
  expect(await list('强制休假')).toContain('0011 甲 | 0 | 5 | ')
})

test('what is reviewed afterwards is due until post-supervision has ticked it off', async () => {
  expect(await list('待滞后复核')).toEqual([])
  const { crew } = door.bank
  const grounds = { from: crew.day, reason: '总行通知' }
  const review = { what: 'attribute', code: '0510', attribute: 'review', value: '1', ...grounds }
  await crew.actor('0002').act('0104', review)
  const small = { account: '0101110000000013', amount: '100', notes: '100x1' }
  expect(await answered('0510', small, '0011')).toMatchObject({ outcome: 'posted' })
  expect((await list('待滞后复核')).at(-1)).toMatch(/ \| 0510 活期存款 \| 0011 \| \d{4}-\d\d-\d\d$/)
})

test('who works where he has not worked for a month is shown, if he has worked elsewhere', async () => {
  // The reader knows the branch already: what is put into the journal behind its back is in no chain.
  const reader = await readerFor(door.bank.books, BRANCH, '0002', 'T')
  const owner = openOwner(door.bank.database)
  const place = (teller: string, terminal: string, day: string, code = '0510') =>
    owner.query(
      `insert into journal (branch, day, serial, request, digest, code, outcome, teller, terminal, authorisers,
                            ticket, at, format, release, parameters, fields, effects, hash)
       select branch, $3::date, 900 + (select count(*) from journal where day = $3::date), $1 || $2 || $3 || $4,
              digest, $4, outcome, $1, $2, '{}', null, at, format, release, parameters, fields, effects, hash
         from journal where serial = 1 and day = $5`,
      [teller, terminal, day, code, DAY],
    )
  for (const [teller, terminal, day, code] of [
    ['0003', 'T3', '2026-02-25'],
    ['0003', 'T3', DAY],
    ['0003', 'T9', DAY],
    // A signature at a colleague's terminal.
    ['0003', 'T8', DAY, '0011'],
    // So long ago that it is forgotten.
    ['0012', 'T2', '2026-01-05'],
    ['0012', 'T4', DAY],
    ['0031', 'T5', '2026-01-05'],
    ['0031', 'T6', '2026-02-27'],
    ['0031', 'T5', DAY],
  ] as const)
    await place(teller, terminal, day, code)
  const rows = await strangeTerminals(door.bank.books.pool, BRANCH, DAY, '2026-01-31', ['0011'])
  const found = rows.map(({ teller, terminal, rows: count }) => `${teller} ${terminal} ${count}`)
  expect(found).toEqual(expect.arrayContaining(['0003 T9 1', '0031 T5 1']))
  expect(found.filter(line => /T[2-8]/.test(line))).toEqual(['0031 T5 1'])
  const shown = (await controlOf(reader)).lists.find(({ name }) => name.zh === '今日在陌生终端办理')
  expect(shown?.rows.map(({ cells }) => cells[2])).toEqual(
    expect.arrayContaining([
      { zh: 'T9', en: 'T9' },
      { zh: 'T5', en: 'T5' },
    ]),
  )
  await owner.end()
})
