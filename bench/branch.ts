/**
 * A branch to measure: founded, open, its tellers at their tills, accounts with a first deposit, all by the
 * program's own codes.
 */
import { accountNumber } from '../core/counter/accounts.ts'
import { parseNotes } from '../core/ledger/units.ts'
import type { Day } from '../core/dates.ts'
import { defaultParameters, type Parameters } from '../core/parameters.ts'
import { given } from '../core/std.ts'
import { type Crew, crewOf, type Submit } from '../server/actors.ts'
import type { Books } from '../server/books.ts'
import { found } from '../server/found.ts'

export const BRANCH = '0101'
export const DAY = '2026-03-02'
export const SUPERVISOR = '0002'
const CHIEF = '0003'
const DIRECTOR = '0001'

export interface Branch {
  readonly code: string
  readonly crew: Crew
  /** Each at the till of his place in the list. */
  readonly tellers: readonly string[]
  readonly accounts: readonly string[]
}

export interface BranchPlan {
  readonly code?: string
  readonly tellers: number
  readonly accounts: number
  readonly day?: Day
  readonly parameters?: Partial<Parameters>
}

export async function openBranch(
  books: Books,
  submit: Submit,
  { code = BRANCH, tellers: places, accounts, day = DAY, parameters = {} }: BranchPlan,
): Promise<Branch> {
  const tellers = Array.from({ length: places }, (_, place) => String(11 + place).padStart(4, '0'))
  await found(books, { ...foundingOf(code, tellers, parameters), day })
  const witness = [...tellers.slice(0, 2), CHIEF]
  const crew = crewOf(code, day, submit, {
    witness,
    reviewer: witness,
    chiefTeller: [CHIEF, SUPERVISOR],
    supervisor: [SUPERVISOR],
    director: [DIRECTOR],
  })
  await crew.actor(SUPERVISOR).act('8001')
  await Promise.all([SUPERVISOR, CHIEF, ...tellers].map(id => crew.actor(id).act('0001')))
  await crew.actor(CHIEF).act('1001', { till: '00' })
  await Promise.all(tellers.map((id, place) => crew.actor(id).act('1001', { till: tillOf(place) })))
  await openAccounts({ crew, tellers }, accounts)
  return {
    code,
    crew,
    tellers,
    accounts: Array.from({ length: accounts }, (_, index) => accountOf(code, index)),
  }
}

/** Ten accounts a customer, each with a thousand yuan. Requests are answered in the order of asking. */
async function openAccounts(
  { crew, tellers }: Pick<Branch, 'crew' | 'tellers'>,
  count: number,
): Promise<void> {
  const teller = crew.actor(given(tellers[0], 'a teller'))
  const customers = Array.from({ length: Math.ceil(count / ACCOUNTS_A_CUSTOMER) }, (_, index) => index)
  const person = { kind: 'person', name: '甲', idKind: 'passport' }
  await Promise.all(customers.map(index => teller.act('0201', { ...person, idNumber: `P${10_000 + index}` })))
  await stock({ crew, tellers: tellers.slice(0, 1) }, 'passbook', count)
  const owners = Array.from({ length: count }, (_, index) => 1 + Math.floor(index / ACCOUNTS_A_CUSTOMER))
  const first = { amount: '1000', notes: '100x10' }
  await Promise.all(owners.map(owner => teller.act('0500', { customer: String(owner), ...first })))
}

const ACCOUNTS_A_CUSTOMER = 10

export const tillOf = (place: number): string => String(1 + place).padStart(2, '0')

export const accountOf = (code: string, index: number): string =>
  accountNumber(code, 'demand', BigInt(1 + index))

function foundingOf(branch: string, tellers: readonly string[], parameters: Partial<Parameters>) {
  const person = (
    id: string,
    role: 'outletDirector' | 'accountingSupervisor' | 'chiefTeller' | 'teller',
    grade: number,
  ) => ({
    id,
    name: { zh: id, en: id },
    roles: [role],
    grade,
  })
  return {
    branch,
    name: { zh: '测速', en: 'Bench' },
    unit: 'CNY',
    day: DAY,
    // Customers with many accounts, none of them limited.
    parameters: {
      ...defaultParameters,
      // One account takes thousands of deposits.
      passbook: { unprintedMost: 0 },
      ...parameters,
      personal: { ...defaultParameters.personal, oneMost: ACCOUNTS_A_CUSTOMER },
    },
    tellers: [
      person(DIRECTOR, 'outletDirector', 7),
      person(SUPERVISOR, 'accountingSupervisor', 6),
      person(CHIEF, 'chiefTeller', 5),
      ...tellers.map(id => person(id, 'teller', 4)),
    ],
    tills: tellers.map((_, place) => tillOf(place)),
    cash: given(parseNotes('100x100000'), 'cash'),
  } as const
}

/** Gives each teller so many papers of a kind, numbered from `first`. */
export async function stock(
  { crew, tellers }: Pick<Branch, 'crew' | 'tellers'>,
  kind: string,
  pieces: number,
  first = 1,
): Promise<void> {
  const last = first + pieces * tellers.length - 1
  await crew.actor(CHIEF).act('2001', { kind, numbers: `${first}-${last}` })
  for (const [place, id] of tellers.entries()) {
    const from = first + place * pieces
    await crew.actor(id).act('2003', { kind, numbers: `${from}-${from + pieces - 1}` })
  }
}

/** One yuan over the counter of a teller. */
export async function deposit({ crew, tellers }: Branch, place: number, account: string): Promise<void> {
  const teller = crew.actor(given(tellers[place % tellers.length], 'a teller'))
  const answer = await teller.ask('0510', { account, amount: '1', notes: '1x1' })
  if (answer.outcome !== 'posted') throw new Error(`a deposit was ${answer.outcome}`)
}
