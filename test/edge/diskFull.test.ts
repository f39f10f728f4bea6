/**
 * A disk that is full, really: the database lies on one that is filled to the last byte. The counter says so,
 * nothing that was answered is lost, and it goes on when there is room. Where nobody may mount a file system
 * these tests are skipped.
 */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { type Crew, crewOf } from '../../server/actors.ts'
import { makeBackup } from '../../server/backup/make.ts'
import { restore } from '../../server/backup/restore.ts'
import { BackupTrouble } from '../../server/backup/trouble.ts'
import { found } from '../../server/found.ts'
import { type Gatherer, gatherer } from '../../server/gather.ts'
import { type Institution, openInstitution } from '../../server/institution.ts'
import { DayEnds } from '../../server/jobs/dayEnds.ts'
import { readerFor } from '../../server/looks/reader.ts'
import { openPool } from '../../server/postgres/pool.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY, foundingFile, openTheDay, signers } from '../support/outlet.ts'
import { closeTheDay } from '../support/evening.ts'
import { mountSmallDisk, type SmallDisk } from '../support/smallDisk.ts'

/** A new database takes some seventy of it. */
const MEGABYTES = 200
const A1 = accountNumber(BRANCH, 'demand', 1n)

const folder = mkdtempSync('/tmp/zhanggui-full-')
// The database may run as a user of its own, who must reach it.
chmodSync(folder, 0o755)
const disk = mountSmallDisk(join(folder, 'disk'), MEGABYTES) as SmallDisk

afterAll(() => {
  disk?.remove()
  rmSync(folder, { recursive: true, force: true })
})

describe.skipIf(disk === null)('on a full disk', () => {
  let institution: Institution
  let gather: Gatherer
  let crew: Crew
  let owner: pg.Pool

  beforeAll(async () => {
    institution = await openInstitution(
      { dataFolder: disk.folder, databaseUrl: null },
      { name: 'main', connections: 4 },
    )
    const { books } = institution
    await found(books, foundingFile)
    gather = gatherer(books)
    crew = crewOf(BRANCH, DAY, gather.submit, signers)
    const where = { host: join(disk.folder, 'postgres.socket'), port: 5432, user: 'zhanggui' }
    owner = openPool({ where, database: 'zhanggui', schema: 'main', role: null, max: 1 })
    await openTheDay({ crew })
    const { act } = crew.actor('0011')
    await act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
    await act('0500', { customer: '1', amount: '100', notes: '100x1' })
  }, 180_000)

  afterAll(async () => {
    disk.free()
    await owner.end()
    await institution.close()
  })

  const deposit = (counter: number) =>
    gather.submit({
      request: `${BRANCH}/${DAY}/T9/${counter}`,
      code: '0510',
      teller: '0011',
      ticket: null,
      fields: { account: A1, amount: '1', notes: '1x1' },
    })

  const serials = async () => {
    const { rows } = await institution.books.pool.query<{ request: string; serial: number }>(
      `select request, serial from journal where request like '%/T9/%'`,
    )
    return new Map(rows.map(({ request, serial }) => [request, serial]))
  }

  const MANY = 5_000

  test('the counter says so, keeps what it has answered, and goes on when there is room', async () => {
    disk.fill()
    const told = new Map<string, number>()
    let full = 0
    for (let counter = 1; counter < MANY && full === 0; counter += 1) {
      const answer = await deposit(counter)
      if (answer.outcome === 'posted') told.set(`${BRANCH}/${DAY}/T9/${counter}`, answer.serial)
      else {
        expect(answer).toMatchObject({ outcome: 'refused', refusal: { refused: 'diskFull' } })
        full = counter
      }
    }
    expect(full).toBeGreaterThan(0)
    // Asked again while there is no room, it says the same.
    expect(await deposit(full)).toMatchObject({ refusal: { refused: 'diskFull' } })
    // What is read can be read.
    expect((await readerFor(institution.books, BRANCH, '0002', 'T').catch(() => null)) !== undefined).toBe(
      true,
    )
    disk.free()
    const again = await deposit(full)
    expect(again).toMatchObject({ outcome: 'posted' })
    expect(await deposit(full)).toEqual(again)
    const kept = await serials()
    for (const [request, serial] of told) expect(kept.get(request), request).toBe(serial)
    expect(kept.size).toBe(told.size + 1)
    await institution.books.memories.allCaughtUp()
    expect((await verify(institution.books.pool)).findings).toEqual([])
  }, 120_000)

  test('a database that could not write its log comes back by itself, with all that was answered', async () => {
    const before = (await serials()).size
    disk.fill()
    await owner.query('select pg_switch_wal()').catch(() => undefined)
    for (let counter = 10_000; counter < 10_003; counter += 1)
      expect(await deposit(counter)).toMatchObject({ refusal: { refused: 'busy' } })
    disk.free()
    for (let waited = 0; waited < 60; waited += 1) {
      if ((await deposit(10_000)).outcome === 'posted') break
      await sleep(500)
    }
    for (let counter = 10_000; counter < 10_003; counter += 1) await deposit(counter)
    expect((await serials()).size).toBe(before + 3)
    await institution.books.memories.allCaughtUp()
    expect((await verify(institution.books.pool)).findings).toEqual([])
  }, 120_000)

  test('a day end waits, says why, and goes on by itself when there is room', async () => {
    const { books } = institution
    await closeTheDay({ books, crew })
    await books.memories.allCaughtUp()
    disk.fill()
    await fillTheJournal()
    let later = 0
    const dayEnd = new DayEnds({ ...books, now: () => books.now() + later }, gather.submit)
    await dayEnd.run(await reader())
    expect(dayEnd.troubleOf((await reader()).branch)).toEqual([
      {
        zh: expect.stringMatching(/^日终中断：服务器磁盘已满/) as string,
        en: expect.stringMatching(/^The day end broke off: The disk of the server is full/) as string,
      },
    ])
    expect((await reader()).branch).toMatchObject({ day: DAY, state: 'closing' })
    await emptyTheJournal()
    disk.free()
    later = 31_000
    dayEnd.watch()
    while ((await reader()).branch.state === 'closing') await sleep(100)
    await dayEnd.leave()
    expect((await reader()).branch).toMatchObject({ day: '2026-03-03', state: 'closed' })
    expect((await verify(books.pool)).findings).toEqual([])
  }, 120_000)

  const reader = () => readerFor(institution.books, BRANCH, '0002', 'T')

  /** A table keeps some room in its last page; rows of nobody take it, smaller than any real one. */
  async function fillTheJournal(): Promise<void> {
    for (let serial = 1; ; serial += 1) {
      try {
        await owner.query(
          `insert into journal select 'none', day, $1, '', '', '', 'posted', '', '', '{}', null, 0, 1, '', 1, '', '', ''
             from journal limit 1`,
          [serial],
        )
      } catch (error) {
        expect(error).toMatchObject({ code: '53100' })
        return
      }
    }
  }

  async function emptyTheJournal(): Promise<void> {
    await owner.query(`alter table journal disable trigger journal_append_only`)
    await owner.query(`delete from journal where branch = 'none'`)
    await owner.query(`alter table journal enable trigger journal_append_only`)
  }

  test('a backup onto it is said to have failed, and nothing of it is left', async () => {
    const place = join(disk.folder, 'backups')
    mkdirSync(place)
    disk.fill()
    const work = makeBackup(institution.books.pool, { to: place, institution: 'main', now: 0 })
    await expect(work).rejects.toThrow(BackupTrouble)
    await expect(work).rejects.toThrow(/磁盘已满[\s\S]*The disk of .* is full/)
    disk.free()
    expect(readdirSync(place)).toEqual([])
  })

  test('a restore into a database on it leaves that empty, and succeeds when there is room', async () => {
    const backup = join(folder, 'backup')
    const { manifest } = await makeBackup(institution.books.pool, { to: backup, institution: 'main', now: 0 })
    const host = encodeURIComponent(join(disk.folder, 'postgres.socket'))
    const settings = { databaseUrl: `postgres://zhanggui@/other?host=${host}`, dataFolder: disk.folder }
    const load = () => restore(settings, { backup, institution: 'main', checksum: null, key: null })
    await owner.query('create database other')
    // The first connection to a database writes a file of its own.
    const visitor = openPool({ where: settings.databaseUrl, schema: 'main', role: null, max: 1 })
    await visitor.query('select 1')
    await visitor.end()
    disk.fill()
    await expect(load()).rejects.toThrow(/数据库所在的磁盘已满/)
    disk.free()
    expect(await load()).toMatchObject({
      rows: manifest.tables.find(({ name }) => name === 'journal')?.rows,
      branches: 1,
    })
  }, 120_000)
})
