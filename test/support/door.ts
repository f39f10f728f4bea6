/** The server without a port: a branch on an open day with one customer, and people signed in. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { build } from '../../server/app.ts'
import { setPasswords } from '../../server/found.ts'
import { closedHouse, openHouse } from '../../server/house.ts'
import { SCHEMA } from './cluster.ts'
import { BRANCH, DAY, foundingFile, openTestBooks, openTheDay, type TestBooks } from './books.ts'

export const PASSWORD = 'right-password'

type Answer = Promise<LightMyRequestResponse>

export interface Door {
  readonly bank: TestBooks
  /** At the terminal `H` and his number; gives the cookie. */
  signIn(this: void, teller: string): Promise<string>
  signOut(this: void, cookie: string): Answer
  /** `as` is somebody's number, or a cookie. */
  get(this: void, url: string, as?: string): Answer
  post(
    this: void,
    url: string,
    payload: InjectOptions['payload'],
    as?: string,
    headers?: Record<string, string>,
  ): Answer
  /** Posts a code under a fresh request id; `more` is added to the envelope. */
  perform(this: void, code: string, fields: Record<string, string>, as: string, more?: object): Answer
  close(this: void): Promise<void>
}

export async function openDoor(file = foundingFile): Promise<Door> {
  const bank = await openTestBooks(file)
  await openTheDay(bank)
  await oneCustomer(bank)
  const people = file.tellers.map(({ id }) => id)
  await setPasswords(bank.books, BRANCH, Object.fromEntries(people.map(id => [id, PASSWORD])))
  const house = closedHouse()
  const institution = { name: SCHEMA, dataFolder: bank.folder, moves: new Set<never>() }
  house.open = openHouse({ ...institution, books: bank.books, close: bank.close }, [])
  const app = await build(house)
  const cookies: Record<string, string> = {}
  let counter = 0
  const door: Door = {
    bank,
    async signIn(teller) {
      const payload = { teller, password: PASSWORD, terminal: `H${teller}` }
      const { headers } = await app.inject({ method: 'POST', url: '/api/session', payload })
      return String(headers['set-cookie']).split(';')[0] ?? ''
    },
    signOut: cookie => app.inject({ method: 'DELETE', url: '/api/session', headers: { cookie } }),
    get: (url, as) => app.inject({ url, headers: as ? { cookie: cookies[as] ?? as } : {} }),
    post(url, payload, as, headers = {}) {
      const cookie = as ? { cookie: cookies[as] } : {}
      return app.inject({
        method: 'POST',
        url,
        payload: payload as object,
        headers: { ...headers, ...cookie },
      })
    },
    perform(code, fields, as, more = {}) {
      counter += 1
      const request = `${BRANCH}/${DAY}/H${as}/${counter}`
      return door.post(`/api/transactions/${code}`, { request, fields, ...more }, as)
    },
    async close() {
      await app.close()
      await bank.close()
    },
  }
  for (const id of ['0002', '0003', '0011', '0012', '0013']) cookies[id] = await door.signIn(id)
  return door
}

async function oneCustomer({ crew }: TestBooks): Promise<void> {
  const teller = crew.actor('0011')
  await teller.act('0201', {
    kind: 'person',
    name: '王小明',
    idKind: 'idCard',
    idNumber: '11010519491231002X',
    phone: '13812345678',
  })
  await teller.act('0500', { customer: '1', amount: '100', notes: '100x1' })
}
