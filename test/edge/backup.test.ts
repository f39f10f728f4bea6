/** A backup is one moment of a branch that works; what is restored is that moment, or nothing at all. */
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { makeBackup, type MadeBackup } from '../../server/backup/make.ts'
import { MANIFEST, type Manifest, SEAL } from '../../server/backup/manifest.ts'
import { restore } from '../../server/backup/restore.ts'
import { BackupTrouble } from '../../server/backup/trouble.ts'
import { openInstitution } from '../../server/institution.ts'
import { keyNumberIn } from '../../server/masterKey.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, openOwner, openTestBooks, openTheDay, type TestBooks } from '../support/books.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import { runProgram } from '../support/program.ts'
import { buildProgram } from '../support/server.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)
const SECRET = '欧阳测试名'

let bank: TestBooks
let folder: string
let whole: MadeBackup

const take = (to: string) =>
  makeBackup(bank.books.pool, { to, institution: 'main', now: Date.UTC(2026, 2, 2, 9, 30) })

beforeAll(async () => {
  folder = mkdtempSync(join(inject('scratch'), 'backup-'))
  chmodSync(folder, 0o755)
  bank = await openTestBooks()
  await openTheDay(bank)
  const { act } = bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: SECRET, idKind: 'passport', idNumber: 'P7654321' })
  await act('0500', { customer: '1', amount: '100', notes: '100x1' })
  whole = await take(join(folder, 'whole'))
}, 120_000)

afterAll(() => bank.close())

/** Where the master key of the test bank lies, and a database to restore into. */
async function target(): Promise<{ databaseUrl: string; dataFolder: string; database: string }> {
  const database = await emptyDatabase()
  return { databaseUrl: databaseUrl(database), dataFolder: inject('scratch'), database }
}

const from = (backup: string) => ({ backup, institution: 'main', checksum: null, key: null })

/** The schemas that somebody would find in a database. */
async function schemasOf(database: string): Promise<string[]> {
  const owner = openOwner(database)
  const { rows } = await owner.query<{ nspname: string }>(
    `select nspname from pg_namespace where nspname like 'main%' order by 1`,
  )
  await owner.end()
  return rows.map(row => row.nspname)
}

async function troubleOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof BackupTrouble)) throw error ?? new Error('nothing was wrong')
  expect(error.words.zh).toMatch(/[\u4e00-\u9fff]/)
  expect(error.words.en).not.toMatch(/[\u4e00-\u9fff{}]/)
  expect(error.words.zh).not.toMatch(/[{}]/)
  return error.trouble
}

describe('what is made', () => {
  test('holds every table, its rows, its sums and where each branch stands', async () => {
    const { manifest } = whole
    const rows = Object.fromEntries(manifest.tables.map(table => [table.name, table.rows]))
    const { rows: heads } = await bank.books.pool.query<{ serial: number; hash: string }>(
      `select serial, encode(hash, 'hex') as hash from branch_head`,
    )
    expect(manifest.branches).toEqual([{ branch: BRANCH, day: '2026-03-02', ended: null, ...heads[0] }])
    expect(rows.journal).toBe(heads[0]?.serial)
    expect(Object.keys(rows)).toContain('data_key')
    expect(Object.keys(rows)).not.toContain('session')
    const [sum] = manifest.sums.entries
    expect(sum?.debit).toBe(sum?.credit)
    expect(manifest.key).toBe(keyNumberIn(join(inject('scratch'), 'master.key')))
  })

  test('is proven by checksums that other tools read', () => {
    const sealed = readFileSync(join(whole.folder, SEAL), 'utf8')
    const manifest = readFileSync(join(whole.folder, MANIFEST))
    expect(sealed).toBe(`${createHash('sha256').update(manifest).digest('hex')}  ${MANIFEST}\n`)
    expect(sealed.slice(0, 64)).toBe(whole.checksum)
  })

  test('holds no personal data and no master key in clear', () => {
    const master = readFileSync(join(inject('scratch'), 'master.key'))
    const key = Buffer.from(master.toString('utf8'), 'base64')
    for (const { file } of whole.manifest.tables) {
      const text = gunzipSync(readFileSync(join(whole.folder, file)))
      for (const clear of [SECRET, 'P7654321', master, key.toString('hex')])
        expect(text.includes(clear), file).toBe(false)
    }
  })

  test('the same books give the same bytes', async () => {
    const again = await take(join(folder, 'again'))
    expect(again.manifest.tables).toEqual(whole.manifest.tables)
    expect(again.checksum).toBe(whole.checksum)
  })

  test('in a folder it has a name of its own; it overwrites nothing', async () => {
    const place = join(folder, 'place')
    mkdirSync(place)
    expect((await take(place)).folder).toBe(join(place, 'zhanggui-main-20260302-093000'))
    expect(await troubleOf(take(place))).toBe('exists')
    expect(readdirSync(place)).toEqual(['zhanggui-main-20260302-093000'])
  })

  test('what a killed program has left is swept, what another one is at is not', async () => {
    const place = join(folder, 'swept')
    mkdirSync(join(place, '.old.999999999.unfinished'), { recursive: true })
    mkdirSync(join(place, `.new.${process.pid}.unfinished`))
    await take(place)
    expect(readdirSync(place).sort()).toEqual([
      `.new.${process.pid}.unfinished`,
      'zhanggui-main-20260302-093000',
    ])
  })
})

test('while the branch posts, it is one moment: sound, and each row in it with all that follows', async () => {
  const { act } = bank.crew.actor('0011')
  let posting = true
  const posted = (async () => {
    let count = 0
    for (; posting; count += 1) await act('0510', { account: A1, amount: '1', notes: '1x1' })
    return count
  })()
  try {
    for (const name of ['busy-1', 'busy-2']) {
      const { folder: backup, manifest } = await take(join(folder, name))
      const { dataFolder, databaseUrl: url, database } = await target()
      const { rows } = await restore({ dataFolder, databaseUrl: url }, from(backup))
      expect(rows).toBe(manifest.branches[0]?.serial)
      expect(await schemasOf(database)).toEqual(['main'])
    }
  } finally {
    posting = false
  }
  expect(await posted).toBeGreaterThan(0)
}, 120_000)

describe('what is restored', () => {
  test('is the books: sound, opened by the same key, and work goes on', async () => {
    const { database, ...settings } = await target()
    const { branches, rows } = await restore(settings, from(whole.folder))
    expect({ branches, rows }).toEqual({ branches: 1, rows: whole.manifest.branches[0]?.serial })
    const institution = await openInstitution(settings, { name: 'main', connections: 2 })
    const { pool, vault } = institution.books
    expect((await verify(pool)).findings).toEqual([])
    const { rows: sealed } = await pool.query<{ text: string }>(
      `select value->'name'->>'sealed' as text from state where kind = 'customer'`,
    )
    const plain = await vault.open(
      pool,
      BRANCH,
      sealed.map(row => row.text),
    )
    expect([...plain.values()]).toEqual([SECRET])
    await expect(pool.query('delete from journal')).rejects.toThrow(/permission denied/)
    await institution.close()
    // A second time there is something to lose.
    expect(await troubleOf(restore(settings, from(whole.folder)))).toBe('notEmpty')
    const owner = openOwner(database)
    await expect(owner.query('truncate journal')).rejects.toThrow(/append-only/)
    await owner.end()
  })

  test('goes into a database that a server has only been started at', async () => {
    const { database, ...settings } = await target()
    await (await openInstitution(settings, { name: 'main', connections: 1 })).close()
    await restore(settings, from(whole.folder))
    expect(await schemasOf(database)).toEqual(['main'])
  })

  test('never goes where tables of somebody else are', async () => {
    const { database, ...settings } = await target()
    const owner = openOwner(database)
    await owner.query('create schema main; create table main.theirs (id int)')
    expect(await troubleOf(restore(settings, from(whole.folder)))).toBe('notEmpty')
    await owner.end()
  })

  test('of an older release is brought up to this one', async () => {
    const settings = await target()
    // It had no tables yet for what deposits earn, for evenings, for months of GL accounts, for keys and terminals,
    // for images of vouchers, for prints and for the queue; did not know since when somebody has his password, nor what a
    // look-up was for; and of the logs only the access log was chained, by other names.
    const later: Readonly<Record<string, readonly string[]>> = {
      credential: ['since'],
      access_log: ['purpose'],
      refusal: ['link', 'hash'],
      log_head: ['log', 'before'],
    }
    const former: Readonly<Record<string, string>> = { log_head: 'access_head', link: 'id' }
    const deposits = ['earning_day', 'evening', 'term_day', 'gl_month']
    const door = ['authenticator', 'challenge', 'former_password', 'terminal']
    const images = ['voucher_image', 'voucher_image_placing']
    const since = [...deposits, ...door, ...images, 'sheet_print', 'kept_key', 'ticket_event', 'outage']
    const older = altered('older', (manifest, copy) => ({
      ...manifest,
      migrations: manifest.migrations.filter(({ name }) => name < '0009'),
      tables: manifest.tables
        .filter(({ name }) => !since.includes(name))
        .map(table => {
          const before = (later[table.name] ?? []).reduce((cut, column) => without(copy, cut, column), table)
          const called = (name: string) => former[name] ?? name
          return { ...before, name: called(before.name), columns: before.columns.map(called) }
        }),
    }))
    for (const table of since) rmSync(join(older, 'tables', `${table}.gz`), { force: true })
    await restore(settings, from(older))
    const owner = openOwner(settings.database)
    const { rows } = await owner.query<{ name: string }>('select name from migration order by name')
    await owner.end()
    expect(rows.map(row => row.name)).toEqual(whole.manifest.migrations.map(({ name }) => name))
  })
})

/** A copy of the backup to spoil. */
function copyOf(name: string): string {
  const copy = join(folder, name.replaceAll(/[^a-z0-9]/gi, '-'))
  rmSync(copy, { recursive: true, force: true })
  cpSync(whole.folder, copy, { recursive: true })
  return copy
}

/** A table of a copy as it was before it had a column. */
function without(copy: string, table: Manifest['tables'][0], column: string): Manifest['tables'][0] {
  const path = join(copy, table.file)
  const at = table.columns.indexOf(column)
  const lines = gunzipSync(readFileSync(path)).toString().split('\n')
  const cut = lines.map(line => line.split('\t').toSpliced(at, 1).join('\t'))
  const file = gzipSync(cut.join('\n'))
  writeFileSync(path, file)
  const sha256 = createHash('sha256').update(file).digest('hex')
  return { ...table, columns: table.columns.toSpliced(at, 1), bytes: file.length, sha256 }
}

/** A copy whose manifest says something else, under a checksum that fits. */
function altered(name: string, change: (manifest: Manifest, copy: string) => object): string {
  const copy = copyOf(name)
  const path = join(copy, MANIFEST)
  const text = JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as Manifest, copy))
  writeFileSync(path, text)
  writeFileSync(join(copy, SEAL), `${createHash('sha256').update(text).digest('hex')}  ${MANIFEST}\n`)
  return copy
}

function flip(path: string): void {
  const bytes = readFileSync(path)
  const at = bytes.length >> 1
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}

/** One file with other lines in it, and a manifest that agrees. */
function rewritten(name: string, table: string, change: (text: string) => string): string {
  const file = `tables/${table}.gz`
  return altered(name, manifest => {
    const path = join(folder, name.replaceAll(/[^a-z0-9]/gi, '-'), file)
    const text = change(gunzipSync(readFileSync(path)).toString('utf8'))
    const bytes = gzipSync(text)
    writeFileSync(path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const rows = text.split('\n').length - 1
    const tables = manifest.tables.map(one =>
      one.name === table ? { ...one, rows, bytes: bytes.length, sha256 } : one,
    )
    return { ...manifest, tables }
  })
}

const later = { name: '9998-later.sql', checksum: 'ab12'.repeat(16) }

describe('is refused in words, and nothing is changed:', () => {
  const spoilt: readonly [string, () => string, string][] = [
    ['a folder that is not there', () => join(folder, 'nowhere'), 'noBackup'],
    ['a missing manifest', () => without('no manifest', MANIFEST), 'noBackup'],
    ['a missing checksum of the manifest', () => without('no seal', SEAL), 'sealMissing'],
    ['a byte of the manifest', () => flipped('byte manifest', MANIFEST), 'manifestDamaged'],
    ['a byte of its checksum', () => flipped('byte seal', SEAL), 'manifestDamaged'],
    ['a missing table', () => without('no table', 'tables/state.gz'), 'fileMissing'],
    ['a file of another product', () => altered('other', () => ({ product: 'elsewhere' })), 'foreign'],
    ['a manifest that is no JSON', () => sealedText('no json', 'nothing'), 'foreign'],
    [
      'a manifest without its tables',
      () => altered('no tables', ({ tables: _tables, ...rest }) => rest),
      'foreign',
    ],
    ['a newer format', () => altered('format', rest => ({ ...rest, format: 99 })), 'newerFormat'],
    [
      'tables of a newer release',
      () => altered('newer', rest => ({ ...rest, migrations: [...rest.migrations, later] })),
      'newerFormat',
    ],
    [
      'a migration that was another one',
      () =>
        altered('migration', rest => ({
          ...rest,
          migrations: rest.migrations.map((one, at) =>
            at === 0 ? { ...one, checksum: later.checksum } : one,
          ),
        })),
      'otherMigration',
    ],
    [
      'the key of another institution',
      () => altered('key', rest => ({ ...rest, key: '0000-0000-0000-0000' })),
      'otherKey',
    ],
    [
      'a table that the manifest leaves out',
      () =>
        altered('left out', rest => ({
          ...rest,
          tables: rest.tables.filter(({ name }) => name !== 'custody'),
        })),
      'tablesDiffer',
    ],
    [
      'other sums',
      () =>
        altered('sums', ({ sums, ...rest }) => ({
          ...rest,
          sums: { ...sums, entries: sums.entries.map(one => ({ ...one, debit: '1' })) },
        })),
      'sumsDiffer',
    ],
    [
      'another last row',
      () =>
        altered('heads', ({ branches, ...rest }) => ({
          ...rest,
          branches: branches.map(one => ({ ...one, serial: one.serial - 1 })),
        })),
      'headsDiffer',
    ],
    [
      'a row that is left out',
      () =>
        altered('rows', ({ tables, ...rest }) => ({
          ...rest,
          tables: tables.map(one => (one.name === 'entry' ? { ...one, rows: one.rows + 1 } : one)),
        })),
      'rowsDiffer',
    ],
    [
      'a journal that somebody has written anew, with checksums that fit',
      () => rewritten('forged', 'journal', text => text.replace('0011', '0012')),
      'unsound',
    ],
    [
      'a record that somebody has changed, with checksums that fit',
      () => rewritten('record', 'state', text => text.replace(/"balance": "#(\d)/, '"balance": "#9$1')),
      'unsound',
    ],
  ]

  const without = (name: string, file: string) => {
    const copy = copyOf(name)
    rmSync(join(copy, file))
    return copy
  }
  const flipped = (name: string, file: string) => {
    const copy = copyOf(name)
    flip(join(copy, file))
    return copy
  }
  const sealedText = (name: string, text: string) => {
    const copy = copyOf(name)
    writeFileSync(join(copy, MANIFEST), text)
    writeFileSync(join(copy, SEAL), `${createHash('sha256').update(text).digest('hex')}  ${MANIFEST}\n`)
    return copy
  }

  test.each(spoilt)('%s', async (_what, spoil, trouble) => {
    const { database, ...settings } = await target()
    expect(await troubleOf(restore(settings, from(spoil())))).toBe(trouble)
    expect(await schemasOf(database)).toEqual([])
  })

  test('a byte of any of its files, a byte more, a byte less, and the half of it', async () => {
    const { database, ...settings } = await target()
    for (const { file, bytes } of whole.manifest.tables) {
      for (const spoil of [
        flip,
        (path: string) => appendFileSync(path, '\n'),
        (path: string) => truncateSync(path, bytes - 1),
        (path: string) => truncateSync(path, bytes >> 1),
      ]) {
        const copy = copyOf('damaged')
        spoil(join(copy, file))
        expect(await troubleOf(restore(settings, from(copy))), file).toBe('fileDamaged')
      }
    }
    expect(await schemasOf(database)).toEqual([])
  })

  test('a place without the key, which it names; --key names the place where it was kept', async () => {
    const { databaseUrl: url } = await target()
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(elsewhere)
    const settings = { databaseUrl: url, dataFolder: elsewhere }
    const missing = restore(settings, from(whole.folder))
    await expect(missing).rejects.toThrow(whole.manifest.key)
    expect(await troubleOf(missing)).toBe('keyMissing')
    expect(existsSync(join(elsewhere, 'master.key'))).toBe(false)
    const key = join(inject('scratch'), 'master.key')
    await restore(settings, { ...from(whole.folder), key })
    expect(readFileSync(join(elsewhere, 'master.key'))).toEqual(readFileSync(key))
  })

  test('a checksum that is not the one handed over', async () => {
    const settings = await target()
    const given = { ...from(whole.folder), checksum: 'ab12'.repeat(16) }
    expect(await troubleOf(restore(settings, given))).toBe('otherChecksum')
    await restore(settings, { ...given, checksum: whole.checksum.toUpperCase() })
  })

  test('a place where somebody works', async () => {
    const { database, ...settings } = await target()
    const somebody = await openInstitution(settings, { name: 'main', connections: 1 })
    await somebody.books.pool.query('select 1')
    expect(await troubleOf(restore(settings, from(whole.folder)))).toBe('inUse')
    await somebody.close()
    expect(await schemasOf(database)).toEqual(['main'])
  })
})

describe('a place without books', () => {
  beforeAll(buildProgram, 180_000)

  test.each([
    ['is not backed up', 'backup'],
    ['is not found sound', 'verify'],
  ])(
    '%s: it is said to look at the settings',
    async (_what, command) => {
      const { dataFolder, databaseUrl: url } = await target()
      const environment = { DATABASE_URL: url, DATA_DIR: dataFolder }
      const to = join(folder, 'of-nothing')
      const options = command === 'backup' ? [to] : []
      const { code, complained } = await runProgram(
        `server/commands/${command}.js`,
        environment,
        null,
        options,
      )
      expect(code).toBe(1)
      expect(complained).toMatch(/这里没有账务[^\n]*DATA_DIR[^\n]*\nThere are no books here[^\n]*DATA_DIR/)
      expect(existsSync(to)).toBe(false)
    },
    60_000,
  )
})

test('a backup that is not told where to go says so in both languages, and what it takes', async () => {
  buildProgram()
  const { code, complained } = await runProgram('server/commands/backup.js', {}, null, [])
  expect(code).toBe(1)
  expect(complained).toMatch(/缺少参数 <to>[^\n]*\nThe argument <to> is missing: A folder/)
}, 180_000)

describe('a restore that broke off', () => {
  beforeAll(buildProgram, 180_000)

  test('is opened to nobody, in words, until it is done again', async () => {
    const { database, dataFolder, databaseUrl: url } = await target()
    const owner = openOwner(database)
    await owner.query('create schema main_restoring; create table main_restoring.journal (branch text)')
    await owner.end()
    const environment = { DATABASE_URL: url, DATA_DIR: dataFolder, PORT: '0', DEMO: 'on' }
    for (const program of ['server/main.js', 'server/commands/verify.js', 'server/commands/backup.js']) {
      const { code, complained } = await runProgram(
        program,
        environment,
        null,
        ['/tmp'].slice(0, +/backup/.test(program)),
      )
      expect({ code, complained }).toEqual({
        code: 1,
        complained: expect.stringMatching(
          /^恢复没有完成[^\n]*\nA restore has not been finished[^\n]*\n$/,
        ) as string,
      })
    }
    expect(await schemasOf(database)).toEqual(['main_restoring'])
    const { code, said } = await runProgram('server/commands/restore.js', environment, null, [whole.folder])
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('restored and sound') as string })
    expect(await schemasOf(database)).toEqual(['main'])
  }, 60_000)

  test('the commands say what they did, and a second time why they do not', async () => {
    const { databaseUrl: url, dataFolder } = await target()
    const bankUrl = { DATABASE_URL: databaseUrl(bank.database), DATA_DIR: dataFolder }
    const to = join(folder, 'by-command')
    const made = await runProgram('server/commands/backup.js', bankUrl, null, [to])
    expect(made.code).toBe(0)
    const [, checksum = ''] = /SHA-256\s+([0-9a-f]{64})/.exec(made.said) ?? []
    const options = [to, '--into', url, '--checksum', checksum]
    expect(
      await runProgram('server/commands/restore.js', { DATA_DIR: dataFolder }, null, options),
    ).toMatchObject({
      code: 0,
    })
    const again = await runProgram('server/commands/restore.js', { DATA_DIR: dataFolder }, null, options)
    expect(again.code).toBe(1)
    expect(again.complained).toMatch(/目标已有账务[\s\S]*There are books where it should go/)
  }, 60_000)
})
