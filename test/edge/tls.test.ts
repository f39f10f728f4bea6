/** A certificate of one's own: the server speaks TLS only, and its cookies are for TLS only. */
import { request } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../server/app.ts'
import { setPasswords } from '../../server/found.ts'
import { closedHouse, openHouse } from '../../server/house.ts'
import { BRANCH, openTestBooks, type TestBooks } from '../support/books.ts'
import { SCHEMA } from '../support/cluster.ts'

const PASSWORD = 'gravel teapot november'

let bank: TestBooks
let app: Awaited<ReturnType<typeof build>>
let port: number

beforeAll(async () => {
  bank = await openTestBooks()
  await setPasswords(bank.books, BRANCH, { '0002': PASSWORD })
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }])
  const house = closedHouse()
  const institution = { name: SCHEMA, dataFolder: bank.folder, moves: new Set<never>() }
  house.open = openHouse({ ...institution, books: bank.books, close: bank.close }, [])
  const settings = { logLevel: 'silent', metricsToken: null, trustedProxies: 'loopback' } as const
  app = await build(house, { ...settings, tls: { cert, key } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  port = (app.server.address() as AddressInfo).port
})

afterAll(async () => {
  await app.close()
  await bank.close()
})

function post(path: string, body: object): Promise<{ status: number; cookies: string[] }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' }
    const asked = request(
      { port, path, method: 'POST', host: '127.0.0.1', headers, rejectUnauthorized: false },
      answer => {
        answer.resume()
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, cookies: answer.headers['set-cookie'] ?? [] }),
        )
      },
    )
    asked.on('error', reject)
    asked.end(JSON.stringify(body))
  })
}

test('who comes in gets a cookie that no plain connection carries', async () => {
  const { status, cookies } = await post('/api/session', {
    teller: '0002',
    password: PASSWORD,
    terminal: 'T1',
  })
  expect(status).toBe(200)
  expect(cookies).toEqual([expect.stringMatching(/; HttpOnly; Secure; SameSite=Strict$/)])
})

test('nobody is answered in plain', async () => {
  await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow()
})
