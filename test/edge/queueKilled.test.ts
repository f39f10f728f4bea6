/**
 * Two servers, each a process of its own, hand out tickets of one branch, and one of them is killed while it
 * does: every number once, none missing, and whoever heard nothing gets his when he asks again.
 */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { WireQueueBoard, WireTicketTaken } from '../../core/queue/wire.ts'
import { found } from '../../server/found.ts'
import { openInstitution } from '../../server/institution.ts'
import { BRANCH, DAY, foundingFile } from '../support/books.ts'
import { databaseUrl, emptyDatabase } from '../support/database.ts'
import { buildProgram, type RunningServer, startServer, Terminal } from '../support/server.ts'

const PASSWORD = 'right-password'
/** A branch hands out thirty a minute. */
const CUSTOMERS = 24

let servers: RunningServer[] = []
let kiosk: Terminal

beforeAll(async () => {
  buildProgram()
  const folder = mkdtempSync(join(inject('scratch'), 'queue-'))
  const url = databaseUrl(await emptyDatabase())
  const institution = await openInstitution(
    { dataFolder: folder, databaseUrl: url },
    { name: 'main', connections: 2 },
  )
  const passwords = Object.fromEntries(foundingFile.tellers.map(({ id }) => [id, PASSWORD]))
  await found(institution.books, foundingFile, passwords)
  await institution.close()
  const settings = { DATABASE_URL: url }
  servers = await Promise.all([startServer(folder, settings), startServer(folder, settings)])
  kiosk = new Terminal(servers[0]?.url ?? '', '0002', 'HALL')
  await kiosk.signIn(PASSWORD)
  const opened = await kiosk.act('8001', { branch: BRANCH, day: DAY, password: PASSWORD, signers: ['0003'] })
  expect(opened.outcome).toBe('posted')
})

afterAll(async () => {
  for (const server of servers) server.process.kill('SIGTERM')
  await Promise.all(servers.map(({ gone }) => gone))
})

/** Null where nobody answered. */
async function take(server: RunningServer | undefined, customer: number): Promise<WireTicketTaken | null> {
  try {
    const response = await fetch(`${server?.url}/api/queue/tickets`, {
      method: 'POST',
      headers: { cookie: kiosk.cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ business: 'B', flags: [], request: `customer-${customer}` }),
    })
    return response.ok ? ((await response.json()) as WireTicketTaken) : null
  } catch {
    return null
  }
}

test('a server killed among its customers loses no ticket and gives none twice', async () => {
  const [killed, other] = servers
  const customers = Array.from({ length: CUSTOMERS }, (_, index) => index)
  const first = customers.map(async customer => {
    const taken = await take(servers[customer % 2], customer)
    if (customer === 6) killed?.process.kill('SIGKILL')
    return taken
  })
  const heard = await Promise.all(first)
  await killed?.gone
  expect(heard.filter(taken => taken !== null).length).toBeGreaterThan(0)
  // Asked again, each has the number that he heard, and who heard none gets his.
  const again = await Promise.all(customers.map(customer => take(other, customer)))
  const numbers = again.map(taken => taken?.ticket)
  for (const [customer, taken] of heard.entries()) if (taken) expect(numbers[customer]).toBe(taken.ticket)
  const all = customers.map(index => `B${String(index + 1).padStart(3, '0')}`)
  expect(new Set(numbers)).toEqual(new Set(all))
  const response = await fetch(`${other?.url}/api/queue/board`, { headers: { cookie: kiosk.cookie } })
  const { businesses, seq } = (await response.json()) as WireQueueBoard
  expect(businesses.find(({ business }) => business === 'B')?.waiting).toBe(CUSTOMERS)
  expect(seq, 'not a number is left out').toBe(CUSTOMERS)
})
