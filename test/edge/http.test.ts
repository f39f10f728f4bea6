/** The door: who comes in, what is answered to nonsense, what leaks to whom. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountNumber } from '../../core/counter/accounts.ts'
import { inPerson } from '../../core/practice/inPerson.ts'
import type { WirePreview } from '../../core/wire.ts'
import { BRANCH, DAY, type TestBooks } from '../support/books.ts'
import { type Door, openDoor, PASSWORD } from '../support/door.ts'

const A1 = accountNumber(BRANCH, 'demand', 1n)

let door: Door
let bank: TestBooks
let get: Door['get']
let post: Door['post']
let perform: Door['perform']

beforeAll(async () => {
  door = await openDoor()
  ;({ bank, get, post, perform } = door)
})

afterAll(() => door.close())

describe('signing in', () => {
  test('a wrong password and an unknown person get the same answer', async () => {
    const answers = await Promise.all(
      [
        ['0011', 'wrong'],
        ['7777', PASSWORD],
        ['', PASSWORD],
        ["' or 1=1 --", PASSWORD.slice(1)],
      ].map(([teller, password]) => post('/api/session', { teller, password, terminal: 'X' })),
    )
    expect(answers.map(answer => answer.statusCode)).toEqual([401, 401, 401, 400])
    expect(answers[0]?.json()).toEqual(answers[1]?.json())
  })

  test('the cookie cannot be read by scripts and is not sent from other sites', async () => {
    const payload = { teller: '0013', password: PASSWORD, terminal: 'X' }
    const response = await post('/api/session', payload)
    expect(String(response.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
  })

  test('a person has one session: signing in elsewhere ends it', async () => {
    const first = await door.signIn('0001')
    const second = await door.signIn('0001')
    const at = (cookie: string) => get('/api/desk', cookie)
    expect((await at(first)).statusCode).toBe(401)
    expect((await at(second)).statusCode).toBe(200)
    await door.signOut(second)
    expect((await at(second)).statusCode).toBe(401)
  })

  test('no hints and no seals outside demo mode', async () => {
    const welcome = (await get('/api/welcome')).json<{ hints: unknown[]; seals: unknown[] }>()
    expect([welcome.hints, welcome.seals]).toEqual([[], []])
  })

  test('guessing is slowed down', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, () =>
        post('/api/session', { teller: '0011', password: 'x', terminal: 'X' }),
      ),
    )
    expect(tries.some(response => response.statusCode === 429)).toBe(true)
  })
})

describe('nobody in who does not belong', () => {
  const reads = [
    'desk',
    'codes',
    'journal',
    `journal/${DAY}/1`,
    'refusals',
    'inbox',
    'inbox/parked-20260302-1',
    'items?kind=count',
    'board',
    'status',
    'trial',
    'day-end',
    'customers/1',
    `accounts/${A1}`,
    'live',
  ]

  test.each(reads)('GET /api/%s without a session is 401', async path => {
    expect((await get(`/api/${path}`)).statusCode).toBe(401)
  })

  test.each(['transactions/0510', 'preview/0510'])('POST /api/%s without a session is 401', async path => {
    const response = await post(`/api/${path}`, { request: `${BRANCH}/${DAY}/X/1`, fields: {} })
    expect(response.statusCode).toBe(401)
  })

  test('a page of another site cannot post', async () => {
    const response = await post(
      '/api/transactions/0001',
      { request: `${BRANCH}/${DAY}/H0011/9999`, fields: {} },
      '0011',
      { origin: 'https://evil.example' },
    )
    expect(response.statusCode).toBe(403)
  })

  test.each(['/api/desk', '/api/docs/', '/api/nowhere', '/health/live'])(
    '%s is framed by nobody, and taken for nothing else',
    async url => {
      expect((await get(url, '0011')).headers).toMatchObject({
        'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
        'x-content-type-options': 'nosniff',
      })
    },
  )

  test('what is said of customers stays in no cache', async () => {
    expect((await get(`/api/accounts/${A1}`, '0011')).headers['cache-control']).toBe('no-store')
  })

  test.each(['board', 'status'])('the %s is for those in charge', async page => {
    expect((await get(`/api/${page}`, '0011')).statusCode).toBe(403)
    expect((await get(`/api/${page}`, '0003')).statusCode).toBe(200)
  })

  test('a teller sees his own rows only', async () => {
    const rows = (await get('/api/journal', '0011')).json<{ teller: string }[]>()
    expect(new Set(rows.map(row => row.teller))).toEqual(new Set(['0011']))
    expect((await get('/api/journal?teller=0012', '0011')).statusCode).toBe(403)
    const others = (await get('/api/journal', '0002'))
      .json<{ teller: string; serial: number }[]>()
      .find(row => row.teller === '0012')
    expect((await get(`/api/journal/${DAY}/${others?.serial}`, '0011')).statusCode).toBe(404)
  })

  test('a code of another post is refused, and the attempt is remembered', async () => {
    expect((await perform('8004', {}, '0011')).statusCode).toBe(403)
    const refusals = (await get('/api/refusals', '0002')).json<{ code: string; teller: string }[]>()
    expect(refusals[0]).toMatchObject({ code: '8004', teller: '0011' })
  })

  test('a request id of another terminal or branch is none', async () => {
    for (const request of [`${BRANCH}/${DAY}/H0012/1`, `0999/${DAY}/H0011/1`, 'x']) {
      const response = await post('/api/transactions/0510', { request, fields: {} }, '0011')
      expect(response.json()).toMatchObject({ refusal: { refused: 'requestMalformed' } })
    }
  })
})

describe('nonsense', () => {
  test.each([
    ['no body', undefined],
    ['a list', []],
    ['fields that are numbers', { request: `${BRANCH}/${DAY}/H0011/1`, fields: { amount: { a: 1 } } }],
    ['a field too many in the envelope', { request: `${BRANCH}/${DAY}/H0011/1`, fields: {}, admin: true }],
  ])('%s is answered 400', async (_what, payload) => {
    expect((await post('/api/transactions/0510', payload, '0011')).statusCode).toBe(400)
  })

  test('all that is wrong with a form is said at once, field by field', async () => {
    const answer = (
      await perform('0510', { account: '123', amount: '-5', notes: 'x', hack: '1' }, '0011')
    ).json<{
      refusal: { problems: { field: string }[] }
    }>()
    expect(answer.refusal.problems.map(problem => problem.field).sort()).toEqual([
      'account',
      'amount',
      'hack',
      'notes',
    ])
  })

  test('an unknown code, and a path that is none', async () => {
    expect((await perform('9999', {}, '0011')).statusCode).toBe(404)
    expect((await get('/api/nothing', '0011')).statusCode).toBe(404)
    expect((await get('/api/journal/2026-02-31/x', '0011')).statusCode).toBe(400)
  })

  test('a body of more than a megabyte is turned away', async () => {
    const fields = { account: 'x'.repeat(1_100_000) }
    const answer = await perform('0510', fields, '0011')
    expect([answer.statusCode, answer.json()]).toMatchObject([413, { refusal: { refused: 'bodyTooLarge' } }])
  })
})

describe('what leaks to whom', () => {
  test('a blind count answers the same whether it agrees or not, and its row tells its maker nothing', async () => {
    const right = {
      counted: '100x251 50x50 20x50 10x100 5x40 1x300',
      papers: 'passbookx49 certificatex50',
      session: 'midday',
    }
    const agreed = await perform('1020', right, '0011')
    const wrong = await perform('1020', { counted: '100x1', papers: '0', session: 'midday' }, '0011')
    const shape = (response: typeof agreed) => Object.keys(response.json<object>()).sort()
    expect([agreed.statusCode, wrong.statusCode]).toEqual([200, 200])
    expect(shape(wrong)).toEqual(shape(agreed))
    const { serial } = wrong.json<{ serial: number }>()
    const mine = (await get(`/api/journal/${DAY}/${serial}`, '0011')).json<{ effects: string | null }>()
    expect(mine.effects).toBeNull()
    expect(JSON.stringify((await get('/api/items?kind=count', '0011')).json())).not.toMatch(/\d+\.\d\d/)
    const boss = (await get(`/api/journal/${DAY}/${serial}`, '0002')).json<{ effects: string }>()
    expect(boss.effects).toContain('difference')
    const preview = await post(
      '/api/preview/1020',
      { request: `${BRANCH}/${DAY}/H0011/77777`, fields: right },
      '0011',
    )
    expect(preview.json()).toMatchObject({ entries: [], moved: [], refusal: null })
  })

  test('where no money moves a preview says what does, and a refusal names the vouchers', async () => {
    const preview = async (numbers: string) => {
      const fields = { kind: 'passbook', numbers }
      const request = `${BRANCH}/${DAY}/H0011/77778`
      return (await post('/api/preview/2003', { request, fields }, '0011')).json<WirePreview>()
    }
    expect((await preview('201-210')).moved).toContain('vouchers passbook 201-210 till:00 > till:01')
    expect((await preview('9001')).refusal?.zh).toBe('活期存折 9001-9001 不全在该尾箱')
  })

  test('documents and telephone numbers are shown with their middle hidden', async () => {
    const text = JSON.stringify(
      (await post('/api/look/7003', { fields: { who: '王小明', purpose: 'service' } }, '0011')).json(),
    )
    expect(text).toContain('王小明')
    expect(text).not.toContain('11010519491231002X')
    expect(text).not.toContain('13812345678')
  })

  test.each([['1'], ['11010519491231002x'], ['１３８１２３４５６７８'], ['王小明']])(
    'a customer is found by %s',
    async who => {
      const { customers } = (
        await post('/api/look/7003', { fields: { who, purpose: 'service' } }, '0011')
      ).json<{
        customers: { no: string }[]
      }>()
      expect(customers.map(({ no }) => no)).toEqual(['000000001'])
    },
  )

  test('every look at a customer is in the access log, chained', async () => {
    await post('/api/look/7001', { fields: { account: A1, purpose: 'service' } }, '0012')
    const { rows } = await bank.books.pool.query<{ teller: string; subject: string }>(
      'select teller, subject from access_log order by link desc limit 1',
    )
    expect(rows[0]).toEqual({ teller: '0012', subject: A1 })
  })

  test('who counts again is not told what the maker counted', async () => {
    const fields = inPerson('0510', { account: A1, amount: '60000', notes: '100x600' })
    const { item } = (await perform('0510', fields, '0011')).json<{ item: string }>()
    const seen = JSON.stringify((await get(`/api/inbox/${item}`, '0003')).json())
    expect(seen).not.toContain('100x600')
    const wrong = await perform('0011', { parked: item, recount: '100x599' }, '0003')
    expect(wrong.json()).toMatchObject({ refusal: { refused: 'recountDiffers' } })
    expect((await perform('0011', { parked: item, recount: '100x600' }, '0003')).statusCode).toBe(200)
  })

  test('what waits is seen by its maker and by who could sign it, and by nobody in passing', async () => {
    const fields = { action: 'void', kind: 'certificate', numbers: '2', reason: '打印错位' }
    const { item } = (await perform('2010', fields, '0011')).json<{ item: string }>()
    const looks = async (as: string) => (await get(`/api/inbox/${item}`, as)).statusCode
    expect(await Promise.all(['0011', '0002', '0012'].map(looks))).toEqual([200, 200, 404])
    await perform('0014', { parked: item }, '0011')
  })
})

describe('signing at the maker’s terminal', () => {
  test('takes the signer’s own password, and is the signer’s own act', async () => {
    const fields = { action: 'void', kind: 'certificate', numbers: '1', reason: '打印错位' }
    const { item } = (await perform('2010', fields, '0011')).json<{ item: string }>()
    const wrong = await perform('0011', { parked: item }, '0011', {
      as: { teller: '0002', password: 'guess' },
    })
    expect(wrong.statusCode).toBe(401)
    const signed = await perform('0011', { parked: item }, '0011', {
      as: { teller: '0002', password: PASSWORD },
    })
    const { serial } = signed.json<{ serial: number }>()
    const row = (await get(`/api/journal/${DAY}/${serial}`, '0002')).json<{
      teller: string
      terminal: string
    }>()
    expect(row).toMatchObject({ teller: '0002', terminal: 'H0011' })
  })

  test('guessing it is slowed down, at this terminal and for this person only', async () => {
    const guess = (at: string, teller: string) =>
      perform('0011', { parked: 'parked-20260302-1' }, at, { as: { teller, password: 'guess' } })
    const statuses = []
    for (let tries = 0; tries < 12; tries++) statuses.push((await guess('0011', '0003')).statusCode)
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
    expect((await guess('0012', '0003')).statusCode).toBe(401)
    expect((await guess('0011', '0013')).statusCode).toBe(401)
  })

  test('a colleague signs at this terminal, and does nothing else there', async () => {
    const fields = { account: A1, amount: '1', notes: '1x1' }
    const as = { teller: '0012', password: PASSWORD }
    const response = await perform('0510', fields, '0011', { as })
    expect(response.json()).toMatchObject({ refusal: { refused: 'requestMalformed' } })
  })
})

test('the API page has an operation for every code that people type', async () => {
  const document = (await get('/api/docs/json')).json<{ paths: Record<string, unknown> }>()
  const generated = JSON.parse(readFileSync('docs/generated/openapi.json', 'utf8')) as {
    paths: Record<string, unknown>
  }
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(Object.keys(generated.paths)))
})
