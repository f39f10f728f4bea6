/**
 * Every route against every role: a route that this table does not know fails, and so does an answer to
 * somebody who may not have it.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { maySeeSheet, sheetNames } from '../../core/sheets.ts'
import { build } from '../../server/app.ts'
import { closedHouse } from '../../server/house.ts'
import { type Door, openDoor } from '../support/door.ts'
import { DAY, foundingFile } from '../support/outlet.ts'

const people = {
  director: '0001',
  supervisor: '0002',
  chief: '0003',
  teller: '0011',
  lobby: '0021',
  post: '0031',
} as const
type Person = keyof typeof people

const file: typeof foundingFile = {
  ...foundingFile,
  tellers: [
    ...foundingFile.tellers,
    { id: '0021', name: { zh: '大堂经理', en: 'Lobby' }, roles: ['lobbyManager'], grade: 3 },
    { id: '0031', name: { zh: '事后监督', en: 'Post' }, roles: ['postSupervisor'], grade: 5 },
  ],
}

const all = Object.keys(people) as Person[]
const inCharge: readonly Person[] = ['director', 'supervisor', 'chief']
const leading: readonly Person[] = [...inCharge, 'lobby']
const supervising: readonly Person[] = ['director', 'supervisor', 'post']
const counter: readonly Person[] = [...inCharge, 'teller']

interface Rule {
  /** Whom it answers; the others hear that they may not, and a stranger that he is not signed in. */
  readonly who: 'anyone' | readonly Person[]
  readonly url?: string
  readonly body?: object
}

const everybody = (url?: string, body?: object): Rule => ({
  who: all,
  ...(url === undefined ? {} : { url }),
  ...(body ? { body } : {}),
})
const anyone: Rule = { who: 'anyone' }
const shows = { password: 'x' }
const asked = { request: '0101/x', fields: {} }

const rules: Readonly<Record<string, Rule>> = {
  'GET /health/live': anyone,
  'GET /health/ready': anyone,
  'GET /api/welcome': anyone,
  'POST /api/session': { who: 'anyone', body: { terminal: 'X' } },
  'POST /api/passkey': { who: 'anyone', body: {} },
  'DELETE /api/session': anyone,
  'GET /api/session': everybody(),
  'POST /api/session/lock': everybody(),
  'POST /api/session/unlock': everybody(undefined, shows),
  'GET /api/own/sign-in': everybody(),
  'POST /api/own/password': everybody(undefined, { ...shows, to: 'y' }),
  'POST /api/own/passkey/ask': everybody(undefined, shows),
  'POST /api/own/passkey': everybody(undefined, { label: 'x', ticket: 'x', response: {} }),
  'POST /api/own/code/ask': everybody(undefined, shows),
  'POST /api/own/code': everybody(undefined, { label: 'x', ticket: 'x', code: '123456' }),
  'POST /api/own/authenticators/:id/remove': everybody('/api/own/authenticators/x/remove', shows),
  'GET /api/terminals': { who: ['director', 'supervisor'] },
  'POST /api/terminals': { who: ['director', 'supervisor'] },
  'POST /api/terminals/:name/remove': { who: ['director', 'supervisor'], url: '/api/terminals/X/remove' },
  // Whoever is signed in may open what hangs in the hall; who is not needs a terminal that is registered.
  'GET /api/queue/board': everybody(),
  'POST /api/queue/tickets': everybody(undefined, { business: 'B', flags: [], request: 'kiosk-take-1' }),
  'POST /api/queue/ratings': everybody(undefined, { ticket: 'B001', score: 5, key: '000000' }),
  'GET /api/queue': { who: [...counter, 'lobby'] },
  'POST /api/queue/window': { who: ['chief', 'teller'], body: { do: 'call' } },
  'POST /api/queue/lobby': { who: leading, body: { do: 'shut', window: 99 } },
  'POST /api/queue/lobby/tickets': {
    who: leading,
    body: { business: 'B', level: 'normal', flags: [], appointment: null, request: 'lobby-take-1' },
  },
  'POST /api/transactions/:code': everybody('/api/transactions/0510', asked),
  'POST /api/preview/:code': everybody('/api/preview/0510', asked),
  'POST /api/look/:code': everybody('/api/look/3290', { fields: {} }),
  'POST /api/tables': everybody(),
  'GET /api/desk': everybody(),
  'GET /api/codes': everybody(),
  'GET /api/journal': everybody(),
  'GET /api/journal/:day/:serial': everybody(`/api/journal/${DAY}/99999`),
  'GET /api/journal/:day/:serial/interest/:account': everybody(
    `/api/journal/${DAY}/99999/interest/0101110000000013`,
  ),
  'GET /api/journal/:day/:serial/receipt.escp': everybody(
    `/api/journal/${DAY}/99999/receipt.escp?paper=receipt`,
  ),
  'GET /api/refusals': everybody(),
  'GET /api/who': everybody('/api/who?code=0510'),
  'GET /api/inbox': everybody(),
  'GET /api/inbox/:item': everybody('/api/inbox/parked-20260302-1'),
  'GET /api/items': everybody('/api/items?kind=order'),
  'GET /api/board': { who: inCharge },
  'GET /api/status': { who: inCharge },
  'GET /api/registry': { who: inCharge },
  'GET /api/custody': { who: inCharge },
  'GET /api/control': { who: inCharge },
  'GET /api/complaints': everybody('/api/complaints?all=yes'),
  // Whoever may see none of it gets the answer of a number that was never given.
  'GET /api/complaints/:id': everybody('/api/complaints/complaint-20260302-1'),
  'GET /api/complaints/:id/case': everybody('/api/complaints/complaint-20260302-1/case'),
  'GET /api/service': everybody('/api/service?month=2026-03'),
  'GET /api/trial': { who: inCharge },
  'GET /api/moment': { who: inCharge },
  'GET /api/backups': { who: inCharge },
  'POST /api/backups': { who: inCharge },
  'GET /api/sheets': { who: inCharge, url: `/api/sheets?sheet=daily&day=${DAY}` },
  'GET /api/sheets/file': { who: inCharge, url: `/api/sheets/file?sheet=daily&day=${DAY}&as=xlsx` },
  'GET /api/supervision/:day': { who: supervising, url: `/api/supervision/${DAY}` },
  'POST /api/supervision/:day/images': {
    who: [...counter, 'post'],
    url: `/api/supervision/${DAY}/images?name=1.png`,
  },
  'GET /api/supervision/images/:sha256': {
    who: supervising,
    url: `/api/supervision/images/${'0'.repeat(64)}`,
  },
  'POST /api/supervision/images/:sha256/place': {
    who: supervising,
    url: `/api/supervision/images/${'0'.repeat(64)}/place`,
    body: { day: DAY, serial: 1 },
  },
  'GET /api/day-end': everybody(),
  'GET /api/day-end/rehearsal': { who: inCharge },
  // While the branch is open there is nothing to go on with.
  'POST /api/day-end/resume': { who: [] },
  'GET /api/customers/:no': { who: counter, url: '/api/customers/1' },
  'GET /api/accounts/:no': { who: counter, url: '/api/accounts/0101110000000013' },
  'GET /api/specimens/:no': { who: counter, url: '/api/specimens/0101110000000013' },
}

/** A stream never ends: only that a stranger gets none is asked of it. */
const STREAMS = ['GET /api/live', 'GET /api/queue/live']
/** Pages about the API, and the pages of the web, which say nothing of the branch. */
const isPage = (route: string): boolean => /^GET \/(api\/docs.*)?$|^GET \/\*?$/.test(route)

let door: Door
const cookies = new Map<Person, string>()

beforeAll(async () => {
  door = await openDoor(file)
})

afterAll(async () => {
  await door.close()
})

/** `GET /api/journal/:day/:serial`, from the tree that the server prints. */
async function routes(): Promise<string[]> {
  const app = await build(closedHouse())
  await app.ready()
  const path: string[] = []
  const found = app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap(line => {
      const [, indent = '', part = '', methods = ''] = /^([│ ]*)[├└]── (\S*) \(([A-Z, ]+)\)/.exec(line) ?? []
      const depth = indent.length / 4
      path.splice(depth, path.length, part)
      return methods.split(', ').map(method => `${method} ${path.join('')}`)
    })
  await app.close()
  return found.filter(route => /^(GET|POST|DELETE|PUT|PATCH) /.test(route))
}

test('every route is in the table, and the table knows no others', async () => {
  const known = new Set([...Object.keys(rules), ...STREAMS])
  const real = (await routes()).filter(route => !isPage(route))
  expect(real.filter(route => !known.has(route))).toEqual([])
  expect([...known].filter(route => !real.includes(route))).toEqual([])
})

const ask = (route: string, { url, body }: Rule, cookie?: string) => {
  const [method = '', path = ''] = route.split(' ')
  return method === 'GET'
    ? door.get(url ?? path, cookie)
    : door.post(url ?? path, body ?? {}, undefined, cookie ? { cookie } : {})
}

const closed = Object.entries(rules).filter(([, { who }]) => who !== 'anyone')

test.each([...closed, ...STREAMS.map(stream => [stream, everybody()] as const)])(
  'a stranger gets nothing of %s',
  async (route, rule) => {
    expect((await ask(route, rule)).statusCode).toBe(401)
  },
)

function heardIn(status: number, body: string): string {
  // A code of a ticket that is wrong is an answer, too.
  if (status === 403 && !body.includes('ticketKeyWrong')) return 'may not'
  // A wrong password is an answer, too; having no session is none.
  return status >= 500 || body.includes('sessionMissing') ? String(status) : 'answered'
}

// What ends, locks or moves a session is asked last.
const ENDS = /session\/lock|api\/terminals$/

test.each(all)('the %s gets what is his, and nothing else', async person => {
  const teller = people[person]
  const fresh = async () => {
    cookies.set(person, await door.signIn(teller))
    return cookies.get(person)
  }
  let cookie = await fresh()
  const heard: Record<string, string> = {}
  const expected: Record<string, string> = {}
  for (const [route, rule] of closed) {
    const answer = await ask(route, rule, cookie)
    heard[route] = heardIn(answer.statusCode, answer.body)
    expected[route] = rule.who.includes(person) ? 'answered' : 'may not'
    if (ENDS.test(route)) cookie = await fresh()
  }
  expect(heard).toEqual(expected)
})

test.each(all)('the %s sees the sheets of his post', async person => {
  const cookie = await door.signIn(people[person])
  for (const name of sheetNames) {
    const answer = await door.get(`/api/sheets?sheet=${name}&day=${DAY}`, cookie)
    const roles = file.tellers.find(({ id }) => id === people[person])?.roles ?? []
    // What is kept from somebody until he has counted is his all the same.
    const isHis = answer.json<{ refusal?: { refused: string } }>().refusal?.refused !== 'forbidden'
    expect([name, isHis]).toEqual([name, maySeeSheet(roles, name)])
  }
})
