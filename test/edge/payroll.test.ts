/** A payroll is paid to its end, wherever it was cut off and however many servers are at it; nobody twice. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Account } from '../../core/ledger/entities.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { isRefusal } from '../../core/refusals.ts'
import { printMoney } from '../../core/money.ts'
import type { Submit } from '../../server/actors.ts'
import { payPayroll, Payrolls } from '../../server/jobs/payrolls.ts'
import { lookUp } from '../../server/looks/lookUp.ts'
import { readerFor, recordsOf } from '../../server/looks/reader.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, openTestBooks, type TestBooks } from '../support/books.ts'
import { accountOfPerson, EMPLOYER, handIn, openEmployer, type Wage } from '../support/employer.ts'

const PEOPLE = 40
/** Of the forty the second has another name, the fourth has closed, the sixth is of no account here. */
const wages: readonly Wage[] = Array.from({ length: PEOPLE }, (_, index) => ({
  account: accountOfPerson(index === 5 ? 777 : index + 1),
  name: index === 1 ? '别人' : `职工${index + 1}`,
  amount: '100.00',
}))

let bank: TestBooks
let item: string

beforeEach(async () => {
  bank = await openTestBooks()
  await openEmployer(bank, PEOPLE)
  await bank.crew.actor('0011').act('0540', { account: accountOfPerson(4), notes: '1x1' })
  item = await handIn(bank, wages, '4000.00')
})

afterEach(() => bank.close())

async function balances(): Promise<Record<string, number>> {
  const numbers = Array.from({ length: PEOPLE }, (_, index) => accountOfPerson(index + 1))
  const state = await recordsOf(
    bank.books,
    BRANCH,
    numbers.map(no => `account:${no}` as const),
  )
  const counted: Record<string, number> = {}
  for (const no of numbers) {
    const balance = printMoney(naturalBalance(state.get('account', no) as Account))
    counted[balance] = (counted[balance] ?? 0) + 1
  }
  return counted
}

async function isPaidOnce(): Promise<void> {
  await bank.books.memories.caughtUp(BRANCH)
  // 36 are paid on top of their one yuan; two keep theirs, one has none left.
  expect(await balances()).toEqual({ '0.00': 1, '1.00': 2, '101.00': 37 })
  const state = await recordsOf(bank.books, BRANCH, [`item:${item}`, `account:${EMPLOYER}`])
  expect(state.get('item', item)).toMatchObject({
    state: 'paid',
    data: {
      paid: 370_000n,
      returned: 30_000n,
      unpaid: [
        { line: 3, refused: 'holderDiffers' },
        { line: 5, refused: 'accountClosed' },
        { line: 7, refused: 'accountUnknown' },
      ],
    },
  })
  expect(printMoney(naturalBalance(state.get('account', EMPLOYER) as Account))).toBe('96300.00')
  expect((await verify(bank.books.pool)).findings).toEqual([])
}

test('by the server that looks for it, lines that cannot be paid going back with their reasons', async () => {
  await new Payrolls(bank.books, bank.gather.submit).look()
  await isPaidOnce()
})

test('every line has its result, to be printed and saved', async () => {
  const look = async () => {
    const reader = await readerFor(bank.books, BRANCH, '0013', 'T0013')
    const view = await lookUp(reader, '6015', { payroll: item })
    if (isRefusal(view) || view.query !== 'daySheet') throw new Error(JSON.stringify(view))
    return view.sheet.rows.map(cells => cells.map(({ zh }) => zh))
  }
  expect((await look()).map(cells => cells[5])).toEqual([...Array<string>(PEOPLE).fill('待入账'), ''])
  await new Payrolls(bank.books, bank.gather.submit).look()
  const paid = await look()
  await bank.crew.actor('0013').act('6004', { serial: String(paid[0]?.[4]), reason: '发错' })
  const rows = await look()
  expect(rows.slice(0, 6).map(cells => cells.slice(2))).toEqual([
    ['100.00', '', paid[0]?.[4], '已冲回'],
    ['100.00', '', '', '未入账：户名与账号不符'],
    ['100.00', '100.00', paid[2]?.[4], '已入账'],
    ['100.00', '', '', '未入账：账户已销户'],
    ['100.00', '100.00', paid[4]?.[4], '已入账'],
    ['100.00', '', '', expect.stringMatching(/^未入账：.*账/)],
  ])
  expect(rows.at(-1)?.slice(1, 4)).toEqual(['40', '4,000.00', '3,600.00'])
})

test('a payroll that there is not has no result', async () => {
  const reader = await readerFor(bank.books, BRANCH, '0013', 'T0013')
  expect(await lookUp(reader, '6015', { payroll: 'payroll-20260302-1' })).toMatchObject({
    refused: 'itemUnknown',
  })
})

/** A server that dies once so many of its requests have been answered. */
function cutOff(after: number): Submit {
  let count = 0
  return async incoming => {
    count += 1
    if (count > after) throw new Error('cut off')
    return bank.gather.submit(incoming)
  }
}

test.each([0, 1, 2, 20, 39, 40])('cut off after %i lines, another server goes on', async lines => {
  await expect(payPayroll(bank.books, cutOff(lines), BRANCH, item)).rejects.toThrow('cut off')
  await bank.gather.drained()
  const other = await bank.secondServer()
  await new Payrolls(other.books, other.gather.submit).look()
  await isPaidOnce()
  await other.close()
})

test('by two servers at once, and a third that comes when all is done', async () => {
  const other = await bank.secondServer()
  const pay = ({ books, gather }: TestBooks) => payPayroll(books, gather.submit, BRANCH, item)
  await Promise.all([pay(bank), pay(other)])
  await pay(other)
  await isPaidOnce()
  await other.close()
})

test('a server that is told to leave begins nothing', async () => {
  await payPayroll(bank.books, bank.gather.submit, BRANCH, item, () => true)
  expect(await balances()).toEqual({ '0.00': 1, '1.00': 39 })
})

test('the branch is not balanced while a payroll is being paid', async () => {
  const answer = await bank.crew.actor('0002').ask('8004')
  expect(answer).toMatchObject({ outcome: 'refused', refusal: { refused: 'blocked' } })
})
