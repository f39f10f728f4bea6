/** What is shown of complaints: to whom, with which clocks, and what the books know by themselves. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import { printFacts } from '../../core/responsibility/typedFacts.ts'
import type { WireComplaintDetail } from '../../core/wire.ts'
import { boardOf, openItemsOf } from '../../server/looks/board.ts'
import { caseOf } from '../../server/looks/caseOf.ts'
import { parkedOf } from '../../server/looks/inbox.ts'
import { complaintDetail, complaintsOf } from '../../server/looks/complaints.ts'
import { rowDetail } from '../../server/looks/journal.ts'
import { previewOf } from '../../server/looks/preview.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { Suggestions } from '../../server/suggestions.ts'
import { makeSheet } from '../../server/looks/sheets/make.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const day = DAY.replaceAll('-', '')

let bank: TestBooks
let later = 0
let suggestions: Suggestions
let deposit: number

const as = (teller: string) =>
  readerFor({ ...bank.books, now: () => Date.now() + later }, BRANCH, teller, `T${teller}`)

const serialOf = (answer: { readonly serial?: number }): number => answer.serial ?? 0

async function detail(teller: string, id: string): Promise<WireComplaintDetail> {
  const found = await complaintDetail(await as(teller), suggestions, id)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

let complaint: string

beforeAll(async () => {
  bank = await openTestBooks()
  suggestions = new Suggestions(bank.books)
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  deposit = serialOf(await teller.act('0510', { account: A1, amount: '100', notes: '100x1' }))
  await teller.ask('0520', { account: A1, amount: '900', notes: '100x9' })
  const registered = await bank.crew.actor('0003').act('9601', {
    said: '“多收”了我一百元，\n态度也差',
    reason: 'fundSafety',
    business: 'savings',
    channel: 'counter',
    grade: 'important',
    row: `${DAY}/${deposit}`,
    customer: '1',
    contact: '13800001234',
    handler: '0002',
  })
  complaint = `complaint-${day}-${serialOf(registered)}`
})

afterAll(() => bank.close())

test('it is in the list of its handler and of those in charge, with both clocks', async () => {
  const [one, ...others] = await complaintsOf(await as('0001'), false)
  expect(others).toEqual([])
  expect(one).toMatchObject({ id: complaint, daysLeft: 15, late: false, level: { zh: '现场' } })
  later = 31 * 60_000
  expect((await complaintsOf(await as('0002'), false))[0]?.level).toMatchObject({ zh: '网点主任' })
  expect((await boardOf(await as('0002'))).warnings.map(({ zh }) => zh)).toContain(
    `投诉 ${complaint} 未在现场解决，应由网点主任解决（处理人 0002 主管）`,
  )
  later = 0
  const atOnce = (await boardOf(await as('0002'))).warnings.map(({ zh }) => zh)
  expect(atOnce.filter(line => line.startsWith('投诉'))).toEqual([])
})

test('who is party to it sees nothing of it, nor does a colleague', async () => {
  for (const teller of ['0011', '0012']) {
    expect(await complaintsOf(await as(teller), true)).toEqual([])
    expect(await openItemsOf(await as(teller), ['complaint'])).toEqual([])
    expect(await complaintDetail(await as(teller), suggestions, complaint)).toMatchObject({
      refused: 'itemUnknown',
    })
  }
})

test('the letter of acceptance is written to the customer by name, by the day of the law', async () => {
  const [registered] = (await detail('0002', complaint)).done
  expect(registered?.letter).toMatchObject({
    title: { zh: '投诉受理告知书' },
    salutation: { zh: '尊敬的王小明：' },
  })
  expect(registered?.letter?.paragraphs.map(({ zh }) => zh).join('')).toContain(
    `最迟于 ${(await detail('0002', complaint)).legalDue} 告知`,
  )
})

test('the words are opened to its handler, a number with its middle hidden', async () => {
  const { said, facets, suggestion } = await detail('0002', complaint)
  expect(suggestion?.zh).toContain('无从学习')
  expect(said).toBe('“多收”了我一百元，\n态度也差')
  expect(facets.find(({ label }) => label.zh === '联系方式')?.value.zh).toMatch(/^138\*+/)
  expect(facets.find(({ label }) => label.zh === '应回避的当事人')?.value.zh).toMatch(/^0011 /)
})

test('what the books know is found by itself', async () => {
  const { links } = await detail('0002', complaint)
  const lines = Object.fromEntries(links.map(({ what, lines: all }) => [what.zh, all.map(({ zh }) => zh)]))
  expect(lines['所涉业务']).toEqual([expect.stringContaining('0510 活期存款，经办 0011，无授权')])
  expect(lines['客户当日业务']?.map(line => line.split(' ').slice(2).join(' '))).toEqual([
    '0011 0510 活期存款',
    '0011 0500 活期开户',
  ])
  expect(lines['被投诉人当日业务（最近）']?.[0]).toContain(`${DAY}/${deposit} `)
  expect(lines['被投诉人当日被拒']).toEqual([expect.stringContaining('0520')])
})

test('each step stands in what was done, and what is next follows from it', async () => {
  const handler = bank.crew.actor('0002')
  const step = { complaint, step: 'calm', result: '倒水、致歉', script: 'waiting' }
  expect((await detail('0002', complaint)).next.map(({ name }) => name.zh)).toEqual([
    '安抚客户',
    '投诉转交',
    '投诉延期',
    '客户撤诉',
  ])
  await handler.act('9602', step)
  const { done, next, state } = await detail('0002', complaint)
  expect(state.zh).toBe('已安抚')
  expect(done.map(({ what, words, script }) => [what.zh, words, script?.zh])).toEqual([
    ['投诉登记', '', undefined],
    ['安抚客户', '倒水、致歉', '等候过久'],
  ])
  expect(next[0]).toEqual({
    code: '9602',
    name: { zh: '收集信息', en: 'Collect the facts' },
    fields: { complaint, step: 'collect' },
  })
})

async function caseFor(teller: string) {
  const found = await caseOf(await as(teller), complaint)
  if ('refused' in found) throw new Error(found.refused)
  return found
}

test('a case names who held the posts that day, by the records; its reader keeps what he did', async () => {
  const { one, posts, staff, mayPropose, reader } = await caseFor('0001')
  expect(one.people).toEqual({ teller: '0011', firstAsked: '0003', officer: '0002' })
  expect(posts).toMatchObject({
    supervisor: { who: '0002', evidence: `0101 ${DAY}` },
    director: { who: '0001', evidence: `0101 ${DAY}` },
    tillOwner: { who: '0011', evidence: `${DAY}/${deposit}` },
  })
  expect(staff.map(({ id }) => id)).toContain('0012')
  expect({ mayPropose, reader: reader.id }).toEqual({ mayPropose: true, reader: '0001' })
  expect((await caseFor('0003')).staff).toEqual([])
})

const FOUND_OUT = 'errorPosted 是 凭条\ntraineeWithMentor 是 师徒协议'

const ruling = (facts: string) => ({
  step: 'propose',
  complaint,
  verdict: 'substantiated',
  facts,
  posts: '带教人 0012 师徒协议 3',
  words: '核对凭条',
})

test('a ruling that leaves out what the records say is refused, tried out or sent; not a word to others', async () => {
  const director = bank.crew.actor('0001')
  const missing = { refused: 'factLeftOut', field: 'facts' }
  expect(await director.ask('9606', ruling(FOUND_OUT))).toMatchObject({ refusal: missing })
  const said = 'firstIn12Months teller 登记'
  expect(await director.ask('9606', ruling(`${FOUND_OUT}\n${said}`))).toMatchObject({ refusal: missing })
  const other = await bank.crew.actor('0011').ask('9606', ruling(FOUND_OUT))
  expect(other).toMatchObject({ refusal: { refused: 'rulingStepNotYours' } })
  const incoming = { request: `${BRANCH}/${DAY}/T0001/9999`, code: '9606', teller: '0001', ticket: null }
  const tried = await previewOf(await as('0001'), { ...incoming, fields: ruling(FOUND_OUT) })
  expect(tried.refusal?.refused).toBe('factLeftOut')
})

test('a person who is named has the share, and sees a ruling that left nothing out', async () => {
  const { facts } = (await caseFor('0001')).one
  expect(Object.keys(facts)).toEqual(['firstIn12Months'])
  const ruled = await bank.crew.actor('0001').act('9606', ruling(`${FOUND_OUT}\n${printFacts(facts)}`))
  const id = `ruling-${day}-${serialOf(ruled)}`
  const found = await caseOf(await as('0012'), id)
  if ('refused' in found || !found.ruling) throw new Error('no ruling')
  expect(found.ruling.one.people).toMatchObject({ mentor: '0012', teller: '0011' })
  expect(found.ruling.named).toEqual({ mentor: '师徒协议 3' })
  expect(found.ruling.leftOut).toEqual({})
  expect(found.ruling.next.map(({ step }) => step)).toEqual(['object'])
  expect(found.staff).toEqual([])
})

test('whoever looks again may take a record otherwise, which then stands there as left out', async () => {
  const id = (await caseFor('0001')).ruling?.item ?? ''
  await bank.crew.actor('0012').act('9606', { step: 'object', ruling: id, words: '不在场' })
  const again = { step: 'reexamine', ruling: id, verdict: 'partly', words: '复查' }
  const second = bank.crew.actor('0002')
  await second.act('9606', { ...again, facts: FOUND_OUT })
  expect(Object.keys((await caseFor('0001')).ruling?.leftOut ?? {})).toEqual(['firstIn12Months'])
})

test('what has ended stands among all, and not among the open ones', async () => {
  await bank.crew.actor('0002').act('9605', { complaint, course: 'withdraw', words: '误会' })
  expect(await complaintsOf(await as('0001'), false)).toEqual([])
  expect(await complaintsOf(await as('0001'), true)).toMatchObject([
    { state: { zh: '已撤诉' }, isOpen: false },
  ])
})

test('one that was brought in is read word for word, has no clock, and is counted apart', async () => {
  const said = 'I “waited”,\n😤 for an hour'
  const brought = await bank.crew.actor('0002').act('9607', {
    source: 'old.csv',
    number: '7',
    label: 'Credit card',
    said,
    reason: 'service',
    business: 'cards',
    channel: 'otherFront',
  })
  const id = `complaint-${day}-${serialOf(brought)}`
  expect(await detail('0002', id)).toMatchObject({
    said,
    legalDue: null,
    daysLeft: null,
    level: null,
    isOpen: false,
  })
  const sheet = await makeSheet(await as('0002'), { sheet: 'complaintAnalysis' })
  if (isRefusal(sheet)) throw new Error(sheet.refused)
  const line = (kind: string) => sheet.rows.find(cells => cells[1]?.zh === kind)?.map(({ zh }) => zh)
  expect(line('银行卡')?.slice(2, 7)).toEqual(['1', expect.stringContaining('%'), '', '+1', '1'])
  expect(sheet.chart?.labels.map(({ zh }) => zh)).toContain('服务态度与服务质量')
  const list = await makeSheet(await as('0002'), { sheet: 'complaints' })
  if (isRefusal(list)) throw new Error(list.refused)
  expect(list.rows.map(cells => cells[1]?.zh)).toContain(id)
})

test('who is party to it does not read it in the journal, nor who is not in charge of complaints', async () => {
  const facets = { reason: 'service', business: 'savings', channel: 'counter', grade: 'general' }
  const fields = { said: '主管态度差', ...facets, about: '0002' }
  const row = { day: DAY, serial: serialOf(await bank.crew.actor('0001').act('9601', fields)) }
  const seen = ['0001', '0002', '0003'].map(async who => (await rowDetail(await as(who), row))?.opened)
  expect((await Promise.all(seen)).map(one => one && Object.values(one))).toEqual([
    ['主管态度差'],
    undefined,
    undefined,
  ])
})

test('how long a signer looked before he signed, and what of the till was over, is found by itself', async () => {
  const over = { amount: '100', notes: '100x1', note: '日终多出' }
  const asked = await bank.crew.actor('0011').ask('1041', over)
  if (asked.outcome !== 'parked') throw new Error(asked.outcome)
  const parked = `parked-${day}-${asked.serial}`
  const before = await readerFor({ ...bank.books, now: () => Date.now() - 90_000 }, BRANCH, '0002', 'T0002')
  expect((await parkedOf(before, parked))?.mine?.by).toBe('supervisor')
  await bank.crew.actor('0003').ask('0011', { parked })
  const signed = await bank.crew.actor('0002').ask('0011', { parked })
  if (signed.outcome !== 'posted') throw new Error(signed.outcome)
  const facets = { reason: 'fundSafety', business: 'savings', channel: 'counter', grade: 'general' }
  const row = `${DAY}/${signed.serial + 1}`
  const registered = await bank.crew
    .actor('0003')
    .act('9601', { said: '少存一百', ...facets, row, handler: '0001', about: '0011' })
  const id = `complaint-${day}-${serialOf(registered)}`
  const found = await caseOf(await as('0001'), id)
  if ('refused' in found) throw new Error(found.refused)
  expect(found.one.people).toMatchObject({ reviewer: '0003', authoriser: '0002' })
  const { viewingSeconds } = found.one.facts
  expect(viewingSeconds?.value).toBeGreaterThanOrEqual(89)
  expect(viewingSeconds?.evidence).toMatch(new RegExp(`^${DAY}/${signed.serial} [\\d:]{8}–[\\d:]{8}$`))
  const { links } = await detail('0001', id)
  const errors = links.find(({ what }) => what.zh === '当日长短款')?.lines.map(({ zh }) => zh)
  expect(errors).toEqual([expect.stringMatching(/长款 100\.00（日终多出），待处理$/)])
})

test('what its words are about is learned from those brought in, and told to those in charge alone', async () => {
  const facets = { reason: 'other', business: 'other', channel: 'counter' }
  const said = { said: 'my card was charged twice', grade: 'general' }
  const registered = await bank.crew.actor('0012').act('9601', { ...said, ...facets })
  const id = `complaint-${day}-${serialOf(registered)}`
  const fresh = new Suggestions(bank.books)
  const suggested = async (teller: string) => {
    const found = await complaintDetail(await as(teller), fresh, id)
    return 'refused' in found ? found.refused : (found.suggestion?.zh ?? null)
  }
  const bring = (number: number, label: string, text: string) => {
    const origin = { source: 'x.csv', number: String(number), label }
    return bank.crew.actor('0002').act('9607', { ...facets, ...origin, said: text })
  }
  for (const number of [1, 2, 3, 4]) {
    await bring(number, 'Credit card', `the card was charged ${'again '.repeat(number)}`)
    await bring(number + 4, 'Mortgage', `the house loan and its escrow ${'paid '.repeat(number)}`)
  }
  expect(await suggested('0012')).toBeNull()
  expect(await suggested('0002')).toContain('正在学习')
  await fresh.settled()
  expect(await suggested('0002')).toMatch(/^Credit card（银行卡、.*，把握 \d+%，学自 9 件/)
  await bring(9, 'Mortgage', 'escrow')
  expect(await suggested('0002')).toContain('学自 9 件')
  await fresh.settled()
  expect(await suggested('0002')).toContain('学自 10 件')
  expect(await suggested('0011')).toBe('itemUnknown')
})
