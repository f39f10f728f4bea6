import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import type { Answer } from '../../server/answers.ts'
import type { Incoming } from '../../server/pending.ts'
import { perform } from '../../server/perform.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'

let bank: TestBooks
let other: TestBooks

beforeAll(async () => {
  bank = await openTestBooks()
  other = await bank.secondServer()
  await openTheDay(bank)
  const teller = bank.crew.actor('0011')
  await teller.act('0201', {
    kind: 'person',
    name: '王小明',
    idKind: 'idCard',
    idNumber: '11010519491231002X',
  })
  for (let account = 0; account < 4; account++)
    await teller.act('0500', { customer: '1', amount: '50', notes: '50x1' })
})

afterAll(async () => {
  await other.close()
  await bank.close()
})

const demand = (number: bigint) => accountNumber(BRANCH, 'demand', number)

let counter = 0
function request(code: string, fields: Record<string, string>, teller = '0011'): Incoming {
  counter += 1
  return { request: `${BRANCH}/${DAY}/X/${counter}`, code, teller, ticket: null, fields }
}

const withdraw = (account: string, amount: string, notes: string) =>
  request('0520', { account, amount, notes })
const outcomes = (answers: readonly Answer[]) => answers.map(answer => answer.outcome).sort()

describe('money taken at the same time', () => {
  test('100 withdrawals of 1.00 from 50.00, at two servers: exactly 50 succeed', async () => {
    const requests = Array.from({ length: 100 }, () => withdraw(demand(1n), '1', '1x1'))
    const answers = await Promise.all(
      requests.map((one, index) => (index % 2 ? bank : other).gather.submit(one)),
    )
    expect(outcomes(answers)).toEqual([...Array(50).fill('posted'), ...Array(50).fill('refused')])
    const refused = answers.flatMap(answer => (answer.outcome === 'refused' ? [answer.refusal.refused] : []))
    expect(new Set(refused)).toEqual(new Set(['insufficientFunds']))
    const { findings } = await verify(bank.books.pool)
    expect(findings).toEqual([])
  })

  test('a refused request leaves nothing and disturbs none of its batch', async () => {
    const answers = await perform(bank.books, [
      withdraw(demand(2n), '10', '10x1'),
      withdraw(demand(2n), '999', '100x9 50x1 20x2 5x1 1x4'),
      withdraw(demand(2n), '5', '5x1'),
      request('9999', {}),
      request('0510', { account: 'x', amount: '-1', notes: 'many' }),
    ])
    expect(answers.map(answer => answer.outcome)).toEqual([
      'posted',
      'refused',
      'posted',
      'refused',
      'refused',
    ])
    const [first, , third] = answers as [{ serial: number }, unknown, { serial: number }]
    expect(third.serial).toBe(first.serial + 1)
  })
})

describe('the request id', () => {
  test('the same request hears the first answer, at either server', async () => {
    const one = withdraw(demand(3n), '1', '1x1')
    const first = await bank.gather.submit(one)
    expect(await bank.gather.submit(one)).toEqual(first)
    expect(await other.gather.submit(one)).toEqual(first)
  })

  test('the same id with another payload is a conflict', async () => {
    const one = withdraw(demand(3n), '1', '1x1')
    await bank.gather.submit(one)
    const changed = await bank.gather.submit({ ...one, fields: { ...one.fields, amount: '2', notes: '1x2' } })
    expect(changed).toMatchObject({ outcome: 'refused', refusal: { refused: 'requestReused' } })
  })

  test('twice in one batch is posted once', async () => {
    const one = withdraw(demand(3n), '1', '1x1')
    const [first, second] = await perform(bank.books, [one, one])
    expect(first?.outcome).toBe('posted')
    expect(second).toEqual(first)
  })

  test('a refused request may be sent again with its id, corrected', async () => {
    const one = withdraw(demand(3n), '1', '5x1')
    expect(await bank.gather.submit(one)).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'notesSum' },
    })
    const corrected = { ...one, fields: { ...one.fields, notes: '1x1' } }
    expect(await bank.gather.submit(corrected)).toMatchObject({ outcome: 'posted' })
  })

  test('a waiting request is remembered with its item', async () => {
    const one = request('2010', { action: 'void', kind: 'certificate', numbers: '1', reason: '打印错位' })
    const first = await bank.gather.submit(one)
    expect(first.outcome).toBe('parked')
    expect(await other.gather.submit(one)).toEqual(first)
  })

  test.each([
    ['a day before', '2026-03-01', 'dayRolled'],
    ['a day to come, opened before a backup was restored', '2099-03-01', 'dayAhead'],
  ])('a form of %s is refused, never posted', async (_what, day, refused) => {
    const other = { ...withdraw(demand(3n), '1', '1x1'), request: `${BRANCH}/${day}/X/1` }
    expect(await bank.gather.submit(other)).toMatchObject({ outcome: 'refused', refusal: { refused } })
  })

  test('what breaks the program breaks nobody else’s request', async () => {
    const account = demand(3n)
    // PostgreSQL takes no NUL in a text; the door lets none through, and here there is no door.
    const poison = { ...request('0510', { account, amount: '1', notes: '1x1' }), ticket: 'a\u0000' }
    const good = Array.from({ length: 9 }, () => request('0510', { account, amount: '1', notes: '1x1' }))
    const sent = [...good.slice(0, 4), poison, ...good.slice(4)].map(one => bank.gather.submit(one))
    const settled = await Promise.allSettled(sent)
    const posted = settled.filter(({ status }) => status === 'fulfilled')
    expect(settled.map(({ status }) => status).indexOf('rejected')).toBe(4)
    expect(posted).toHaveLength(9)
  })

  test('what is no id, and what is no branch, is refused', async () => {
    const ids = [
      '',
      'x',
      ...['', '1; drop table journal', '0', '01', '1e3'].map(no => `${BRANCH}/${DAY}/X/${no}`),
    ]
    for (const id of [...ids, `${BRANCH}/2026-02-31/X/1`]) {
      const answer = await bank.gather.submit({ ...request('0001', {}), request: id })
      expect(answer).toMatchObject({ outcome: 'refused', refusal: { refused: 'requestMalformed' } })
    }
    const nowhere = { ...request('0001', {}), request: `9999/${DAY}/X/1` }
    expect(await bank.gather.submit(nowhere)).toMatchObject({ refusal: { refused: 'branchUnknown' } })
  })
})

test('a batch costs the same number of statements, however large and mixed', async () => {
  const counts: number[] = []
  const single = [withdraw(demand(4n), '1', '1x1')]
  const mixed = [
    withdraw(demand(4n), '1', '1x1'),
    request('0530', { payer: demand(4n), payee: demand(3n), amount: '1' }),
    request('0500', { customer: '1', amount: '100', notes: '100x1' }),
    request('0201', { kind: 'person', name: '李四', idKind: 'passport', idNumber: 'P1234567' }),
    request('1010', { received: '100x1', given: '50x2' }),
    ...Array.from({ length: 60 }, () => request('0510', { account: demand(4n), amount: '1', notes: '1x1' })),
  ]
  for (const requests of [single, mixed]) {
    // What is projected behind the batch before goes over the same connection.
    await bank.books.memories.drained()
    const client = await bank.books.pool.connect()
    let statements = 0
    const query = client.query.bind(client)
    // The pool hands the same client out again: what is counted is what a batch really sends.
    client.query = ((...args: Parameters<typeof query>) => {
      statements += 1
      return query(...args)
    }) as typeof client.query
    client.release()
    const answers = await perform({ ...bank.books, pool: onlyThis(client) }, requests)
    expect(answers.every(answer => answer.outcome === 'posted')).toBe(true)
    client.query = query
    counts.push(statements)
  }
  // The mixed batch reads more records and writes personal keys too, in a transaction around both: four
  // statements more at the most, for 65 requests.
  expect(counts[1]).toBeLessThanOrEqual((counts[0] ?? 0) + 4)
})

function onlyThis(client: pg.PoolClient): pg.Pool {
  const query = (...args: Parameters<typeof client.query>) => client.query(...args)
  const connect = async () => Object.assign(client, { release: () => undefined })
  return { query, connect } as unknown as pg.Pool
}
