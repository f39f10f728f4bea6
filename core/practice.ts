/**
 * The practice books: a small branch in the middle of a day, on which every example of a definition runs —
 * in the tests, in the manual, in the API page, in drills. It is set scene by scene; `A1` and such in the
 * fields of an example stand for the accounts of its scenes.
 */
import type { Day } from './dates.ts'
import { tryOut, type Work } from './work.ts'
import type { Raw } from './fields/field.ts'
import * as build from './ledger/build.ts'
import type { Posted } from './ledger/entities.ts'
import type { MapState } from './ledger/state.ts'
import { loadHouse, type Source } from './load.ts'
import { yuan } from './money.ts'
import {
  type Books,
  books,
  notesOf,
  PRACTICE_BRANCH,
  PRACTICE_DAY,
  practiceSeal,
  type Scene,
} from './practice/books.ts'
import { cash } from './practice/cash.ts'
import { clearing } from './practice/clearing.ts'
import { day } from './practice/day.ts'
import { accountsElsewhere, booksElsewhere, OTHER_BRANCH } from './practice/elsewhere.ts'
import { deposits } from './practice/deposits.ts'
import { complaints } from './practice/complaints.ts'
import { company } from './practice/company.ts'
import { hours, type PracticeHour } from './practice/hours.ts'
import { loans } from './practice/loans.ts'
import { special } from './practice/special.ts'
import { savings } from './practice/savings.ts'
import { service } from './practice/service.ts'
import { supervision } from './practice/supervision.ts'
import { vouchers } from './practice/vouchers.ts'
import { isRefusal, type Refusal } from './refusals.ts'
import { readRequest, type ReadRequest, sealFields } from './request.ts'
import { given } from './std.ts'
import type { Example, Transaction } from './transactions/define.ts'

export { PRACTICE_BRANCH, PRACTICE_DAY, practiceSeal }

/** In the order in which they happened. */
const scenes: readonly Scene[] = [
  day,
  savings,
  loans,
  special,
  cash,
  supervision,
  complaints,
  service,
  vouchers,
  deposits,
  clearing,
  company,
]

/** The accounts that examples speak of. */
export const practiceAccounts: Readonly<Record<string, string>> = Object.assign(
  {},
  ...scenes.map(scene => scene.accounts),
  accountsElsewhere,
)

/** The fields of an example with real account numbers. */
export const practiceFields = (fields: Raw): Raw =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, numberOf(text)]))

const numberOf = (text: string): string =>
  (Object.hasOwn(practiceAccounts, text) ? practiceAccounts[text] : null) ?? text

/**
 * The practice branch as it stands when an example begins: in the morning, at the counter, where it says no
 * other hour. Every call gives books of one's own.
 */
export function practiceBooks(at?: PracticeHour): MapState {
  const own = books()
  for (const scene of scenes) scene.set(own)
  firstRow(own)
  if (at) hours[at](own)
  return own.state
}

export const PRACTICE_HEAD = { day: PRACTICE_DAY, serial: 1 }

/** Row 1 of the day: a deposit of 200 into A1 at till 01, for the codes that act on a row. */
function firstRow({ state, post }: Books): void {
  const no = given(practiceAccounts.A1, 'A1')
  const effects = post([
    build.debit(build.cashAccountOf('01'), yuan(200)),
    build.moveNotes('CNY', notesOf('100x2'), 'customer', 'till:01'),
    build.credit(no, yuan(200)),
  ])
  const row: Posted = {
    day: PRACTICE_DAY,
    serial: 1,
    code: '0510',
    outcome: 'posted',
    teller: '0011',
    authorisers: [],
    fields: [no, '200.00', '100x2'],
    effects,
  }
  state.rows.set(`posted:${PRACTICE_DAY}/1`, { value: row, at: { day: PRACTICE_DAY, serial: 1 } })
}

const dayOf = (state: MapState): Day => given(state.get('branch', PRACTICE_BRANCH), PRACTICE_BRANCH).day

/** The currencies that it deals in. */
export const practiceUnits = (): string[] =>
  practiceBooks()
    .get('parameters', 'current')
    ?.exchange.map(({ unit }) => unit) ?? []

/** The practice branch, and the one beside it. */
export const practiceHouse = (state: MapState): Map<string, Source> =>
  new Map([
    [PRACTICE_BRANCH, { state, head: { ...PRACTICE_HEAD, day: dayOf(state) } }],
    [OTHER_BRANCH, { state: booksElsewhere(), head: PRACTICE_HEAD }],
  ])

/** A request of the practice branch, read and sealed. */
export function practiceRequest(
  code: string,
  by: string,
  fields: Raw,
  day: Day = PRACTICE_DAY,
): ReadRequest | Refusal {
  const id = { branch: PRACTICE_BRANCH, day, terminal: `T${by}`, counter: 1 }
  const request = readRequest({ id, code, teller: by, ticket: null, fields: practiceFields(fields) })
  return isRefusal(request) ? request : sealFields(request, practiceSeal)
}

/** What an example does on the practice books, whoever would have to sign. */
export function runExample({ code }: Transaction, example: Example): Work | Refusal {
  return runPractice(practiceBooks(example.at), code, example.by, example.fields)
}

export function runPractice(state: MapState, code: string, by: string, fields: Raw) {
  const request = practiceRequest(code, by, fields, dayOf(state))
  if (isRefusal(request)) return request
  const house = loadHouse(practiceHouse(state), [request])
  const { state: loaded, at } = given(house(PRACTICE_BRANCH), PRACTICE_BRANCH)
  return tryOut(request, loaded, at, house)
}
