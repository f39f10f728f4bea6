/** The registry at a real branch: what its page shows is what is enforced, and people read the bank's numbers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { given } from '../../core/std.ts'
import { codesOf } from '../../server/looks/desk.ts'
import { journalPage } from '../../server/looks/journal.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { registryOf } from '../../server/looks/registry.ts'
import { codesUsed } from '../../server/store/looks.ts'
import { wireRefusal } from '../../server/wire.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY, foundingFile, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
const numbers = { '0510': '1141', '0540': '1149' }
const deposit = (amount: string, notes: string) => inPerson('0510', { account: ACCOUNT, amount, notes })
let ACCOUNT = ''

const as = (teller: string) => readerFor(bank.books, BRANCH, teller, `T${teller}`)
const agreed = (code: string, fields: Record<string, string>) =>
  bank.crew.actor('0002').act(code, { from: DAY, reason: '分行通知', ...fields })
const registered = async (code: string) =>
  given(
    (await registryOf(await as('0002'))).codes.find(one => one.code === code),
    code,
  )

beforeAll(async () => {
  const parameters = { ...foundingFile.parameters, numbers }
  bank = await openTestBooks({ ...foundingFile, parameters })
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
  const [row] = await journalRows()
  ACCOUNT = given(row?.account, 'the new account')
}, 120_000)

afterAll(() => bank.close())

async function journalRows() {
  const filter = { day: DAY, teller: null, code: '0500', serial: null, account: null, status: null }
  const rows = await journalPage(await as('0002'), { ...filter, before: 0, limit: 10 })
  if ('refused' in rows) throw new Error(rows.refused)
  return rows
}

test('a teller sees every code under the number of the bank, and the books keep the code', async () => {
  const codes = await codesOf(await as('0011'))
  const shown = new Map(codes.map(({ code, number }) => [code, number]))
  expect(['0510', '0520', '0540'].map(code => shown.get(code))).toEqual(['1141', '0520', '1149'])
  const { serial } = await bank.crew.actor('0011').act('0510', deposit('100', '100x1'))
  const filter = { day: DAY, teller: null, code: '0510', serial, account: null, status: null }
  expect(await journalPage(await as('0002'), { ...filter, before: 0, limit: 10 })).toMatchObject([
    { code: '0510', serial },
  ])
})

test('a refusal names codes by the number of the bank', () => {
  const refusal = { refused: 'notYourCode', detail: { code: '0510', name: { zh: '存', en: 'In' } } } as const
  expect(wireRefusal(refusal, numbers).en).toContain('1141')
  expect(wireRefusal(refusal, numbers).en).not.toContain('0510')
})

test('the page shows an amount and the desk enforces it, and both follow a change', async () => {
  const teller = bank.crew.actor('0011')
  const notes = '100x499 50x1 20x2 5x1 1x5'
  expect((await registered('0510')).rules[0]?.zh).toContain('50,000.00')
  expect(await teller.ask('0510', deposit('50000', '100x500'))).toMatchObject({ outcome: 'parked' })
  await agreed('0103', { what: 'amount', code: '0510', row: '1', value: '50001' })
  const row = await registered('0510')
  expect(row.rules[0]?.zh).toContain('50,001.00')
  expect(row.last).toMatchObject({ from: DAY, by: '0002', reason: '分行通知', value: { en: '50,001.00' } })
  expect(await teller.ask('0510', deposit('50000', notes))).toMatchObject({ outcome: 'posted' })
})

test('a code that is stopped is off the desk of everybody, and the page says by whom', async () => {
  const mine = async () => (await codesOf(await as('0011'))).find(({ code }) => code === '0530')?.mine
  expect(await mine()).toBe(true)
  await agreed('0104', { what: 'attribute', code: '0530', attribute: 'live', value: 'no' })
  expect(await mine()).toBe(false)
  const { attributes, last } = await registered('0530')
  expect(attributes[0]).toEqual({
    name: { zh: '启用', en: 'In use' },
    value: { zh: '否', en: 'no' },
    changed: true,
  })
  expect(last?.what.en).toBe('0530 In use')
})

test('cash or transfer is shown as it follows from the definition, and as it is narrowed', async () => {
  const signOf = async (code: string) => {
    const found = (await registered(code)).attributes.find(({ name }) => name.zh === '现转标志')
    return `${found?.value.zh}${found?.changed ? '，已改' : ''}`
  }
  const signs = () => Promise.all(['0510', '0530', '6001', '8003'].map(signOf))
  expect(await signs()).toEqual(['现金', '转账', '现转均可', '不动账'])
  await agreed('0104', { what: 'attribute', code: '6001', attribute: 'medium', value: '现金' })
  expect(await signs()).toEqual(['现金', '转账', '现金，已改', '不动账'])
})

test('what is to come stands beside its code and in the list of all', async () => {
  const from = addDays(DAY, 7)
  await agreed('0104', { what: 'attribute', code: '0520', attribute: 'grade', value: '3', from })
  await agreed('0103', { what: 'setting', setting: 'loss.oralDays', value: '7', from })
  expect((await registered('0520')).pending).toMatchObject([{ from, value: { en: '3' } }])
  const { pending } = await registryOf(await as('0002'))
  expect(pending.map(({ what }) => what.en)).toEqual(['0520 Lowest grade', 'Days of an oral loss report'])
})

test('the most used are counted over the last thirty days', async () => {
  const [first] = await codesOf(await as('0011'))
  expect(first).toMatchObject({ code: '0510', number: '1141', used: 2 })
  const since = (day: string) => codesUsed(bank.books.pool, BRANCH, '0011', day)
  expect((await since(DAY)).get('0510')).toBe(2)
  expect((await since(addDays(DAY, 1))).size).toBe(0)
})

test('the books of a branch whose registry has changed are proven', async () => {
  expect(await verify(bank.books.pool)).toMatchObject({ findings: [] })
})
