/** The log of a real server at its loudest: whatever is typed, looked up or goes wrong, it names nobody. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { found } from '../../server/found.ts'
import { openInstitution } from '../../server/institution.ts'
import { plainError, withoutData } from '../../server/log.ts'
import { BRANCH, DAY, foundingFile, openOwner } from '../support/books.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import { buildProgram, type RunningServer, startServer, Terminal } from '../support/server.ts'

const PASSWORD = 'right-password'
const ACCOUNT = accountNumber(BRANCH, 'demand', 1n)
const NAME = '欧阳测试名'
const ID_NUMBER = '11010519491231002X'
const PHONE = '13912345678'
const ADDRESS = '测试路九号'
const AMOUNT = '7654.32'

let server: RunningServer
let teller: Terminal
const ids: string[] = []

beforeAll(async () => {
  buildProgram()
  const database = await emptyDatabase()
  const dataFolder = mkdtempSync(join(inject('scratch'), 'log-'))
  const settings = { DATABASE_URL: databaseUrl(database), LOG_LEVEL: 'trace' }
  const where = { dataFolder, databaseUrl: settings.DATABASE_URL }
  const institution = await openInstitution(where, { name: 'main', connections: 2 })
  const passwords = Object.fromEntries(foundingFile.tellers.map(({ id }) => [id, PASSWORD]))
  await found(institution.books, foundingFile, passwords)
  await institution.close()
  server = await startServer(dataFolder, settings)
  await work()
  const owner = openOwner(database)
  await breakThings(owner)
  await owner.end()
  server.process.kill('SIGTERM')
  await server.gone
})

afterAll(() => server.process.kill('SIGKILL'))

/** Everything that personal data go through: forms, refusals, look-ups, addresses, wrong passwords. */
async function work(): Promise<void> {
  const at = { branch: BRANCH, day: DAY, password: PASSWORD }
  const supervisor = new Terminal(server.url, '0002', 'G2')
  teller = new Terminal(server.url, '0011', 'G1')
  await supervisor.signIn(PASSWORD)
  await teller.signIn(PASSWORD)
  await expect(new Terminal(server.url, '0012', 'G3').signIn('my-secret-guess')).rejects.toThrow()
  const answers = [
    await supervisor.act('8001', { ...at, signers: ['0003'] }),
    await teller.act('0001', at),
    await teller.act('0201', {
      ...at,
      fields: {
        kind: 'person',
        name: NAME,
        idKind: 'idCard',
        idNumber: ID_NUMBER,
        phone: PHONE,
        address: ADDRESS,
      },
    }),
    await teller.act('0510', { ...at, fields: { account: ACCOUNT, amount: AMOUNT, notes: NAME } }),
  ]
  expect(answers.map(({ outcome }) => outcome)).toEqual(['posted', 'posted', 'posted', 'refused'])
  for (const path of [
    `accounts/${ACCOUNT}`,
    'customers/1',
    `journal?account=${ACCOUNT}&x=${NAME}`,
    'nothing/' + PHONE,
  ])
    ids.push((await teller.get(`/api/${path}`)).headers.get('x-request-id') ?? '')
  await teller.perform(`0510?name=${ID_NUMBER}`, { request: ID_NUMBER, fields: { idNumber: ID_NUMBER } })
  await teller.perform('0510', { request: { [NAME]: ID_NUMBER } })
  await fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': ID_NUMBER,
      'user-agent': NAME.length + PHONE,
    },
    body: `{ "name": "${NAME}", ${ID_NUMBER}`,
  })
}

/** The database says what it got when it cannot take it. */
async function breakThings(owner: ReturnType<typeof openOwner>): Promise<void> {
  await owner.query(`alter table data_key add constraint odd check (length(id) < 0) not valid`)
  await owner.query(`alter table refusal add constraint odd check (detail::text = '') not valid`)
  const fields = { kind: 'person', name: NAME, idKind: 'passport', idNumber: 'P9876543', phone: PHONE }
  for (const amount of [AMOUNT, 'x']) {
    const request = teller.newRequest(BRANCH, DAY)
    const failed = await teller.perform('0510', {
      request,
      fields: { account: ACCOUNT, amount, notes: NAME },
    })
    expect([400, 500]).toContain(failed.status)
  }
  const failed = await teller.perform('0201', { request: teller.newRequest(BRANCH, DAY), fields })
  expect(failed.status).toBe(500)
  ids.push(failed.headers.get('x-request-id') ?? '')
}

const said = () =>
  server
    .said()
    .split('\n')
    .filter(line => line.startsWith('{'))

test.each([
  ['a name', NAME],
  ['a name in an address', encodeURIComponent(NAME)],
  ['the number of a document', ID_NUMBER.slice(0, 14)],
  ['a telephone number', PHONE],
  ['a passport', 'P9876543'],
  ['an address', ADDRESS],
  ['an amount', AMOUNT],
  ['an account', ACCOUNT],
  ['a password', PASSWORD],
  ['a wrong password', 'my-secret-guess'],
  ['who sat there', '"0011"'],
])('%s is nowhere in the log', (_what, text) => {
  expect(server.said()).not.toContain(text)
})

test('each request has a line of its own, with its id, its route and what came of it', () => {
  const lines = said().map(line => JSON.parse(line) as Record<string, unknown>)
  const answered = lines.filter(({ msg }) => msg === 'answered')
  const byId = new Map(answered.map(line => [line.request, line]))
  expect(ids.map(id => byId.get(id)).map(line => [line?.route, line?.status])).toEqual([
    ['/api/accounts/:no', 404],
    ['/api/customers/:no', 200],
    ['/api/journal', 200],
    ['none', 404],
    ['/api/transactions/:code', 500],
  ])
})

test('an error names the request, the table and the place in the program', () => {
  const errors = said().map(
    line => JSON.parse(line) as { level: number; request: string; err: { stack: string } },
  )
  const broken = errors.find(({ level, request }) => level === 50 && request === ids.at(-1))
  expect(broken?.err).toMatchObject({ code: '23514', table: 'data_key', constraint: 'odd' })
  expect(broken?.err.stack).toMatch(/^ {4}at /)
})

describe('the text of an error', () => {
  test.each([
    ['invalid input syntax for type date: "2026-02-31"', 'invalid input syntax for type date: "…"'],
    ['account:0101110000000013 was read but not loaded', 'account:# was read but not loaded'],
    ['户名 王小明 不符', '… … …'],
    ['paid 1,234.56 of 99.00', 'paid # of #'],
    [`Key ('x') of ${ID_NUMBER}`, 'Key ("…") of #'],
    ['connect ECONNREFUSED port 5432', 'connect ECONNREFUSED port 5432'],
  ])('%s', (text, plain) => {
    expect(withoutData(text)).toBe(plain)
    expect(plainError(new TypeError(text))).toMatchObject({ type: 'TypeError', message: plain })
  })
})
