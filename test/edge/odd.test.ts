/**
 * Odd things are refused in words; nothing that anybody can send for any code is answered with 500, and
 * whatever was posted among it, the books are sound. A longer run:
 * `RUNS=500 SEED=7 npx vitest run test/edge/odd.test.ts`.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { practiceFields } from '../../core/practice.ts'
import { type Random, randomFrom } from '../../core/std.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import type { WireRefusal } from '../../core/wire.ts'
import { BRANCH, DAY } from '../support/books.ts'
import { type Door, openDoor, PASSWORD } from '../support/door.ts'
import { verify } from '../../server/verify.ts'
import { seed } from '../support/seed.ts'

const RUNS = Number(process.env.RUNS ?? 12)
const A1 = accountNumber(BRANCH, 'demand', 1n)

let door: Door

beforeAll(async () => {
  door = await openDoor()
})

afterAll(() => door.close())

/** The refusal, or `none` where the schema has turned the request away before it was read. */
const saidBy = (response: { json(): unknown }): string =>
  (response.json() as { refusal?: { refused: string } | null }).refusal?.refused ?? 'none'

describe('what is asked for', () => {
  test.each([
    ['/api/journal?day=2026-13-45', 400, 'dayMalformed'],
    ['/api/journal?day=', 400, 'dayMalformed'],
    ['/api/journal?before=99999999999999', 400, 'serialMalformed'],
    [`/api/journal?before=${'9'.repeat(400)}`, 400, 'serialMalformed'],
    ['/api/journal?before=2147483648', 400, 'serialMalformed'],
    ['/api/journal?before=-1', 400, 'serialMalformed'],
    ['/api/journal/2026-02-31/1', 400, 'dayMalformed'],
    [`/api/journal/${DAY}/99999999999`, 400, 'serialMalformed'],
    [`/api/journal/${DAY}/999999999`, 404, 'serialUnknown'],
    ['/api/trial?day=2026-02-31', 400, 'dayMalformed'],
    ['/api/refusals?day=2026-02-31', 400, 'dayMalformed'],
    ['/api/items?kind=__proto__', 200, 'none'],
    ['/api/items?kind=constructor', 200, 'none'],
    ['/api/items?kind=%00', 400, 'addressMalformed'],
    ['/api/sheets?sheet=account&account=%00', 400, 'addressMalformed'],
    ['/api/inbox/parked-99999999-99999999999999999999', 404, 'itemUnknown'],
    ['/api/customers/999999999999999999999999', 404, 'customerUnknown'],
    ['/api/customers/-', 404, 'customerUnknown'],
    ['/api/customers/%00', 400, 'addressMalformed'],
    ['/api/accounts/0000000000000000', 404, 'accountUnknown'],
    ['/api/accounts/%ED%A0%80', 400, 'none'],
  ])('GET %s is %i %s', async (url, status, refused) => {
    const response = await door.get(url, '0002')
    expect([response.statusCode, saidBy(response)]).toEqual([status, refused])
  })
})

describe('what is sent', () => {
  const deposit = { account: A1, amount: '1', notes: '1x1' }
  const trial = { product: 'demand', amount: '100' }

  test.each([
    ['a NUL in the ticket', '0510', deposit, { ticket: 'A\u0000' }, 'textControl', 'ticket'],
    ['a bell in the ticket', '0510', deposit, { ticket: 'A\u0007' }, 'textControl', 'ticket'],
    ['half a character in the ticket', '0510', deposit, { ticket: 'A\ud83d' }, 'textControl', 'ticket'],
    ['half a character in words', '8501', { serial: '1', reason: '\udc00' }, {}, 'textControl', 'reason'],
    [
      'half a character in a name',
      '0201',
      { kind: 'person', idKind: 'passport', idNumber: 'A12345', name: '\ud83d' },
      {},
      'textControl',
      'name',
    ],
    ['a NUL for a voucher kind', '2003', { kind: 'a\u0000', numbers: '1' }, {}, 'textControl', 'kind'],
    [
      'half a character for a voucher kind',
      '2003',
      { kind: '\ud800', numbers: '1' },
      {},
      'textControl',
      'kind',
    ],
    [
      'a voucher kind without end',
      '2003',
      { kind: 'x'.repeat(9_000), numbers: '1' },
      {},
      'textTooLong',
      'kind',
    ],
    [
      'a form opened on a day that is none',
      '0510',
      deposit,
      { request: `${BRANCH}/2026-13-45/H0011/1` },
      'requestMalformed',
      null,
    ],
    ['no notes to change', '1010', { received: '0', given: '0' }, {}, 'fieldMissing', 'received'],
    ['3290, which only looks', '3290', trial, {}, 'lookUpOnly', null],
    ['7001, which only looks', '7001', { account: A1 }, {}, 'lookUpOnly', null],
    ['7005 of another till', '7005', { till: '00' }, {}, 'lookUpOnly', null],
    ['8002, which only looks', '8002', {}, {}, 'lookUpOnly', null],
  ])('%s is refused', async (_what, code, fields, more, refused, field) => {
    const before = await rows()
    const response = await door.perform(code, fields, '0011', more)
    expect(response.statusCode).toBeLessThan(500)
    expect(response.json()).toMatchObject({ refusal: { refused, field } })
    expect(await rows()).toBe(before)
  })

  const request = `${BRANCH}/${DAY}/H0011/70000`

  test.each([
    ['a number for an amount', { request, fields: { ...deposit, amount: 1 } }],
    ['a number that loses digits', `{"request":"${request}","fields":{"amount":9007199254740993}}`],
    ['a list for an amount', { request, fields: { ...deposit, amount: ['1'] } }],
    ['nothing for an amount', { request, fields: { ...deposit, amount: null } }],
    ['a record for an amount', { request, fields: { ...deposit, amount: {} } }],
    ['a list for the fields', { request, fields: [deposit] }],
    ['a teller beside the fields', { request, fields: deposit, teller: '0002' }],
    [
      'signatures beside the fields',
      { request, fields: deposit, signed: [{ by: 'director', teller: '0001' }] },
    ],
    ['a number for the ticket', { request, fields: deposit, ticket: 5 }],
    ['a prototype', `{"request":"${request}","fields":{"__proto__":{"amount":"1"}}}`],
    ['a constructor', `{"request":"${request}","fields":{},"constructor":{"prototype":{}}}`],
    ['fields without end', `{"request":"${request}","fields":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`],
    ['lists without end', '['.repeat(100_000)],
    ['no JSON', '{'],
    ['nothing', 'null'],
  ])('%s is not made to fit', async (_what, payload) => {
    const before = await rows()
    const headers = { 'content-type': 'application/json' }
    const response = await door.post('/api/transactions/0510', payload, '0011', headers)
    expect(response.statusCode).toBe(400)
    expect(await rows()).toBe(before)
  })

  test.each([
    [
      'no demand rate on the last day',
      { ...trial, start: '2015-01-01', end: '2015-10-23' },
      'demandRateMissing',
    ],
    [
      'none for what is drawn early',
      { ...trial, product: 'lumpSum', rate: '2', start: '2015-01-01', end: '2015-05-01' },
      'demandRateMissing',
    ],
    ['a term that runs out of the calendar', { ...trial, start: '9999-01-01', term: '30y' }, 'dayMalformed'],
  ])('3290 refuses %s', async (_what, fields, refused) => {
    const response = await door.post('/api/look/3290', { fields }, '0011')
    expect([response.statusCode < 500, saidBy(response)]).toEqual([true, refused])
  })

  test('7005 knows no till that is not there', async () => {
    const response = await door.post('/api/look/7005', { fields: { till: '77' } }, '0002')
    expect([response.statusCode, saidBy(response)]).toEqual([404, 'tillUnknown'])
  })

  test.each([['00\u000011'], ['\ud800'], ['abcd'], ['①②③④']])('nobody signs in as %j', async teller => {
    const payload = { teller, password: PASSWORD, terminal: 'X' }
    const response = await door.post('/api/session', payload)
    expect([response.statusCode, saidBy(response)]).toEqual([401, 'wrongPassword'])
  })

  async function rows(): Promise<number> {
    const counted = await door.bank.books.pool.query<{ count: number }>(
      'select count(*)::int as count from journal',
    )
    return counted.rows[0]?.count ?? 0
  }
})

const ODD = [
  '',
  ' ',
  '0',
  '1',
  '-1',
  '1.5',
  '1e9',
  '2147483647',
  '2147483648',
  '9'.repeat(20),
  '9'.repeat(400),
  'NaN',
  DAY,
  '20260302',
  '2026-02-31',
  '2026-13-45',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '1900-01-01',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  '[]',
  '{}',
  '../..',
  "' or 1=1 --",
  '%',
  '_',
  '\\',
  '\u0000',
  'a\u0000b',
  '\u0007',
  '\ud800',
  '\udc00x',
  '\u202e',
  '王',
  '😀',
  'x'.repeat(99),
  '王'.repeat(999),
  '0011',
  '0099',
  '0510',
  '9999',
  '00',
  '01',
  '77',
  A1,
  '1001-01-01',
  '1001',
  '2241-01',
  '0101110000000096',
  'parked',
  'count',
  'parked-20260302-1',
  `parked-99999999-${'9'.repeat(20)}`,
  'passbook',
  '1-50',
  '1+99999',
  `1-${'9'.repeat(12)}`,
  '100x1',
  '100x-1',
  `100x${'9'.repeat(30)}`,
  '100x1 50x-2',
  '0.01',
  '5w',
  '-0',
  '9'.repeat(13),
  `D 6602 ${'9'.repeat(15)}; C 1003 ${'9'.repeat(15)}`,
  `D ${A1} 1; C 1003 1`,
  '360',
  '99.9999',
  'demand',
  'lumpSum',
  '１００．００',
  '１２３４５６７８９０１２３４５６',
  '9'.repeat(19),
  `-${'9'.repeat(19)}`,
  '9223372036854775808',
  '0x10',
  '+1',
  '1,000.00',
  '￥100',
  '壹佰元整',
  `'; drop table journal; --`,
  '" or ""="',
  '<script>alert(1)</script>',
  '{{= 7*7 }}',
  '{{7*7}}',
  '%s%n',
  '\r\nset-cookie: a=b',
  '\t',
  '\u200b',
  '\ufeff',
  '\uffff',
  'e\u0301',
  '👨‍👩‍👧‍👦',
  '=1+1',
  '|',
  ';',
  ',',
  '/',
  '@@',
  'x'.repeat(20_000),
]

/** A text for an address; half a character has none, so its three bytes are sent. */
const inUrl = (text: string): string =>
  [...text].map(one => (/\p{Surrogate}/u.test(one) ? '%ED%A0%80' : encodeURIComponent(one))).join('')

interface Route {
  readonly path: string
  readonly parameters: readonly { readonly name: string; readonly in: 'path' | 'query' }[]
}

async function readingRoutes(): Promise<Route[]> {
  const document = (await door.get('/api/docs/json')).json<{
    paths: Record<string, { get?: { parameters?: Route['parameters'] } }>
  }>()
  return Object.entries(document.paths).flatMap(([path, { get }]) =>
    get ? [{ path, parameters: get.parameters ?? [] }] : [],
  )
}

/** Each parameter is left out, or odd. */
function oddAddress({ path, parameters }: Route, random: Random): string {
  let url = path
  const query: string[] = []
  for (const { name, in: where } of parameters) {
    const value = inUrl(random.pick(ODD))
    if (where === 'path') url = url.replace(`{${name}}`, value)
    else if (random.below(3) > 0) query.push(`${name}=${value}`)
  }
  return query.length === 0 ? url : `${url}?${query.join('&')}`
}

/** The session of each; some codes end or lock one, and then somebody signs in again. */
const cookies = new Map<string, string>()

async function send(url: string, payload: object, who: string) {
  const cookie = cookies.get(who) ?? (await door.signIn(who))
  cookies.set(who, cookie)
  const answer = await door.post(url, payload, undefined, { cookie })
  if (answer.statusCode !== 401 && saidBy(answer) !== 'sessionLocked') return answer
  const fresh = await door.signIn(who)
  cookies.set(who, fresh)
  return door.post(url, payload, undefined, { cookie: fresh })
}

let asked = 1_000

const nextRequest = (who: string): string => {
  asked += 1
  return `${BRANCH}/${DAY}/H${who}/${asked}`
}

/** Posted, parked, refused in both languages with what to do next, or no request at all. */
function isAnswer(answer: { readonly statusCode: number; json(): unknown }): boolean {
  const { outcome, refusal, error } = answer.json() as Partial<{
    outcome: string
    refusal: WireRefusal | null
    error: string
  }>
  if (answer.statusCode < 300) return outcome === 'posted' || outcome === 'parked'
  if (!refusal) return answer.statusCode === 400 && Boolean(error)
  return [refusal, refusal.next].every(({ zh, en }) => zh !== '' && en !== '')
}

/** Bodies that no form sends: fields of another type, of no code, too many, none. */
function wrongBodies(
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
  random: Random,
): [string, object][] {
  const name = names.length === 0 ? 'none' : random.pick(names)
  const types = [1, -1, 1e21, true, null, [], ['1'], {}, { zh: '1' }]
  return [
    ...types.map((value): [string, object] => ['a wrong type', { fields: { ...fields, [name]: value } }]),
    ['a field of no form', { fields: { ...fields, nobodyKnows: random.pick(ODD) } }],
    ['a list of fields', { fields: Object.values(fields) }],
    ['a text of fields', { fields: JSON.stringify(fields) }],
    ['no fields', {}],
    ['fields beside the fields', { fields, amount: '1' }],
  ]
}

const people = ['0002', '0003', '0011', '0012', '0013']

describe('nothing is answered with 500', () => {
  test(`no address (seed ${seed})`, async () => {
    const random = randomFrom(seed)
    const routes = await readingRoutes()
    expect(routes.length).toBeGreaterThan(12)
    const broken: string[] = []
    for (const route of routes) {
      const times = route.parameters.length === 0 ? 1 : 120
      for (let time = 0; time < times; time++) {
        const url = oddAddress(route, random)
        const response = await door.get(url, random.pick(people))
        if (response.statusCode >= 500) broken.push(`${url} ${response.statusCode}`)
      }
    }
    expect(broken).toEqual([])
  })

  test(`no picture and no place of one (seed ${seed})`, async () => {
    const random = randomFrom(seed)
    const broken: string[] = []
    const octets = { 'content-type': 'application/octet-stream' }
    const rubbish = () => Buffer.from(Array.from({ length: random.below(60) }, () => random.below(256)))
    const beginnings = ['', '\u0089PNG\r\n\u001a\n', '\u00ff\u00d8\u00ff\u00e0'].map(text =>
      Buffer.from(text, 'latin1'),
    )
    for (let time = 0; time < 200; time++) {
      const who = random.pick(people)
      const day = random.below(2) === 0 ? DAY : inUrl(random.pick(ODD))
      const bytes = Buffer.concat([random.pick(beginnings), rubbish()])
      const brought = `/api/supervision/${day}/images?name=${inUrl(random.pick(ODD))}`
      const sha256 = random.below(2) === 0 ? '0'.repeat(64) : inUrl(random.pick(ODD))
      const place = `/api/supervision/images/${sha256}/place`
      const at = { day: random.pick([DAY, ...ODD]), serial: random.pick([1, 0, -1, 1e21, null, '1', ...ODD]) }
      const answers = [await door.post(brought, bytes, who, octets), await door.post(place, at, who)]
      for (const { statusCode } of answers)
        if (statusCode < 400 || statusCode >= 500)
          broken.push(`${brought} ${JSON.stringify(at)} ${statusCode}`)
    }
    expect(broken).toEqual([])
  })

  test(`no form (seed ${seed})`, { timeout: 3_600_000 }, async () => {
    const random = randomFrom(seed)
    const broken: string[] = []
    for (let time = 0; time < RUNS; time++) {
      for (const { code, fields, examples } of allTransactions()) {
        const filled = practiceFields(examples[0]?.fields ?? {})
        const odd = Object.keys(fields).map(name => [
          name,
          random.below(2) === 0 ? random.pick(ODD) : (filled[name] ?? ''),
        ])
        const texts = Object.fromEntries(odd) as Record<string, string>
        const who = random.pick(people)
        const ticket = random.below(4) === 0 ? { ticket: random.pick(ODD) } : {}
        const request = { request: `${BRANCH}/${DAY}/H${who}/${random.below(99)}`, fields: texts }
        const answers = await Promise.all([
          send(`/api/preview/${code}`, request, who),
          send(`/api/look/${code}`, { fields: texts }, who),
          send(`/api/transactions/${code}`, { ...request, request: nextRequest(who), ...ticket }, who),
        ])
        const worst = Math.max(...answers.map(answer => answer.statusCode))
        const [, , answered] = answers
        if (worst >= 500 && worst !== 503) broken.push(`${code} ${JSON.stringify(texts)} by ${who}: ${worst}`)
        else if (!isAnswer(answered)) broken.push(`${code} ${JSON.stringify(texts)}: ${answered.body}`)
      }
    }
    expect(broken).toEqual([])
  })

  test(`no body, of any code (seed ${seed})`, { timeout: 3_600_000 }, async () => {
    const random = randomFrom(seed)
    const broken: string[] = []
    for (const { code, fields, examples } of allTransactions()) {
      const filled = practiceFields(examples[0]?.fields ?? {})
      const request = `${BRANCH}/${DAY}/H0011/80000`
      for (const [what, own] of wrongBodies(filled, Object.keys(fields), random)) {
        for (const path of [`/api/transactions/${code}`, `/api/preview/${code}`, `/api/look/${code}`]) {
          const payload = path.startsWith('/api/look') ? own : { request, ...own }
          const answer = await send(path, payload, '0011')
          const { statusCode } = answer
          // A dry run tells what would be refused, and has itself done nothing wrong.
          const isSaid = statusCode < 500 && (statusCode >= 400 || saidBy(answer) !== 'none')
          if (!isSaid) broken.push(`${path} ${what} ${JSON.stringify(payload)}: ${statusCode}`)
        }
      }
    }
    expect(broken).toEqual([])
  })

  test('and the books are sound afterwards, whatever was posted', async () => {
    await door.bank.books.memories.allCaughtUp()
    const { rows, findings } = await verify(door.bank.books.pool)
    expect(findings).toEqual([])
    expect(rows).toBeGreaterThan(50)
  })
})
