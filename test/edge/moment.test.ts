/** The branch as it stood at any moment, beside what was seen then and beside a fold from the first row. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { addDays } from '../../core/dates.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import type { Key, Position } from '../../core/ledger/entities.ts'
import { splitKey } from '../../core/ledger/entities.ts'
import { EVENING_KINDS } from '../../core/ledger/evenings.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { MapState } from '../../core/ledger/state.ts'
import { printMoney } from '../../core/money.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import { isRefusal, type Refusal } from '../../core/refusals.ts'
import { encode, given, type Plain } from '../../core/std.ts'
import type { WireMoment } from '../../core/wire.ts'
import { type Crew, crewOf } from '../../server/actors.ts'
import { DEMO_BRANCH } from '../../server/demo/branch.ts'
import { demoWeek } from '../../server/demo/week.ts'
import { inboxOf } from '../../server/looks/inbox.ts'
import { momentOf } from '../../server/looks/moment.ts'
import { recordsAt } from '../../server/looks/past.ts'
import { allOf, readerFor } from '../../server/looks/reader.ts'
import { tillsOf } from '../../server/looks/till.ts'
import { accountSums } from '../../server/store/figures.ts'
import { readHead } from '../../server/store/heads.ts'
import { allRows } from '../../server/store/journal.ts'
import { listSeals } from '../../server/store/registers.ts'
import { onSnapshot } from '../../server/store/transaction.ts'
import { BRANCH, DAY, openEmptyBooks, openTestBooks, openTheDay, signers } from '../support/books.ts'
import type { TestBooks } from '../support/books.ts'
import { type Door, openDoor } from '../support/door.ts'

const SYSTEM = '9999'
const A1 = accountNumber(BRANCH, 'demand', 1n)

describe('after a small day', () => {
  let bank: TestBooks
  let crew: Crew
  /** What the looks of the present said after each answer, by the row that was the last one then. */
  const seen = new Map<number, Plain>()

  const director = () => readerFor(bank.books, BRANCH, '0001', 'T0001')

  async function look(): Promise<void> {
    const reader = await director()
    const { serial, day } = given(await readHead(bank.books.pool, BRANCH), 'head')
    if (day !== DAY) return
    const waiting = await Promise.all(
      ['0001', '0002', '0003', '0011', '0012', '0013'].map(async id => {
        const { mine } = await inboxOf(await readerFor(bank.books, BRANCH, id, 'T'))
        return mine
      }),
    )
    seen.set(serial, {
      state: reader.branch.state,
      people: (await allOf(reader, 'teller'))
        .filter(({ id }) => id !== SYSTEM)
        .map(({ id, duty, till, terminal }) => [id, duty, till, terminal]),
      tills: (await tillsOf(reader, reader.branch.tills)) as unknown as Plain,
      seals: (await listSeals(bank.books.pool, BRANCH)).map(({ no, holder }) => [no, holder]),
      balances: (await accountSums(bank.books.pool, BRANCH))
        .filter(({ balance }) => balance !== 0n)
        .map(({ gl, balance }) => [gl, unsigned(balance)]),
      waiting: waiting.flat().map(({ item, code, maker, signed }) => [item, code, maker, signed.length]),
    })
  }

  beforeAll(async () => {
    bank = await openTestBooks()
    crew = crewOf(
      BRANCH,
      DAY,
      async incoming => {
        const answer = await bank.gather.submit(incoming)
        await look()
        return answer
      },
      signers,
    )
    await openTheDay({ crew })
    const teller = crew.actor('0011')
    await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
    await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
    const wrong = await teller.act('0510', { account: A1, amount: '250', notes: '100x2 50x1' })
    await teller.act('8501', { serial: String(wrong.serial), reason: '串户' })
    await teller.act('0510', inPerson('0510', { account: A1, amount: '60000', notes: '100x600' }))
    await teller.act('0520', { account: A1, amount: '50', notes: '50x1' })
    await teller.ask('0520', inPerson('0520', { account: A1, amount: '55000', notes: '100x550' }))
    await crew
      .actor('0012')
      .act('2010', { action: 'lost', kind: 'passbook', numbers: '90-91', reason: '清点' })
    await crew.actor('0012').act('1006', { to: '01', amount: '100', notes: '100x1' })
  }, 120_000)

  afterAll(() => bank.close())

  test('the moment after each row is what was seen after it', async () => {
    const reader = await director()
    expect(seen.size).toBeGreaterThan(25)
    const counted = { tills: new Set<string>(), waiting: 0 }
    for (const [serial, then] of seen) {
      const moment = whole(await momentOf(reader, { day: DAY, serial, time: null }))
      const now = summary(moment)
      expect(now, `row ${serial}`).toEqual(then)
      counted.tills.add(encode(now.tills))
      counted.waiting += moment.waiting.length
    }
    expect(counted.tills.size).toBeGreaterThan(10)
    expect(counted.waiting).toBeGreaterThan(0)
  })

  test('what is on its way and what is stopped is shown beside the tills', async () => {
    const moment = whole(await momentOf(await director(), { day: DAY, serial: null, time: null }))
    const lines = moment.elsewhere.map(({ holder, cash, papers }) => {
      const pieces = papers.reduce((sum, one) => sum + one.pieces, 0)
      return `${holder.zh} ${cash} ${pieces}`
    })
    expect(lines).toEqual(['在途 100.00 0', '缺失 0.00 2'])
  })

  test('rows lead to those beside them, from the first to the last', async () => {
    const reader = await director()
    const walked: number[] = []
    let at: Position | null = { day: DAY, serial: 1 }
    while (at) {
      walked.push(at.serial)
      const { next, previous }: WireMoment = whole(await momentOf(reader, { ...at, time: null }))
      expect(previous?.serial ?? 0).toBe(at.serial - 1)
      at = next
    }
    const { serial } = given(await readHead(bank.books.pool, BRANCH), 'head')
    expect(walked).toEqual(Array.from({ length: serial }, (_, index) => index + 1))
  })

  test('at every serial it is what a fold from the first row gives', async () => {
    expect(await audit(bank, BRANCH, 1)).toBeGreaterThan(40)
  })
})

test('at rows of the demo week it is what a fold from the first row gives', {
  timeout: 300_000,
}, async () => {
  const bank = await openEmptyBooks()
  await demoWeek(bank.books, '2026-11-23', () => undefined)
  await bank.books.memories.allCaughtUp()
  expect(await audit(bank, DEMO_BRANCH, 25)).toBeGreaterThan(20)
  await bank.close()
})

/** Folds forwards and compares after every so many rows; gives how many it has compared. */
async function audit({ books }: TestBooks, branch: string, every: number): Promise<number> {
  const state = new MapState()
  let rows = 0
  let compared = 0
  for await (const page of allRows(books.pool, branch)) {
    for (const row of page) {
      state.absorb(projectRow(state, decodeEffects(row.effects), row).draft)
      rows += 1
      if (rows % every !== 0) continue
      const past = await onSnapshot(books.pool, connection => recordsAt(connection, branch, row))
      expect(texts(past), `${row.day}/${row.serial}`).toEqual(texts(state))
      compared += 1
    }
  }
  return compared
}

/** The records that a moment is made of; an attribute that is null is one that is not there. */
function texts(state: MapState): Record<string, string> {
  const shown = [...state.rows].flatMap(([key, stored]) => {
    const value = stored?.value as Record<string, Plain> | undefined
    if (value === undefined || !isShown(key, value)) return []
    const attributes = Object.entries(value).filter(([, one]) => one !== null)
    return [[key, encode(Object.fromEntries(inOrder(attributes)))] as const]
  })
  return Object.fromEntries(inOrder(shown))
}

const inOrder = <E extends readonly [string, unknown]>(entries: readonly E[]): E[] =>
  entries.toSorted(([a], [b]) => a.localeCompare(b))

function isShown(key: Key, value: Record<string, Plain>): boolean {
  const [kind] = splitKey(key)
  const waits = value.kind === 'parked' && (value.state === 'pending' || value.state === 'returned')
  return kind === 'item' ? waits : EVENING_KINDS.includes(kind)
}

const unsigned = (amount: bigint): string => printMoney(amount < 0n ? -amount : amount)

function whole(moment: WireMoment | Refusal): WireMoment {
  if (isRefusal(moment)) throw new Error(moment.refused)
  return moment
}

/** As the looks of the present tell it. */
const summary = ({ branch, people, tills, seals, balances, waiting }: WireMoment) => ({
  state: branch.state,
  people: people.map(({ id, duty, till, terminal }) => [id, duty, till, terminal]),
  tills: tills as unknown as Plain,
  seals: seals.map(({ no, holder }) => [no, holder]),
  balances: balances.map(({ gl, balance }) => [gl, balance.replace('-', '')]),
  waiting: waiting.map(({ item, code, maker, signed }) => [item, code, maker, signed.length]),
})

describe('at the door', () => {
  let door: Door

  beforeAll(async () => {
    door = await openDoor()
  }, 120_000)

  afterAll(() => door.close())

  const cashes = async (as: string, asked = ''): Promise<(string | null)[]> => {
    const moment = (await door.get(`/api/moment${asked}`, as)).json() as WireMoment
    return moment.tills.map(({ cash }) => cash)
  }

  test('it is for those in charge', async () => {
    expect((await door.get('/api/moment', '0002')).statusCode).toBe(200)
    expect((await door.get('/api/moment', '0011')).statusCode).toBe(403)
  })

  test('one’s own till of today stays blind while it is open', async () => {
    const others = await cashes('0002')
    expect(others).toEqual([expect.any(String), '30100.00', '30000.00', '0.00'])
    expect(await cashes('0003')).toEqual([null, ...others.slice(1)])
    expect(await cashes('0003', `?day=${DAY}&serial=3`)).toEqual([null, '0.00', '0.00', '0.00'])
  })

  test('a time of the day is the last row by then', async () => {
    const rows = (await door.get('/api/journal', '0002')).json() as { serial: number; at: string }[]
    const [last] = rows
    const time = new Date(given(last, 'row').at).toTimeString().slice(0, 8)
    const moment = (await door.get(`/api/moment?time=${time}`, '0002')).json() as WireMoment
    expect([moment.row.serial, moment.next]).toEqual([last?.serial, null])
  })

  test('who may not know of a report does not meet its row', async () => {
    const before = (await door.get('/api/moment', '0002')).json<WireMoment>().row.serial
    const fields = { kind: 'large', customer: '1', of: DAY, outcome: 'made', number: 'R-1' }
    expect((await door.perform('9506', fields, '0002')).statusCode).toBe(200)
    const at = async (as: string, asked = '') =>
      (await door.get(`/api/moment${asked}`, as)).json<WireMoment & { refusal?: { refused: string } }>()
    expect((await at('0002')).row).toMatchObject({ serial: before + 1, code: '9506' })
    expect((await at('0003')).row.serial).toBe(before)
    expect((await at('0003', `?serial=${before}`)).next).toBeNull()
    expect((await at('0003', `?serial=${before + 1}`)).refusal?.refused).toBe('serialUnknown')
    await door.perform('0003', {}, '0012')
    expect((await at('0003')).previous?.serial).toBe(before)
  })

  test.each([
    ['a day to come', `?day=${addDays(DAY, 1)}`, 'dayNotYet'],
    ['a day before the books', `?day=${addDays(DAY, -1)}`, 'momentBeforeBooks'],
    ['a time before the first row', '?time=00:00:00', 'momentBeforeBooks'],
    ['a time to come', '?time=23:59:59', 'momentNotYet'],
    ['a row that is not there', '?serial=9999', 'serialUnknown'],
    ['no serial', '?serial=x', 'serialMalformed'],
    ['no day', '?day=x', 'dayMalformed'],
    ['no time', '?time=25:00', 'timeMalformed'],
  ])('%s is refused in words', async (_what, asked, refused) => {
    const { refusal } = (await door.get(`/api/moment${asked}`, '0002')).json() as {
      refusal: { refused: string }
    }
    expect(refusal.refused).toBe(refused)
  })
})
