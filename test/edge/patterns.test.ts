/** Patterns read off real rows of the journal: what their effects say, and whose account it was. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { isRefusal } from '../../core/refusals.ts'
import { patternList } from '../../server/looks/sheets/patterns.ts'
import { readerFor, type Reader } from '../../server/looks/reader.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
let reader: Reader
const account = (number: bigint) => accountNumber(BRANCH, 'demand', number)

beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
  const { act } = bank.crew.actor('0011')
  const teller = bank.crew.actor('0012').act
  // The second customer bears the name of teller 0011.
  for (const [name, idNumber] of [
    ['王小明', 'P1'],
    ['甲', 'P2'],
    ['赵六', 'P3'],
  ] as const) {
    await act('0201', { kind: 'person', name, idKind: 'passport', idNumber: `${idNumber}000000` })
  }
  for (const customer of ['1', '2', '3']) await act('0500', { customer, amount: '3000', notes: '100x30' })
  const { serial } = await act('0510', { account: account(1n), amount: '300', notes: '100x3' })
  await act('8501', { serial: String(serial), notes: '100x3', reason: '录错' })
  await act('0520', { account: account(2n), amount: '100', notes: '100x1' })
  for (const number of [1n, 2n, 3n]) {
    for (const action of ['report', 'reset']) {
      await teller('4005', { account: account(number), action, applicant: '客户' })
    }
  }
  await teller('0520', { account: account(3n), amount: '200', notes: '100x2' })
  reader = await readerFor(bank.books, BRANCH, '0002', 'T')
})

afterAll(() => bank.close())

const asked = {
  teller: null,
  code: null,
  gl: null,
  unit: null,
  account: null,
  customer: null,
  side: null,
  medium: null,
  rung: null,
  after: null,
}

async function found(rules: Partial<Reader['parameters']['patterns']> = {}): Promise<string[]> {
  const parameters = { ...reader.parameters, patterns: { ...reader.parameters.patterns, ...rules } }
  const made = await patternList({ ...reader, parameters }, { ...asked, day: DAY, from: null })
  if (isRefusal(made)) throw new Error(made.refused)
  return made.rows.map(([, teller, pattern]) => `${teller?.zh} ${pattern?.zh}`)
}

test('what a teller did for himself, and with passwords that he reset, is told', async () => {
  expect((await found()).toSorted()).toEqual([
    '0011 办理本人业务',
    '0011 办理本人业务',
    '0012 多次重置密码后取现',
  ])
})

test('a deposit that is taken back is told from the minutes on that the bank says', async () => {
  expect(await found({ leftMinutes: 0 })).toContain('0011 客户离柜后冲正现金存款')
  expect(await found({ leftMinutes: 1 })).not.toContain('0011 客户离柜后冲正现金存款')
})

test('a period that is too long is refused in words', async () => {
  const made = await patternList(reader, { ...asked, day: DAY, from: '2026-01-01' })
  expect(made).toMatchObject({ refused: 'periodTooLong', field: 'from' })
})
