/**
 * Back to a moment on a PostgreSQL of one's own, by the steps of docs/operating/backup.md: a base backup while
 * the branch posts, an archive of its write-ahead log, an accident, and a second cluster that is brought to the
 * moment before it.
 */
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type pg from 'pg'
import { accountNumber } from '../../core/counter/accounts.ts'
import { crewOf } from '../../server/actors.ts'
import { found } from '../../server/found.ts'
import { gatherer } from '../../server/gather.ts'
import { type Institution, openInstitution } from '../../server/institution.ts'
import { findBinaries } from '../../server/postgres/binaries.ts'
import { openPool } from '../../server/postgres/pool.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY, foundingFile, openTheDay, signers } from '../support/outlet.ts'

const MINUTES_5 = 300_000
const { initdb, pgCtl, account } = findBinaries()

let folder: string
let archive: string
const running = new Set<string>()

/** As the user that PostgreSQL runs as. */
const asPostgres = (program: string, ...args: string[]) =>
  execFileSync(program, args, { cwd: '/', env: { ...process.env, LC_ALL: 'C' }, stdio: 'ignore', ...account })

function ownFolder(name: string): string {
  const path = join(folder, name)
  mkdirSync(path, { mode: 0o700 })
  if (account) chownSync(path, account.uid, account.gid)
  return path
}

function start(cluster: string): void {
  asPostgres(pgCtl, '-D', cluster, '-l', `${cluster}/log`, '-w', '-t', '120', 'start')
  running.add(cluster)
}

function stop(cluster: string): void {
  asPostgres(pgCtl, '-D', cluster, '-m', 'fast', '-w', 'stop')
  running.delete(cluster)
}

/** Through its socket, which lies in the cluster. */
const urlOf = (cluster: string, database: string) =>
  `postgres://bank@/${database}?host=${encodeURIComponent(cluster)}`

beforeAll(() => {
  folder = mkdtempSync(join(inject('scratch'), 'moment-'))
  chmodSync(folder, 0o755)
  archive = ownFolder('archive')
})

afterAll(() => {
  for (const cluster of running) stop(cluster)
})

function newCluster(): string {
  const cluster = ownFolder('first')
  asPostgres(initdb, '-D', cluster, '-U', 'bank', '-E', 'UTF8', '--locale=C', '-A', 'trust')
  appendFileSync(
    join(cluster, 'postgresql.conf'),
    [
      `listen_addresses = ''`,
      `unix_socket_directories = '.'`,
      'archive_mode = on',
      `archive_command = 'test ! -f ${archive}/%f && cp %p ${archive}/.%f && mv ${archive}/.%f ${archive}/%f'`,
      '',
    ].join('\n'),
  )
  return cluster
}

/** While it is written to: what changes meanwhile is in the log. */
async function baseBackup(admin: pg.Pool, cluster: string): Promise<string> {
  const base = ownFolder('base')
  const client = await admin.connect()
  try {
    await client.query(`select pg_backup_start('base', true)`)
    const away =
      /\/(postmaster\.(pid|opts)|log|\.s\.PGSQL[^/]*)$|\/pg_wal\/.+|\/pg_(replslot|stat_tmp|dynshmem)\/.+/
    const filter = (path: string) => !away.test(path)
    for (let tries = 3; tries > 0; tries -= 1) {
      try {
        cpSync(cluster, base, { recursive: true, force: true, filter })
        break
      } catch (error) {
        // A file that goes while it is copied is not needed: the log says that it went.
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || tries === 1) throw error
      }
    }
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()')
    writeFileSync(join(base, 'backup_label'), rows[0]?.labelfile ?? '')
  } finally {
    client.release()
  }
  if (account) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, base])
  return base
}

const open = (cluster: string): Promise<Institution> =>
  openInstitution(
    { databaseUrl: urlOf(cluster, 'bank'), dataFolder: join(folder, 'keys') },
    { name: 'main', connections: 4 },
  )

test('the books are what they were at the moment before the accident', { timeout: MINUTES_5 }, async () => {
  const first = newCluster()
  start(first)
  const admin = openPool({ where: urlOf(first, 'postgres'), schema: 'public', role: null, max: 1 })
  await admin.query('create database bank')
  const institution = await open(first)
  await found(institution.books, foundingFile)
  const { submit, drained } = gatherer(institution.books)
  const crew = crewOf(BRANCH, DAY, submit, signers)
  await openTheDay({ crew })
  const teller = crew.actor('0011')
  await teller.act('0201', { kind: 'person', name: '王小明', idKind: 'passport', idNumber: 'P1234567' })
  await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })

  const account1 = accountNumber(BRANCH, 'demand', 1n)
  let posting = true
  let posted = 0
  const working = (async () => {
    for (; posting; posted += 1) await teller.act('0510', { account: account1, amount: '1', notes: '1x1' })
  })()
  const base = await baseBackup(admin, first)
  posting = false
  await working
  expect(posted).toBeGreaterThan(0)
  await drained()
  await institution.books.memories.allCaughtUp()

  const last = await lastSerial(institution)
  const { rows } = await admin.query<{ moment: string }>('select clock_timestamp()::text as moment')
  await sleep(1_000)
  // The accident: somebody who may do all has deleted what nobody may.
  const owner = openPool({ where: urlOf(first, 'bank'), schema: 'main', role: null, max: 1 })
  await owner.query('alter table journal disable trigger journal_append_only')
  await owner.query('delete from journal where serial > 5')
  await owner.query('delete from entry')
  await owner.end()
  expect((await verify(institution.books.pool)).findings).not.toEqual([])
  await admin.query('select pg_switch_wal()')
  await admin.end()
  await institution.close()
  stop(first)
  expect(readdirSync(archive).length).toBeGreaterThan(1)

  appendFileSync(
    join(base, 'postgresql.conf'),
    [
      `restore_command = 'cp ${archive}/%f %p'`,
      `recovery_target_time = '${rows[0]?.moment}'`,
      `recovery_target_action = 'promote'`,
      'archive_mode = off',
      '',
    ].join('\n'),
  )
  writeFileSync(join(base, 'recovery.signal'), '')
  start(base)
  await untilPromoted(base)
  const again = await open(base)
  expect(await lastSerial(again)).toBe(last)
  expect((await verify(again.books.pool)).findings).toEqual([])
  await again.close()
})

async function lastSerial({ books }: Institution): Promise<number> {
  const { rows } = await books.pool.query<{ serial: number }>('select max(serial) as serial from journal')
  return rows[0]?.serial ?? 0
}

async function untilPromoted(cluster: string): Promise<void> {
  const pool = openPool({ where: urlOf(cluster, 'postgres'), schema: 'public', role: null, max: 1 })
  for (;;) {
    const { rows } = await pool.query<{ recovering: boolean }>('select pg_is_in_recovery() as recovering')
    if (!rows[0]?.recovering) break
    await sleep(100)
  }
  await pool.end()
}
