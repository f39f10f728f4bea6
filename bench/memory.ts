/**
 * What the server holds in memory with five hundred tellers at work: each signed in with his password, his
 * desk open, the live stream on, one deposit made. The baseline is the same process a moment before.
 */
import { execFileSync } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { given } from '../core/std.ts'
import { type Branch, DAY } from './branch.ts'
import { type Bench, beside, type Measured, ROUNDS } from './measured.ts'
import { foundHouse, PASSWORD, whileServed } from './served.ts'

const BRANCHES = Array.from({ length: 10 }, (_, index) => String(101 + index).padStart(4, '0'))
const TELLERS_A_BRANCH = 50
/** Long enough for what was needed to start to be let go. */
const REST_MS = 2_000

export async function memory(bench: Bench): Promise<Measured[]> {
  const house = await foundHouse(bench, BRANCHES, TELLERS_A_BRANCH)
  const [idle, busy]: { megabytes: number }[][] = [[], []]
  for (let round = 0; round < ROUNDS; round++) {
    await whileServed(house, async ({ url, process }) => {
      const pid = given(process.pid, 'a running server')
      await sleep(REST_MS)
      idle?.push({ megabytes: residentMegabytes(pid) })
      for (const branch of house.branches) await signOn(url, branch, round)
      await sleep(REST_MS)
      busy?.push({ megabytes: residentMegabytes(pid) })
    })
  }
  const callers = BRANCHES.length * TELLERS_A_BRANCH
  const row = { name: 'memory', callers, baseline: 'nobody signed on', unit: 'MB' }
  return [beside(row, 'megabytes', busy ?? [], idle ?? [])]
}

/** On any Unix; in kilobytes there. */
const residentMegabytes = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024

function signOn(url: string, { code, tellers, accounts }: Branch, round: number): Promise<unknown> {
  return Promise.all(
    tellers.map(async (teller, place) => {
      const terminal = `T${teller}`
      const body = { branch: code, teller, password: PASSWORD, terminal }
      const session = await send(`${url}/api/session`, body)
      const cookie = given(session.headers.get('set-cookie'), 'a session').split(';')[0] ?? ''
      await send(`${url}/api/desk`, null, cookie)
      // It stays open for as long as the server runs.
      await fetch(`${url}/api/live`, { headers: { cookie } })
      const request = `${code}/${DAY}/${terminal}/${1_000_000 + round}`
      const fields = { account: accounts[place], amount: '1', notes: '1x1' }
      await send(`${url}/api/transactions/0510`, { request, fields }, cookie)
    }),
  )
}

/** Gives the answer once it has been read. */
async function send(url: string, body: object | null, cookie = ''): Promise<Response> {
  const headers = { cookie, ...(body ? { 'content-type': 'application/json' } : {}) }
  const response = await fetch(url, {
    headers,
    method: body ? 'POST' : 'GET',
    body: body && JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`)
  return response
}
