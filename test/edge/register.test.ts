/** The special-business register, and what a teller may not learn of an authority's order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { receiptLines } from '../../core/derive/receipt.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { isRefusal } from '../../core/refusals.ts'
import { given } from '../../core/std.ts'
import { allTransactions, transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireRegisterRow } from '../../core/wire.ts'
import { accountOf } from '../../server/looks/customer.ts'
import { inboxOf } from '../../server/looks/inbox.ts'
import { openItemsOf } from '../../server/looks/board.ts'
import { journalPage, rowDetail } from '../../server/looks/journal.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
const A1 = accountNumber(BRANCH, 'demand', 1n)
const A2 = accountNumber(BRANCH, 'demand', 2n)
const F1 = accountNumber(BRANCH, 'lumpSum', 1n)
const serials = new Map<string, number>()
/** Whose order it is, on what paper, by whom, for whom. */
const SECRET = /人民法院|court|执12号|协12号|张三|某法院/i

const court = { organ: 'court', officers: '张三 执1001；李四 执1002', document: '执12号', notice: '协12号' }
const payee = { bank: '某银行', payeeAccount: '62220001', payee: '某法院专户' }

const as = (teller: string) => readerFor(bank.books, BRANCH, teller, `T${teller}`)

async function act(code: string, fields: Record<string, string>): Promise<string> {
  const { serial } = await bank.crew.actor('0011').act(code, fields)
  serials.set(code, serial)
  return `${DAY.replaceAll('-', '')}-${serial}`
}

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '6000', notes: '100x60' })
  await teller.act('0500', { customer: '1', amount: '500', notes: '100x5' })
  await teller.act('3201', { customer: '1', amount: '1000', term: '12', notes: '100x10' })
  await act('4001', { account: A2 })
  await act('4003', { account: A2, reason: '已找到' })
  await act('4002', { account: F1, reporter: '王小明', payer: A1 })
  await act('4005', { account: A2, action: 'report', applicant: '王小明' })
  await act('4010', { customer: '1', ...court, since: DAY })
  const freeze = `freeze-${await act('4011', { account: A1, ...court, bars: 'amount', amount: '2000', until: DAY })}`
  const until = '2026-12-01'
  await act('4013', { action: 'renew', freeze, ...court, until })
  await act('4015', { account: A1, ...court, ...payee, freeze, amount: '500' })
  await act('4016', { account: A1, ...court, ...payee, freeze, amount: '100' })
  await act('4017', { account: A2, action: 'stop', ground: 'bank', note: '可疑' })
  await act('4017', { account: A2, action: 'release', note: '已核实' })
  await act('4021', {
    action: 'send',
    account: A1,
    depositor: '王小明',
    outlet: '0202',
    letter: '托3号',
    certificate: 'C1',
    amount: '8000',
  })
  await bank.crew.actor('0003').ask('4012', { freeze, ...court })
})

afterAll(() => bank.close())

async function register(
  teller: string,
  fields: Record<string, string> = {},
): Promise<readonly WireRegisterRow[]> {
  const view = await lookUp(await as(teller), '7005', { register: 'special', ...fields })
  if (isRefusal(view) || view.query !== 'register') throw new Error(JSON.stringify(view))
  return view.rows
}

describe('the special-business register', () => {
  test('has a line for everything that was posted, the newest first, and none for what waits', async () => {
    const lines = (await register('0002')).map(({ code, document, account, amount, state }) =>
      [code, document, account, amount, state.zh].join(' '),
    )
    expect(lines).toEqual([
      `4021 托3号 ${A1} 8000.00 已寄出`,
      `4017  ${A2}  已解除`,
      `4017  ${A2}  已解除`,
      `4016 执12号 ${A1} 100.00 已发送`,
      `4015 执12号 ${A1} 500.00 已发送`,
      `4013 执12号 ${A1}  冻结中`,
      `4011 执12号 ${A1} 2000.00 冻结中`,
      `4010 执12号 ${A1}  已答复`,
      `4005  ${A2}  密码已挂失`,
      `4002  ${F1}  书面挂失`,
      `4003  ${A2}  已撤销`,
      `4001  ${A2}  已撤销`,
    ])
  })

  test('says who asked, who did it and who signed', async () => {
    const freeze = (await register('0002')).find(({ code }) => code === '4011')
    expect(freeze).toMatchObject({ organ: { zh: '人民法院' }, teller: '0011', serial: serials.get('4011') })
    expect(freeze?.authorisers).toHaveLength(2)
  })

  test('is cut to a period, and to one’s own lines for a teller', async () => {
    expect(await register('0002', { to: '2000-01-01' })).toEqual([])
    expect(await register('0012')).toEqual([])
    expect(await register('0011')).toHaveLength(12)
  })

  test('covers the whole family: every 40xx code names its account, or is told it by its item', () => {
    const family = allTransactions().filter(({ code }) => code.startsWith('40'))
    expect(family.length).toBeGreaterThan(14)
    const told = family.filter(({ fields }) => !('account' in fields) && !('freeze' in fields))
    expect(told.map(({ code }) => code)).toEqual([])
  })
})

describe('what a teller who need not know may learn of an order', () => {
  const told = async (what: (teller: string) => Promise<unknown>, teller: string) =>
    JSON.stringify(await what(teller))

  test.each<[string, (teller: string) => Promise<unknown>]>([
    ['of the account', async teller => accountOf(await as(teller), A1)],
    [
      'of what waits for his signature',
      async teller => (await inboxOf(await as(teller))).toSign.map(({ fields }) => fields),
    ],
  ])('%s: that it is restricted', async (_what, look) => {
    expect(await told(look, '0013')).not.toMatch(SECRET)
    expect(await told(look, '0013')).toMatch(/账户受限/)
    expect(await told(look, '0002')).not.toMatch(/账户受限/)
  })

  test('the orders to choose from are those in charge’s, and those he took in himself', async () => {
    const choices = async (teller: string) => openItemsOf(await as(teller), ['freeze'])
    expect([await choices('0013'), await choices('0012')]).toEqual([[], []])
    expect([(await choices('0011')).length, (await choices('0003')).length]).toEqual([1, 1])
  })

  test('of the row in which he signed that he was present', async () => {
    const any = { teller: '0013', serial: null, account: null, status: null, before: 0, limit: 100 }
    const rows = await journalPage(await as('0002'), { day: DAY, code: '0011', ...any })
    if (isRefusal(rows)) throw new Error(rows.refused)
    expect(rows).not.toEqual([])
    for (const { serial } of rows) {
      const row = await rowDetail(await as('0013'), { day: DAY, serial })
      expect(JSON.stringify(row)).not.toMatch(/执12号|协12号|"court"/)
    }
  })

  test('its answer is not printed again for a colleague', async () => {
    const serial = String(serials.get('4010'))
    const answer = await bank.crew.actor('0012').ask('0007', { serial, reason: '看看' })
    expect(answer).toMatchObject({ outcome: 'refused', refusal: { refused: 'forbidden' } })
    expect(await bank.crew.actor('0011').ask('0007', { serial, reason: '卡纸' })).toMatchObject({
      outcome: 'parked',
    })
  })
})

test('the answer to a query prints every account, and the entries that were asked for', async () => {
  const row = given(
    await rowDetail(await as('0011'), { day: DAY, serial: given(serials.get('4010'), '4010') }),
    'row',
  )
  const lines = receiptLines({
    day: '2026-03-02',
    unit: 'CNY',
    parameters: defaultParameters,
    transaction: transactionOf('4010'),
    fields: row.fields,
    effects: decodeEffects(given(row.effects, 'effects')),
    entries: [],
    opened: new Map(Object.entries(row.opened)),
    named: new Map(Object.entries(row.named)),
    original: null,
    proof: null,
  })
  const text = lines.map(({ label, text: { zh } }) => `${label.zh} ${zh}`)
  expect(text).toContain(`${A1} 活期储蓄 余额 5,990.00`)
  expect(text).toContain(`${F1} 整存整取 余额 1,000.00`)
  expect(text).toContain('执法人员两名（姓名 证件号；姓名 证件号） 张三 执1001；李四 执1002')
  expect(row.passbookLines.map(({ account, amount }) => `${account} ${amount}`)).toEqual([
    `${A1} 6000.00`,
    `${A1} 10.00`,
    `${A2} 500.00`,
    `${F1} 1000.00`,
  ])
})

describe('the cash register', () => {
  const told = async (teller: string) =>
    (await register(teller, { register: 'cash' })).map(({ code, amount, state }) =>
      [code, amount, state.zh].join(' '),
    )

  test('tells those in charge what a count found, and whoever counted that he did', async () => {
    const actor = bank.crew.actor('0011')
    const before = (await told('0002')).length
    await actor.act('1020', { counted: '100x1', papers: '0', session: 'midday' })
    await actor.act('1010', { received: '100x1', given: '50x2' })
    await actor.act('1041', { amount: '50', notes: '50x1', note: '午间清点' })
    expect((await told('0002')).slice(0, (await told('0002')).length - before)).toEqual([
      '1041 50.00 待处理',
      '1010  已办理',
      '1020  账实不符',
    ])
    expect(await told('0011')).toContain('1020  已办理')
    expect(await told('0012')).toEqual([])
  })
})
