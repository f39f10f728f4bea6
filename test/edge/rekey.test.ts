/**
 * The master key can be changed, and at whatever step a change breaks off, the database and the files say which
 * key it is: what was sealed stays readable, and what was found is found.
 */
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import { makeBackup } from '../../server/backup/make.ts'
import { restore } from '../../server/backup/restore.ts'
import { openInstitution } from '../../server/institution.ts'
import { keyNumberIn } from '../../server/masterKey.ts'
import { rekey } from '../../server/rekey.ts'
import { WrongSetting } from '../../server/settings.ts'
import { addAuthenticator, authenticatorsOf } from '../../server/store/authenticators.ts'
import { addImage, findImage } from '../../server/store/voucherImages.ts'
import { verify } from '../../server/verify.ts'
import { BRANCH, DAY, openOwner, openTestBooks, openTheDay } from '../support/books.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import { runProgram } from '../support/program.ts'
import { buildProgram } from '../support/server.ts'

const NAME = '欧阳测试名'
const IMAGE = Buffer.from('an image of a voucher')
const SHA = createHash('sha256').update(IMAGE).digest('hex')
const SECRET = 'JBSWY3DPEHPK3PXP'
const HOLDER = { branch: BRANCH, teller: '0011' }

let settings: { databaseUrl: string; dataFolder: string }
let database: string
const keyFile = () => join(settings.dataFolder, 'master.key')
const next = () => `${keyFile()}.new`

beforeAll(() => buildProgram())

/** Books in which everything that a master key seals is there once, and nobody at them. */
beforeEach(async () => {
  const bank = await openTestBooks()
  await openTheDay(bank)
  const { act } = bank.crew.actor('0011')
  await act('0201', { kind: 'person', name: NAME, idKind: 'passport', idNumber: 'P7654321' })
  const { pool, vault } = bank.books
  await addImage(pool, {
    branch: BRANCH,
    sha256: SHA,
    day: DAY,
    serial: null,
    placed: 'nowhere',
    media: 'image/png',
    name: 'a.png',
    broughtBy: '0011',
    broughtAt: 1n,
    ...vault.sealFile(IMAGE),
  })
  const one = { ...HOLDER, label: '手机', counter: 0n, added: 1n, used: null }
  await addAuthenticator(pool, { ...one, id: 'c', kind: 'code', secret: vault.wrap(Buffer.from(SECRET)) })
  await addAuthenticator(pool, { ...one, id: 'k', kind: 'passkey', secret: Buffer.from('public') })
  database = bank.database
  settings = { databaseUrl: databaseUrl(database), dataFolder: join(inject('scratch'), database) }
  mkdirSync(settings.dataFolder)
  chmodSync(settings.dataFolder, 0o755)
  copyFileSync(join(inject('scratch'), 'master.key'), keyFile())
  await bank.close()
}, 60_000)

/** What the books say when they are opened with the key in the folder. */
async function contents(where = settings) {
  const institution = await openInstitution(where, { name: 'main', connections: 2 })
  const { pool, vault } = institution.books
  try {
    const { rows } = await pool.query<{ sealed: string; hash: string }>(
      `select value->'name'->>'sealed' as sealed, value->'name'->>'hash' as hash from state where kind = 'customer'`,
    )
    const plain = await vault.open(
      pool,
      BRANCH,
      rows.map(({ sealed }) => sealed),
    )
    const image = await findImage(pool, BRANCH, SHA)
    const [code, passkey] = await authenticatorsOf(pool, HOLDER)
    return {
      names: [...plain.values()],
      found: rows.map(({ hash }) => hash === vault.lookUpHash(NAME)),
      digest: vault.digest('a request'),
      image: image && vault.openFile(image).toString(),
      code: code && vault.unwrap(code.secret).toString(),
      passkey: passkey?.secret.toString(),
      findings: (await verify(pool)).findings,
    }
  } finally {
    await institution.close()
  }
}

const whole = {
  names: [NAME],
  found: [true],
  image: IMAGE.toString(),
  code: SECRET,
  passkey: 'public',
  findings: [],
}

const start = () =>
  runProgram('server/main.js', {
    PORT: '0',
    DATA_DIR: settings.dataFolder,
    DATABASE_URL: settings.databaseUrl,
  })

/** As if the power had failed. */
class Crash extends Error {}

const crashAt = (at: string) =>
  rekey(settings, step => {
    if (step === at) throw new Crash()
  })

test('twice: everything opens with the new key, is found as before, and nothing with the old one', async () => {
  const first = await contents()
  expect(first).toMatchObject(whole)
  for (const _time of [1, 2]) {
    const before = keyNumberIn(keyFile())
    const done = await rekey(settings)
    expect(done).toMatchObject({ before, now: keyNumberIn(keyFile()) })
    expect(done.now).not.toBe(before)
    expect(done.keys).toBeGreaterThan(4)
    expect(keyNumberIn(done.formerFile)).toBe(before)
    expect(existsSync(next())).toBe(false)
    expect(await contents()).toEqual(first)
    // Put back, the former key opens nothing, and is told by its number.
    const good = readFileSync(keyFile())
    copyFileSync(done.formerFile, keyFile())
    await expect(contents()).rejects.toThrow(`is number ${done.now}`)
    writeFileSync(keyFile(), good)
  }
}, 60_000)

/** A column that is new here has to be sorted: is it wrapped by the master key, or not? */
test('every column of keys in the tables is wrapped anew, and no other', async () => {
  const owned = openOwner(database)
  const { rows: columns } = await owned.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'main' and data_type = 'bytea' order by 1`,
  )
  await owned.end()
  const wrapped = ['authenticator.secret', 'data_key.wrapped', 'kept_key.wrapped', 'voucher_image.key']
  const hashes = columns.map(({ name }) => name).filter(name => /hash|token|ticket|digest|sha256/.test(name))
  const others = ['key_check.proof', 'voucher_image.sealed']
  expect(columns.map(({ name }) => name)).toEqual([...wrapped, ...hashes, ...others].toSorted())
  const wrappedWith = async () => {
    const owner = openOwner(database)
    const { rows } = await owner.query<{ key: string }>(
      `select encode(wrapped, 'hex') as key from data_key union all select encode(key, 'hex') from voucher_image
        union all select encode(secret, 'hex') from authenticator where kind = 'code'
        union all select encode(wrapped, 'hex') from kept_key union all select encode(proof, 'hex') from key_check`,
    )
    await owner.end()
    return rows.map(({ key }) => key)
  }
  const before = await wrappedWith()
  await rekey(settings)
  const after = await wrappedWith()
  expect(after.filter(key => before.includes(key))).toEqual([])
  // The two of the look-up and of the digests were derived until now.
  expect(after).toHaveLength(before.length + 2)
})

describe('a change that breaks off', () => {
  test('before the database has committed leaves the old key the key', async () => {
    await expect(crashAt('written')).rejects.toThrow(Crash)
    expect(existsSync(next())).toBe(true)
    expect(await contents()).toMatchObject(whole)
    // The one beside has sealed nothing, and another change makes another.
    const left = keyNumberIn(next())
    const { now, keys } = await rekey(settings)
    expect(now).not.toBe(left)
    expect(keys).not.toBeNull()
    expect(await contents()).toMatchObject(whole)
  }, 60_000)

  test.each(['committed', 'kept'])(
    'after it (%s) is named by the server, and ended by another run',
    async at => {
      const before = keyNumberIn(keyFile())
      await expect(crashAt(at)).rejects.toThrow(Crash)
      const { code, complained } = await start()
      expect(code).toBe(1)
      expect(complained.trimEnd().split('\n')).toEqual([
        expect.stringContaining(`请执行 npm run rekey 把它换上`),
        expect.stringContaining(`${next()} is the one. Run npm run rekey`),
      ])
      const { now, keys, formerFile } = await rekey(settings)
      expect(keys).toBeNull()
      expect([keyNumberIn(keyFile()), keyNumberIn(formerFile)]).toEqual([now, before])
      expect(await contents()).toMatchObject(whole)
    },
    60_000,
  )
})

describe('is refused, and changes nothing,', () => {
  test('while a server is at the database', async () => {
    const server = await openInstitution(settings, { name: 'main', connections: 1 })
    await server.books.pool.query('select 1')
    const number = keyNumberIn(keyFile())
    await expect(rekey(settings)).rejects.toThrow('is at this database; stop it first')
    await server.close()
    expect(keyNumberIn(keyFile())).toBe(number)
    expect(await contents()).toMatchObject(whole)
  })

  test('with a key that is not the key, or with none', async () => {
    const good = readFileSync(keyFile())
    const number = keyNumberIn(keyFile())
    writeFileSync(keyFile(), randomBytes(32).toString('base64'))
    await expect(rekey(settings)).rejects.toThrow(`is number ${number}`)
    rmSync(keyFile())
    await expect(rekey(settings)).rejects.toThrow('does not exist')
    await expect(contents(), 'nor is one made where another is needed').rejects.toThrow(`编号 ${number}`)
    expect(existsSync(keyFile())).toBe(false)
    writeFileSync(keyFile(), good)
    expect(await contents()).toMatchObject(whole)
  })

  test('where one key does not open', async () => {
    const owner = openOwner(database)
    await owner.query(`update data_key set wrapped = '\\x00' where id = (select min(id) from data_key)`)
    await owner.end()
    await expect(rekey(settings)).rejects.toThrow(/data_key 0101 \S+ does not open/)
    await expect(rekey(settings)).rejects.toBeInstanceOf(WrongSetting)
  })

  test('where there are no books', async () => {
    const empty = { ...settings, databaseUrl: databaseUrl(await emptyDatabase()) }
    await expect(rekey(empty)).rejects.toThrow('There are no books here')
  })
})

test('a backup from before opens with the key of its time, and says which that is', async () => {
  const institution = await openInstitution(settings, { name: 'main', connections: 2 })
  const { folder: backup } = await makeBackup(institution.books.pool, {
    to: join(settings.dataFolder, 'backup'),
    institution: 'main',
    now: 0,
  })
  await institution.close()
  const { formerFile, before } = await rekey(settings)
  const asked = { backup, institution: 'main', checksum: null }
  const into = { dataFolder: settings.dataFolder, databaseUrl: databaseUrl(await emptyDatabase()) }
  await expect(restore(into, { ...asked, key: null })).rejects.toThrow(before)
  const elsewhere = { ...into, dataFolder: join(settings.dataFolder, 'elsewhere') }
  mkdirSync(elsewhere.dataFolder)
  await restore(elsewhere, { ...asked, key: formerFile })
  expect(await contents(elsewhere)).toMatchObject(whole)
}, 60_000)

test('the command says what it has done, and refuses what it does not know', async () => {
  const where = { DATA_DIR: settings.dataFolder, DATABASE_URL: settings.databaseUrl }
  const before = keyNumberIn(keyFile())
  const { code, said } = await runProgram('server/commands/rekey.js', where)
  expect(code).toBe(0)
  expect(said).toContain(`former key  ${before}`)
  expect(said).toContain(`new key     ${keyNumberIn(keyFile())}`)
  expect(await contents()).toMatchObject(whole)
  const wrong = await runProgram('server/commands/rekey.js', where, null, ['--schema', 'main'])
  expect(wrong).toMatchObject({ code: 1, complained: expect.stringContaining('There is no option --schema') })
})
