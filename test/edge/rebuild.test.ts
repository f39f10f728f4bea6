/**
 * The journal alone gives everything else: what was projected behind the counter, row by row and in pieces, is
 * taken away and made anew from the journal, and every row of every table comes back as it was.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { backfills } from '../../server/backfill.ts'
import { demoWeek } from '../../server/demo/week.ts'
import { found } from '../../server/found.ts'
import { migrate } from '../../server/postgres/migrate.ts'
import { rebuild } from '../../server/rebuild.ts'
import { PROJECTIONS } from '../../server/store/rebuilding.ts'
import { readState } from '../../server/store/state.ts'
import { verify } from '../../server/verify.ts'
import {
  BRANCH,
  DAY,
  foundingFile,
  openEmptyBooks,
  openOwner,
  openTestBooks,
  openTheDay,
  type TestBooks,
} from '../support/books.ts'
import { foundedFile } from '../support/founded.ts'
import { append, walk } from '../support/appended.ts'
import { seed } from '../support/seed.ts'

const STEPS = 600
const FLUSHED_AT_ONCE = 7

let bank: TestBooks
let owner: pg.Pool

const open = (opened: TestBooks) => {
  bank = opened
  owner = openOwner(bank.database)
}

afterEach(async () => {
  await owner.end()
  await bank.close()
})

/** Every row of every table that follows from the journal, as one text a row, sorted. */
async function contents(): Promise<Record<string, string[]>> {
  const tables = PROJECTIONS.map(async (table): Promise<[string, string[]]> => {
    const { rows } = await owner.query<{ text: string }>(`select t::text as text from ${table} t order by 1`)
    return [table, rows.map(({ text }) => text)]
  })
  return Object.fromEntries(await Promise.all(tables))
}

async function rebuildsToTheSame(): Promise<void> {
  await bank.books.memories.allCaughtUp()
  const flushed = await contents()
  for (const table of PROJECTIONS) await owner.query(`truncate ${table}`)
  await rebuild(bank.books.pool)
  expect(await contents()).toEqual(flushed)
  // And over what is there already.
  await rebuild(bank.books.pool)
  expect(await contents()).toEqual(flushed)
  expect((await verify(bank.books.pool)).findings).toEqual([])
}

describe('rebuilt row for row', () => {
  test('the demo week', async () => {
    open(await openEmptyBooks())
    await demoWeek(bank.books, '2026-11-23', () => undefined)
    await bank.books.memories.allCaughtUp()
    for (const [table, rows] of Object.entries(await contents()))
      expect(rows.length, table).toBeGreaterThan(0)
    await rebuildsToTheSame()
  })

  test(`a random walk over days, seed ${seed}, projected in pieces of ${FLUSHED_AT_ONCE} rows`, async () => {
    open(await openEmptyBooks())
    await found(bank.books, foundedFile)
    const rows = walk(STEPS)
    expect(new Set(rows.map(row => row.day)).size).toBeGreaterThan(1)
    for (let done = 0; done < rows.length; done += FLUSHED_AT_ONCE) {
      await append(bank.books, rows.slice(done, done + FLUSHED_AT_ONCE))
      await bank.books.memories.caughtUp(foundedFile.branch)
    }
    await rebuildsToTheSame()
  })
})

test('books from before there were earnings, evenings and months are given theirs when migrated', async () => {
  open(await openEmptyBooks())
  await demoWeek(bank.books, '2026-11-23', () => undefined)
  await bank.books.memories.allCaughtUp()
  const kept = await contents()
  const names = [...Object.keys(backfills), '0011-gl-months.sql']
  await owner.query('drop table earning_day, evening, term_day, gl_month')
  await owner.query('delete from migration where name = any ($1)', [names])
  expect(await migrate(owner, 'main')).toEqual(names.map(name => `-- migrations/${name}`))
  expect(await contents()).toEqual(kept)
  expect(kept.evening?.length).toBeGreaterThan(100)
  expect(kept.term_day?.length).toBeGreaterThan(0)
  expect(kept.earning_day?.length).toBeGreaterThan(0)
})

describe('what is not sound', () => {
  beforeEach(async () => {
    open(await openTestBooks())
    await openTheDay(bank)
  })

  test.each([
    ['a changed row', `update journal set teller = '0012' where serial = 9`, '9 has been changed'],
    ['a gap', 'delete from journal where serial = 9', '10 follows a gap'],
  ])('%s is named, and nothing is changed', async (_what, sql, words) => {
    await owner.query('alter table journal disable trigger journal_append_only')
    await owner.query(sql)
    await owner.query('alter table journal enable trigger journal_append_only')
    const before = await contents()
    await expect(rebuild(bank.books.pool)).rejects.toThrow(words)
    expect(await contents()).toEqual(before)
  })

  test('records that somebody has changed are made right', async () => {
    await owner.query(`update state set value = jsonb_set(value, '{balance}', '"#1"') where kind = 'account'`)
    await owner.query('delete from entry where serial > 20')
    expect((await verify(bank.books.pool)).findings).not.toEqual([])
    await rebuild(bank.books.pool)
    expect((await verify(bank.books.pool)).findings).toEqual([])
  })
})

test('a server that goes on meanwhile is neither lost nor doubled', async () => {
  open(await openTestBooks())
  await openTheDay(bank)
  const other = await bank.secondServer()
  const busy = Array.from({ length: 20 }, async (_, index) => {
    const teller = bank.crew.actor(index % 2 ? '0011' : '0012')
    return teller.act('1010', { received: '100x1', given: '50x2' })
  })
  await rebuild(other.books.pool)
  await Promise.all(busy)
  await bank.books.memories.allCaughtUp()
  expect((await verify(other.books.pool)).findings).toEqual([])
  await other.close()
})

test('books of an earlier release open as they are: what was not there yet means the default', async () => {
  open(await openTestBooks())
  await openTheDay(bank)
  await bank.books.memories.allCaughtUp()
  await owner.query(`update state set value = value - '{clearing,provision,dormant}'::text[]
    #- '{special,collectionAnswerDays}' where kind = 'parameters'`)
  await owner.query(`update state set value = value - '{sealsAway,blocked}'::text[] where kind = 'teller'`)
  const later = await bank.secondServer()
  const read = await readState(later.books.pool, BRANCH, ['parameters:current'])
  expect(read.get('parameters:current')?.value).toEqual(foundingFile.parameters)
  // It answers to a deadline that its books do not have.
  const fields = { step: 'ask', bank: '某银行', about: '往账1号', words: '未收到' }
  const asked = { request: `${BRANCH}/${DAY}/T0013/99`, code: '5004', teller: '0013', ticket: null, fields }
  expect(await later.gather.submit(asked)).toMatchObject({ outcome: 'posted' })
  await later.books.memories.allCaughtUp()
  const { rows } = await owner.query<{ until: string }>(
    `select value->>'until' as until from state where kind = 'item' and value->>'kind' = 'inquiry'`,
  )
  expect(rows).toEqual([{ until: '2026-03-03' }])
  expect((await verify(later.books.pool)).findings).toEqual([])
})
