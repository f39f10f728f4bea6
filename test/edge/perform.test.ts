import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
beforeAll(async () => {
  bank = await openTestBooks()
  await openTheDay(bank)
})
afterAll(() => bank.close())

test('a customer opens an account, pays in and takes out', async () => {
  const teller = bank.crew.actor('0011')
  await teller.act('0201', {
    kind: 'person',
    name: '王小明',
    idKind: 'idCard',
    idNumber: '11010519491231002X',
  })
  await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
  const posted = await teller.act('0510', { account: '0101110000000013', amount: '60000', notes: '100x600' })
  expect(posted.outcome).toBe('posted')
  const short = await teller.ask('0520', { account: '0101110000000013', amount: '70000', notes: '100x700' })
  expect(short).toMatchObject({ outcome: 'refused', refusal: { refused: 'insufficientFunds' } })
})
