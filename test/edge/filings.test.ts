/**
 * Large sums at the amounts of the rule (rules.md §5.5), by when each is reported, what is late, and that nobody at
 * the counter learns of any of it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { SAMPLE_PICTURE } from '../../core/fields/image.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { isRefusal } from '../../core/refusals.ts'
import type { WireRow } from '../../core/wire.ts'
import { found } from '../../server/found.ts'
import { lateReports } from '../../server/looks/reportable.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { makeSheet } from '../../server/looks/sheets/make.ts'
import { append } from '../support/appended.ts'
import { sealed } from '../support/company.ts'
import { BRANCH, DAY, openEmptyBooks, type TestBooks } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'
import { founded, foundedFile, openTheDay } from '../support/founded.ts'
import { cash } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const { branch } = foundedFile
const [TUE, WED, THU] = ['2026-03-03', '2026-03-04', '2026-03-05']
const [A, B, C, D] = [1n, 2n, 3n, 4n].map(n => accountNumber(branch, 'demand', n)) as [
  string,
  string,
  string,
  string,
]
const COMPANY = accountNumber(branch, 'corporateDemand', 1n)

describe('at the amounts of the rule', () => {
  let bank: TestBooks

  beforeAll(async () => {
    bank = await openEmptyBooks()
    await found(bank.books, foundedFile)
    const books = founded()
    openTheDay(books)
    const act = (code: string, fields: Record<string, string>) =>
      must(books, '0011', code, inPerson(code, fields))
    const put = (account: string, amount: string) => act('0510', { account, amount, notes: cash(amount) })
    const take = (account: string, amount: string) => act('0520', { account, amount, notes: cash(amount) })
    const people = ['王小明', '李小红', '赵小刚', '钱小丽']
    people.forEach((name, index) => {
      act('0201', { kind: 'person', name, idKind: 'passport', idNumber: `P765432${index}` })
      act('0500', { customer: String(index + 1), amount: '100', notes: '100x1' })
    })
    act('0201', {
      kind: 'company',
      name: '和平机械厂',
      idKind: 'creditCode',
      idNumber: '91350100M000100Y43',
    })
    act('3503', {
      action: 'open',
      customer: '5',
      class: 'basic',
      ground: 'capital',
      licence: '营业执照',
      specimen: SAMPLE_PICTURE,
      rule: '财务专用章',
    })
    put(A, '1100000')
    act('3501', { account: COMPANY, depositor: '孙', source: '货款', amount: '4100000', notes: '100x41000' })
    const bill = (no: string, amount: string, payer: string) =>
      act('6001', { principal: 'power', bill: no, amount, payer, ...(payer === COMPANY ? sealed : {}) })
    books.turnTo(TUE)
    put(A, '49999.99')
    put(B, '50000')
    put(C, '30000')
    put(C, '20000')
    put(D, '30000')
    take(D, '30000')
    bill('D1', '1999999.99', COMPANY)
    books.turnTo(WED)
    bill('D2', '2000000', COMPANY)
    bill('D3', '499999.99', A)
    books.turnTo(THU)
    bill('D4', '500000', A)
    await append(bank.books, books.rows)
    await bank.books.memories.caughtUp(branch)
  }, 120_000)

  afterAll(() => bank.close())

  /** As it is seen on a day. */
  async function readerOn(day: string, by = '0002') {
    const reader = await readerFor(bank.books, branch, by, 'T')
    return { ...reader, branch: { ...reader.branch, day } }
  }

  async function lines(sheet: 'largeValue' | 'suspicious', from: string, seen: string): Promise<string[]> {
    const made = await makeSheet(await readerOn(seen), { sheet, from, day: from })
    if (isRefusal(made)) throw new Error(made.refused)
    return made.rows.map(cells => cells.map(({ zh }) => zh).join(' '))
  }

  test.each([
    // 49,999.99 no; 50,000.00 yes; 30,000 and 20,000 yes; 30,000 in and 30,000 out no; a company’s 1,999,999.99 no.
    [TUE, ['2026-03-03 000000002 个人 收 现金 1 50,000.00', '2026-03-03 000000003 个人 收 现金 2 50,000.00']],
    // A company’s 2,000,000.00 yes; a person’s 499,999.99 no.
    [WED, ['2026-03-04 000000005 单位 付 转账 1 2,000,000.00']],
    [THU, ['2026-03-05 000000001 个人 付 转账 1 500,000.00']],
  ])('of %s', async (day, expected) => {
    const found = await lines('largeValue', day, day)
    expect(found.map(line => line.split(' ').slice(0, 7).join(' '))).toEqual(expected)
  })

  test.each([
    // Five working days after Tuesday the third is Tuesday the tenth; the weekend does not count.
    ['2026-03-10', '2026-03-10 待报'],
    ['2026-03-11', '2026-03-10 逾期未报'],
  ])('on %s each line says by when it is reported: %s', async (seen, says) => {
    const found = await lines('largeValue', TUE, seen)
    expect(found).toHaveLength(2)
    for (const line of found) expect(line.endsWith(says), line).toBe(true)
  })

  test('what is late is told to whoever decides of reports, without a name, and to nobody else', async () => {
    const told = async (day: string, by: string) =>
      (await lateReports(await readerOn(day, by))).map(({ zh }) => zh)
    // Of Monday there are two: what the accounts were filled with.
    expect(await told('2026-03-09', '0002')).toEqual([])
    expect(await told('2026-03-10', '0002')).toContain('大额交易报告逾期 2 项，最早应于 2026-03-09 报送')
    const late = ['大额交易报告逾期 4 项，最早应于 2026-03-09 报送']
    for (const by of ['0001', '0002']) expect((await told('2026-03-11', by)).slice(0, 1)).toEqual(late)
    for (const by of ['0003', '0011']) expect(await told('2026-03-11', by)).toEqual([])
    // Beyond so many days the list still says it; the board does not.
    expect(await told('2026-09-01', '0002')).toEqual([])
  })
})

describe('a report that was made', () => {
  let door: Door
  const CUSTOMER = '000000001'
  const NUMBER = 'DE2026030200017'
  const SECRET = /DE2026030200017|9506|reported\/|大额交易|可疑|报送|large sums|suspicious/i
  let serial = 0

  beforeAll(async () => {
    door = await openDoor()
    const { act } = door.bank.crew.actor('0011')
    await act('0500', { customer: '1', amount: '500', notes: '100x5' })
    const fields = { kind: 'large', customer: '1', of: DAY, outcome: 'made', number: NUMBER }
    ;({ serial } = await door.bank.crew.actor('0002').act('9506', fields))
    await door.bank.books.memories.allCaughtUp()
  }, 60_000)

  afterAll(() => door.close())

  test('stands on its line, and is no longer late', async () => {
    const reader = await readerFor(door.bank.books, BRANCH, '0002', 'T')
    const own = {
      ...reader,
      parameters: { ...reader.parameters, reporting: { ...reader.parameters.reporting, cashFrom: 500_00n } },
    }
    const made = await makeSheet(own, { sheet: 'largeValue', from: DAY, day: DAY })
    if (isRefusal(made)) throw new Error(made.refused)
    expect(made.rows.map(cells => cells.at(-1)?.zh)).toEqual([NUMBER])
    const later = { ...own, branch: { ...own.branch, day: '2026-03-20' } }
    expect(await lateReports(later)).toEqual([])
  })

  test('is in the journal of whoever decides of reports', async () => {
    const rows = (await door.get('/api/journal', '0002')).json<WireRow[]>()
    expect(rows.map(({ code }) => code)).toContain('9506')
    expect((await door.get(`/api/journal/${DAY}/${serial}`, '0002')).body).toContain(NUMBER)
  })

  test.each(['0003', '0011', '0012'])('%s reads nothing of it, wherever he looks', async by => {
    const account = accountNumber(BRANCH, 'demand', 1n)
    const pages = ['desk', 'journal', 'refusals', 'inbox', `customers/${CUSTOMER}`, `accounts/${account}`]
    for (const page of pages) {
      const { statusCode, body } = await door.get(`/api/${page}`, by)
      expect(statusCode, page).toBe(200)
      // Why a signature may be refused is a list of the bank's, and of no customer.
      expect(body.replace(/"rejections":\[[^\]]*\]/, ''), page).not.toMatch(SECRET)
    }
    expect((await door.get(`/api/journal/${DAY}/${serial}`, by)).statusCode).toBe(404)
    for (const sheet of ['largeValue', 'suspicious', 'dealings'])
      expect((await door.get(`/api/sheets?sheet=${sheet}&customer=1`, by)).statusCode, sheet).toBe(403)
    for (const [code, fields] of [
      ['7001', { account, purpose: 'service' }],
      ['7003', { who: '王小明', purpose: 'service' }],
      ['7004', {}],
    ] as const) {
      const { statusCode, body } = await door.post(`/api/look/${code}`, { fields }, by)
      expect(statusCode, code).toBe(200)
      expect(body, code).not.toMatch(SECRET)
    }
  })

  test('nor does the chief teller see who has tried it, where all other attempts stand', async () => {
    await door.perform(
      '9506',
      { kind: 'large', customer: CUSTOMER, of: DAY, outcome: 'none', reason: SECRET.source },
      '0011',
    )
    await door.perform('8098', {}, '0011')
    const tried = async (by: string) => (await door.get('/api/control', by)).body
    expect(await tried('0002')).toContain('9506')
    expect(await tried('0003')).toContain('8098')
    expect(await tried('0003')).not.toContain('9506')
  })

  test('the chief teller’s board and day end do not speak of it', async () => {
    for (const page of ['board', 'day-end']) {
      const { statusCode, body } = await door.get(`/api/${page}`, '0003')
      expect(statusCode, page).toBe(200)
      expect(body, page).not.toMatch(SECRET)
    }
  })

  test.each(['0003', '0011'])('%s may not try it either', async by => {
    const fields = { kind: 'large', customer: '1', of: DAY, outcome: 'made', number: 'X1' }
    const { body } = await door.perform('9506', fields, by)
    expect(body).toContain('notYourCode')
    expect(body).not.toContain(NUMBER)
  })
})
