/**
 * After a seed the books are looked at by somebody who has not kept them: by what was told, by who was told
 * it, by addition, by the chain, and by what both servers say when they are asked again.
 */
import type pg from 'pg'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { type Account, type Key, splitKey } from '../../core/ledger/entities.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import { MapState, type Stored } from '../../core/ledger/state.ts'
import { encode, given, type Plain } from '../../core/std.ts'
import { rowsAfter, type StoredRow } from '../../server/store/journal.ts'
import { allState } from '../../server/store/proofs.ts'
import { verify } from '../../server/verify.ts'
import { auditor } from '../../test/support/auditor.ts'
import { broken } from '../../test/support/laws.ts'
import { type Asked, isOfSeed, print, type Told } from './load.ts'
import { BRANCHES, type Server } from './scene.ts'

const ROWS_MAX = 1_000_000

/** What a seed leaves to be looked at. */
export interface Left {
  readonly seed: number
  readonly owner: pg.Pool
  readonly servers: readonly Asked[]
  readonly told: ReadonlyMap<string, Told>
}

/** What is wrong, in words; nothing where all is well. Everything is projected by now. */
export async function audit({ seed, owner, servers, told }: Left): Promise<string[]> {
  const again = await askAgain(servers, told)
  const { findings } = await verify(owner)
  const rows: StoredRow[] = []
  const wrong: string[] = []
  for (const branch of BRANCHES) {
    const own = await rowsAfter(owner, branch, null, ROWS_MAX)
    const state = await allState(owner, branch)
    rows.push(...own)
    const found = [
      ...(await head(owner, own)),
      ...added(own, state),
      ...(await readded(owner, branch, state)),
      ...reversedOnce(own),
    ]
    wrong.push(...found.map(line => `${branch}: ${line}`))
  }
  return [
    ...again,
    ...(told.size === 0 ? ['nobody was told anything'] : []),
    ...compareTold(seed, rows, told),
    ...findings.map(({ branch, where, what }) => `verify: ${branch} ${where} ${what}`),
    ...wrong,
    ...halves(rows),
  ]
}

/** Whatever was told is told again, by every server, word for word. */
async function askAgain(servers: readonly Asked[], told: ReadonlyMap<string, Told>): Promise<string[]> {
  const wrong: string[] = []
  for (const { incoming, answer } of told.values()) {
    if (answer.outcome === 'refused') continue
    for (const server of servers) {
      const repeated = await server.ask(incoming)
      const said = repeated ? print(repeated) : 'nothing'
      if (said !== print(answer))
        wrong.push(`${incoming.request} was ${print(answer)}; ${server.name} says ${said} now`)
    }
  }
  return wrong
}

/** What was told is in the journal once, under the serial that was told; what was refused is not there. */
function compareTold(seed: number, rows: readonly StoredRow[], told: ReadonlyMap<string, Told>): string[] {
  const byRequest = new Map<string, StoredRow[]>()
  for (const row of rows) byRequest.set(row.request, [...(byRequest.get(row.request) ?? []), row])
  const wrong = [...told].flatMap(([request, { answer }]) => {
    const found = byRequest.get(request) ?? []
    if (answer.outcome === 'refused')
      return found.length === 0 ? [] : [`${request} was refused and is posted`]
    const right =
      found.length === 1 &&
      found.some(
        ({ day, serial, outcome }) =>
          day === answer.day && serial === answer.serial && outcome === answer.outcome,
      )
    return right ? [] : [`${request} was told ${print(answer)}, the journal has ${found.length} rows of it`]
  })
  const doubled = [...byRequest].flatMap(([request, { length }]) =>
    length > 1 ? [`${request} is posted ${length} times`] : [],
  )
  // What an approval posts, and what is posted elsewhere, has the request with a number behind it.
  const untold = rows.filter(({ request }) => isOfSeed(seed, request) && !told.has(wholeOf(request)))
  return [...wrong, ...doubled, ...untold.map(({ request }) => `${request} is posted and nobody was told`)]
}

const wholeOf = (request: string): string => request.split('/').slice(0, 4).join('/')

/** Business between two branches has its two halves, here and there. */
function halves(rows: readonly StoredRow[]): string[] {
  const count = (...codes: readonly string[]) =>
    rows.filter(({ code, outcome }) => outcome === 'posted' && codes.includes(code)).length
  const [wholes, others] = [count('5011', '5012'), count('5018')]
  return wholes === others ? [] : [`${wholes} halves of joint business here, ${others} there`]
}

async function head(owner: pg.Pool, rows: readonly StoredRow[]): Promise<string[]> {
  const { rows: found } = await owner.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from branch_head where branch = $1`,
    [rows[0]?.branch],
  )
  return found[0]?.hash === rows.at(-1)?.hash ? [] : ['the projections do not stand at the last row']
}

/** The auditor and the laws, from the rows and the records alone. */
function added(rows: readonly StoredRow[], stored: ReadonlyMap<Key, Stored>): string[] {
  const books = auditor(new MapState())
  for (const row of rows) books.take(decodeEffects(row.effects))
  const state = new MapState(new Map(stored))
  return [...books.differences(state), ...broken(state)].map(line => `auditor: ${line}`)
}

/** The balance of every account is the sum of its entries, as the database adds them. */
async function readded(owner: pg.Pool, branch: string, state: ReadonlyMap<Key, Stored>): Promise<string[]> {
  const { rows } = await owner.query<{ account: string; balance: string }>(
    `select account, sum(case when side in ('D', 'R') then amount else -amount end)::text as balance
       from entry where branch = $1 group by account`,
    [branch],
  )
  const sums = new Map(rows.map(({ account, balance }) => [account, BigInt(balance)]))
  return [...state].flatMap(([key, stored]) => {
    const [kind, no] = splitKey(key)
    const { balance } = stored.value as Account
    if (kind !== 'account' || balance === (sums.get(no) ?? 0n)) return []
    return [`account ${no} stands at ${balance}, its entries add up to ${sums.get(no) ?? 0n}`]
  })
}

/** A row is taken back once. */
function reversedOnce(rows: readonly StoredRow[]): string[] {
  const seen = new Set<string>()
  return rows.flatMap(({ day, serial, code, outcome, fields }) => {
    if (code !== '8501' || outcome !== 'posted') return []
    const [row] = decodeFields(fields)
    const what = `${day}/${row}`
    const again = seen.has(what)
    seen.add(what)
    return again ? [`row ${day}/${serial} takes back ${what}, which was taken back`] : []
  })
}

/** What a server remembers is what the records are. */
export async function remembered(owner: pg.Pool, servers: readonly Server[]): Promise<string[]> {
  const wrong: string[] = []
  for (const branch of BRANCHES) {
    const state = await allState(owner, branch)
    for (const { name, books } of servers) {
      const memory = given(await books.memories.of(branch), 'a memory')
      for (const [key, stored] of state) {
        const known = memory.get(key)
        if (known === undefined || textOf(known) === textOf(stored)) continue
        wrong.push(`${name} remembers ${branch} ${key} as ${textOf(known)}, it is ${textOf(stored)}`)
      }
    }
  }
  return wrong
}

const textOf = (stored: Stored | null): string =>
  stored ? encode([stored.value as Plain, stored.at?.day ?? null, stored.at?.serial ?? null]) : 'nothing'
