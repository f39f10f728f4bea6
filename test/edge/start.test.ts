/** What stands in the way of a start is said in one sentence, and nothing is left running. */
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, test } from 'vitest'
import { readSettings, WrongSetting } from '../../server/settings.ts'
import { DEMO_PASSWORD } from '../../server/demo/people.ts'
import { setPasswords } from '../../server/found.ts'
import { BRANCH, openTestBooks } from '../support/books.ts'
import { databaseUrl } from '../support/database.ts'
import { runProgram } from '../support/program.ts'
import { buildProgram, databaseIsRunning, startServer } from '../support/server.ts'

let folder: string
let file: string

beforeAll(() => {
  buildProgram()
  folder = mkdtempSync(join(inject('scratch'), 'start-'))
  // The database may run as a user of its own, who must reach it.
  chmodSync(folder, 0o755)
  file = join(folder, 'file')
  writeFileSync(file, '')
})

const urlLike = 'one looks like postgres://user:password@host:5432/database.'

describe('settings', () => {
  test.each([
    [{ PORT: 'abc' }, 'PORT is “abc” and must be a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'PORT is “70000” and must be a whole number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT is “-1” and must be a whole number from 0 to 65535.'],
    [{ PORT: '7e3' }, 'PORT is “7e3” and must be a whole number from 0 to 65535.'],
    [{ DEMO: 'perhaps' }, 'DEMO is “perhaps” and must be on or off.'],
    [{ QUIET: 'loud' }, 'QUIET is “loud” and must be on or off.'],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL is “loud” and must be one of fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      { METRICS_TOKEN: 'short' },
      'METRICS_TOKEN must be 16 to 200 letters, figures and signs without a space.',
    ],
    [{ TLS_CERT: 'cert.pem' }, 'TLS_CERT and TLS_KEY are set both, or neither.'],
    [
      { TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' },
      'TLS_CERT is /nowhere/cert.pem and must be a file in PEM with a certificate.',
    ],
    [{ DRAIN_SECONDS: '301' }, 'DRAIN_SECONDS is “301” and must be a whole number from 0 to 300.'],
    [{ DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS is “-1” and must be a whole number from 0 to 300.'],
    ...['nonsense', '10.0.0.0/33', '10.0.0.1,', '::1/129', '10.0.0.0/8/8'].map(
      (text): [Record<string, string>, string] => [
        { TRUSTED_PROXIES: text },
        `TRUSTED_PROXIES is “${text}” and must be addresses or networks, as in loopback, 10.0.0.0/8.`,
      ],
    ),
    [{ DATABASE_URL: 'nonsense' }, `DATABASE_URL is no address of a PostgreSQL; ${urlLike}`],
    [{ DATABASE_URL: 'mysql://host/name' }, `DATABASE_URL is no address of a PostgreSQL; ${urlLike}`],
    [{ DATABASE_URL: 'postgres://host:port/name' }, `DATABASE_URL is no address of a PostgreSQL; ${urlLike}`],
  ])('%o', (environment, sentence) => {
    const reading = () => readSettings(environment)
    expect(reading).toThrow(WrongSetting)
    expect(reading).toThrow(sentence)
  })

  test('a file is no data folder', () => {
    expect(() => readSettings({ DATA_DIR: file })).toThrow(
      `DATA_DIR is ${file}, which is a file and must be a folder.`,
    )
  })

  test.each([
    [{}, { port: 7070, databaseUrl: null, demo: true, quiet: false }],
    [
      { PORT: '', DATABASE_URL: ' ' },
      { port: 7070, databaseUrl: null, demo: true, quiet: false },
    ],
    [
      { PORT: '0', DEMO: 'off', QUIET: 'yes' },
      { port: 0, databaseUrl: null, demo: false, quiet: true },
    ],
    [{}, { logLevel: 'warn', metricsToken: null, drainSeconds: 0, trustedProxies: 'loopback' }],
    [
      { LOG_LEVEL: 'info', DRAIN_SECONDS: '15', TRUSTED_PROXIES: 'loopback,10.0.0.0/8, fd00::1' },
      { logLevel: 'info', drainSeconds: 15, trustedProxies: 'loopback, 10.0.0.0/8, fd00::1' },
    ],
    [{ DATABASE_URL: 'postgres://h/n' }, { port: 7070, databaseUrl: 'postgres://h/n', demo: false }],
    [{ DATABASE_URL: 'postgresql://u@/n?host=/run' }, { databaseUrl: 'postgresql://u@/n?host=/run' }],
  ])('%o makes sense', (environment, settings) => {
    expect(readSettings(environment)).toMatchObject(settings)
  })
})

describe('the server', () => {
  const start = (settings: Record<string, string>) =>
    runProgram('server/main.js', { PORT: '0', DATA_DIR: join(folder, 'data'), ...settings })

  test.each<[string, () => Record<string, string>, string]>([
    ['a setting', () => ({ DEMO: 'perhaps' }), 'DEMO is “perhaps”'],
    [
      'a data folder below a file',
      () => ({ DATA_DIR: join(file, 'data') }),
      'where nothing can be written (',
    ],
    ['a database nobody runs', () => ({ DATABASE_URL: 'postgres://127.0.0.1:1/x' }), 'ECONNREFUSED'],
  ])('%s that makes no sense ends it with a sentence', async (_name, settings, part) => {
    const { code, complained } = await start(settings())
    expect(complained.trimEnd().split('\n')).toEqual([expect.stringContaining(part)])
    expect(code).toBe(1)
  })

  test('a port in use is named, and no database is left running', async () => {
    const occupant = await occupy()
    const { port } = occupant.address() as { port: number }
    try {
      expect(await start({ PORT: String(port) })).toEqual({
        code: 1,
        said: '',
        complained: `Port ${port} is in use; choose another one, as in PORT=7171 npm start.\n`,
      })
      expect(databaseIsRunning(join(folder, 'data'))).toBe(false)
    } finally {
      occupant.close()
    }
  })

  test('a key that is not the key of its database stops the database too', async () => {
    const data = join(folder, 'data')
    const server = await startServer(data, { DEMO: 'off' })
    server.process.kill('SIGTERM')
    await server.gone
    expect(databaseIsRunning(data)).toBe(false)
    writeFileSync(join(data, 'master.key'), Buffer.alloc(32).toString('base64'))
    const { code, complained } = await start({})
    expect(complained).toContain('is not the key that this database was sealed with')
    expect(code).toBe(1)
    expect(databaseIsRunning(data)).toBe(false)
  })
})

test('outside a demo, what everybody knows opens no branch: the server does not start', async () => {
  const { books, database, close } = await openTestBooks()
  const start = (demo: 'on' | 'off') => {
    const where = { PORT: '0', DATA_DIR: inject('scratch'), DATABASE_URL: databaseUrl(database) }
    return runProgram('server/main.js', { ...where, DEMO: demo }, 'ready after')
  }
  await setPasswords(books, BRANCH, { '0013': DEMO_PASSWORD })
  expect(await start('off')).toMatchObject({
    code: 1,
    complained: expect.stringContaining('books of a demo'),
  })
  expect(await start('on')).toMatchObject({ code: 0 })
  await setPasswords(books, BRANCH, { '0013': 'gravel teapot november' })
  expect(await start('off')).toMatchObject({ code: 0 })
  await close()
})

test('a command says the same sentence', async () => {
  const verified = await runProgram('server/commands/verify.js', { DATA_DIR: file })
  const sentence = `DATA_DIR is ${file}, which is a file and must be a folder.\n`
  expect(verified).toEqual({ code: 1, said: '', complained: sentence })
})

test('a server that is stopped while it starts leaves no database running', async () => {
  const settings = { PORT: '0', DATA_DIR: join(folder, 'stopped') }
  const { code, said, complained } = await runProgram('server/main.js', settings, 'day 1 of')
  expect(said).not.toContain('ready')
  expect({ code, complained }).toEqual({ code: 0, complained: '' })
  expect(databaseIsRunning(settings.DATA_DIR)).toBe(false)
})

function occupy(): Promise<Server> {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(0, '0.0.0.0', () => resolve(server))
  })
}
