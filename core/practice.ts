/**
 * The practice books: a small branch in the middle of a day, on which every example of a definition runs —
 * in the tests, in the manual, in the API page, in drills. `A1` and such in the fields of an example stand
 * for its accounts.
 */
import { accountNumber } from './counter/accounts.ts'
import { addDays, addMonths, type Day } from './dates.ts'
import { tryOut, type Work } from './decide.ts'
import type { Raw } from './fields/field.ts'
import { foundingEffects } from './founding.ts'
import { apply } from './ledger/apply.ts'
import * as build from './ledger/build.ts'
import { complete, type EffectDraft } from './ledger/complete.ts'
import type { Effect } from './ledger/effects.ts'
import type { Account, Customer, Posted, Role, Sealed } from './ledger/entities.ts'
import { Draft, MapState } from './ledger/state.ts'
import { parseNotes, worth } from './ledger/units.ts'
import { loadFrom } from './load.ts'
import { yuan } from './money.ts'
import { defaultParameters } from './parameters.ts'
import { isRefusal, type Refusal } from './refusals.ts'
import { readRequest, type ReadRequest, sealFields } from './request.ts'
import { given } from './std.ts'
import type { Example, Transaction } from './transactions/define.ts'

export const PRACTICE_BRANCH = '0101'
export const PRACTICE_DAY: Day = '2026-03-02'

/** The accounts that examples speak of. */
export const practiceAccounts: Readonly<Record<string, string>> = {
  A1: accountNumber(PRACTICE_BRANCH, 'demand', 1n),
  A2: accountNumber(PRACTICE_BRANCH, 'demand', 2n),
  A3: accountNumber(PRACTICE_BRANCH, 'demand', 3n),
  F1: accountNumber(PRACTICE_BRANCH, 'lumpSum', 1n),
  F2: accountNumber(PRACTICE_BRANCH, 'lumpSum', 2n),
  L1: accountNumber(PRACTICE_BRANCH, 'loan', 1n),
}

const practiceNo = (name: string): string => given(practiceAccounts[name], `no practice account ${name}`)

/** The fields of an example with real account numbers. */
export const practiceFields = (fields: Raw): Raw =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, practiceAccounts[text] ?? text]))

/** In the practice books a name is its own ciphertext. */
export const practiceSeal = (plain: string): Sealed => ({ sealed: plain, hash: plain })

const notesOf = (text: string) => given(parseNotes(text), text)

const person = (id: string, zh: string, en: string, grade: number, role: Role) => ({
  id,
  name: { zh, en },
  grade,
  roles: [role],
})

const founding = foundingEffects({
  branch: PRACTICE_BRANCH,
  name: { zh: '练习网点', en: 'Practice outlet' },
  unit: 'CNY',
  day: PRACTICE_DAY,
  parameters: defaultParameters,
  tellers: [
    person('0001', '陈志远', 'Chen Zhiyuan', 7, 'outletDirector'),
    person('0002', '林慧', 'Lin Hui', 6, 'accountingSupervisor'),
    person('0003', '周敏', 'Zhou Min', 5, 'chiefTeller'),
    person('0011', '王芳', 'Wang Fang', 3, 'teller'),
    person('0012', '李强', 'Li Qiang', 3, 'teller'),
    person('0013', '张伟', 'Zhang Wei', 4, 'teller'),
    person('0014', '吴静', 'Wu Jing', 3, 'lobbyManager'),
    person('0015', '刘洋', 'Liu Yang', 2, 'teller'),
  ],
  tills: ['01', '02', '03'],
  cash: notesOf('100x10000 50x2000 20x1000 10x1000 5x400 1x500'),
})

interface Books {
  readonly state: MapState
  post(drafts: readonly EffectDraft[]): Effect[]
}

function books(): Books {
  const state = new MapState()
  const at = { day: PRACTICE_DAY, serial: 0 }
  const post = (drafts: readonly EffectDraft[]) => {
    const effects = complete(drafts, PRACTICE_DAY, 'CNY')
    for (const effect of effects) {
      const draft = new Draft(state, at)
      draft.take(apply(state, effect))
      state.absorb(draft)
    }
    return effects
  }
  return { state, post }
}

/** The practice branch as it stands when an example begins. Every call gives books of one's own. */
export function practiceBooks(): MapState {
  const own = books()
  own.post(founding)
  openTheDay(own)
  stockTheTills(own)
  openTheAccounts(own)
  firstRow(own)
  return own.state
}

export const PRACTICE_HEAD = { day: PRACTICE_DAY, serial: 1 }

function openTheDay({ state, post }: Books): void {
  const branch = given(state.get('branch', PRACTICE_BRANCH), 'practice branch')
  post([build.change('branch', branch.code, branch, { state: 'open' })])
  const tills: Record<string, string> = { '0003': '00', '0011': '01', '0012': '02' }
  for (const id of branch.tellers.filter(teller => teller !== '0015')) {
    const teller = given(state.get('teller', id), id)
    const till = tills[id] ?? null
    post([build.change('teller', id, teller, { duty: 'on', terminal: `T${id}`, till })])
  }
  for (const [teller, no] of Object.entries(tills)) {
    const till = given(state.get('till', no), no)
    post([build.change('till', no, till, { state: no === '02' ? 'balanced' : 'inUse', teller })])
  }
  const sealed = given(state.get('till', '03'), '03')
  post([build.change('till', '03', sealed, { seal: 'S0303', sealedBy: ['0013', '0003'] })])
}

function stockTheTills({ post }: Books): void {
  const cash = notesOf('100x198 50x40 20x50 10x50 5x40 1x100')
  for (const no of ['01', '02']) {
    const amount = worth('CNY', cash)
    const debit = build.debit(build.cashAccountOf(no), amount)
    post([debit, build.credit(build.cashAccountOf('00'), amount)])
    post([build.moveNotes('CNY', cash, 'till:00', build.tillHolder(no))])
  }
  post([build.moveVouchers('passbook', [1001, 2000], 'supplier', 'till:00')])
  post([build.moveVouchers('certificate', [5001, 6000], 'supplier', 'till:00')])
  post([build.moveVouchers('passbook', [1001, 1050], 'till:00', 'till:01')])
  post([build.moveVouchers('certificate', [5001, 5050], 'till:00', 'till:01')])
}

function openTheAccounts(own: Books): void {
  openCustomers(own)
  const demand = { product: 'demand', gl: '2011-11', interestBase: 'yuan' } as const
  openWith(own, 'A1', yuan(25_000), '2025-12-21', {
    ...demand,
    customer: '000000001',
    paper: paper('passbook', 901),
  })
  openWith(own, 'A2', yuan(800), '2026-01-10', {
    ...demand,
    customer: '000000002',
    paper: paper('passbook', 902),
  })
  openWith(own, 'A3', yuan(60), '2026-02-01', {
    ...demand,
    customer: '000000002',
    paper: paper('passbook', 903),
  })
  openFixed(own, 'F1', yuan(10_000), '2025-08-20', 6, 13_000)
  openFixed(own, 'F2', yuan(20_000), '2025-12-01', 12, 15_000)
  openLoan(own)
  reportLost(own)
}

const paper = (kind: string, number: number) => ({ kind, number })

function openCustomers({ post }: Books): void {
  const common = {
    kind: 'person',
    idKind: 'idCard',
    phone: null,
    address: null,
    opened: '2025-01-02',
  } as const
  const customers: Customer[] = [
    {
      ...common,
      no: '000000001',
      name: practiceSeal('王小明'),
      idNumber: practiceSeal('11010519491231002X'),
    },
    {
      ...common,
      no: '000000002',
      name: practiceSeal('李小红'),
      idNumber: practiceSeal('440301198501010013'),
    },
  ]
  for (const customer of customers) post([build.openCustomer(customer)])
  post([build.countUp('series/customer', 2n), build.countUp('series/account-demand', 3n)])
  post([build.countUp('series/account-lumpSum', 2n), build.countUp('series/account-loan', 1n)])
}

type Opening = Pick<Account, 'gl' | 'product' | 'customer'> & Partial<Account>

/** Opened some time ago with an amount; 积数 run from that day. */
function openWith({ post }: Books, name: string, amount: bigint, opened: Day, opening: Opening): void {
  const no = practiceNo(name)
  const isLoan = opening.product === 'loan'
  const legs = [isLoan ? build.debit(no, amount) : build.credit(no, amount)]
  const other = isLoan ? build.credit('1003', amount) : build.debit('1003', amount)
  const account = build.openAccount({ no, unit: 'CNY', opened, minimum: 0n, ...opening })
  post([account, ...[...legs, other].map(leg => ({ ...leg, valueDay: opened }))])
}

function openFixed(
  own: Books,
  name: string,
  amount: bigint,
  start: Day,
  months: number,
  ratePpm: number,
): void {
  const maturity = addMonths(start, months)
  openWith(own, name, amount, start, {
    gl: '2011-12',
    product: 'lumpSum',
    customer: '000000001',
    terms: { kind: 'fixed', months, ratePpm, start, maturity, partials: 0 },
    paper: paper('certificate', name === 'F1' ? 4901 : 4902),
  })
}

function openLoan(own: Books): void {
  const start = '2026-01-01'
  openWith(own, 'L1', yuan(10_000), start, {
    gl: '1303-01',
    product: 'loan',
    customer: '000000001',
    interestBase: 'fen',
    terms: {
      kind: 'loan',
      contract: 'HT-000',
      months: 12,
      ratePpm: 43_500,
      start,
      maturity: addMonths(start, 12),
      interestCarried: 0n,
    },
  })
}

function reportLost({ state, post }: Books): void {
  const account = given(state.get('account', practiceNo('A3')), 'A3')
  const until = addDays(PRACTICE_DAY, 3)
  const id = 'loss-20260228-7'
  const data = { account: account.no, paper: 'passbook' } as const
  post([
    build.openItem({ kind: 'loss', id, state: 'oral', opened: '2026-02-28', by: '0011', until, data }),
    build.change('account', account.no, account, { stop: { reason: 'loss', item: id, until } }),
  ])
}

/** Row 1 of the day: a deposit of 200 into A1 at till 01, for the codes that act on a row. */
function firstRow({ state, post }: Books): void {
  const no = practiceNo('A1')
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
    fields: [no, '200.00', '100x2'],
    effects,
  }
  state.rows.set(`posted:${PRACTICE_DAY}/1`, { value: row, at: { day: PRACTICE_DAY, serial: 1 } })
}

/** A request of the practice branch, read and sealed. */
export function practiceRequest(code: string, by: string, fields: Raw): ReadRequest | Refusal {
  const id = { branch: PRACTICE_BRANCH, day: PRACTICE_DAY, terminal: `T${by}`, counter: 1 }
  const request = readRequest({ id, code, teller: by, ticket: null, fields: practiceFields(fields) })
  return isRefusal(request) ? request : sealFields(request, practiceSeal)
}

/** What an example does on the practice books, whoever would have to sign. */
export function runExample({ code }: Transaction, example: Example): Work | Refusal {
  return runPractice(practiceBooks(), code, example.by, example.fields)
}

export function runPractice(state: MapState, code: string, by: string, fields: Raw) {
  const request = practiceRequest(code, by, fields)
  if (isRefusal(request)) return request
  const loaded = loadFrom(state, [request], PRACTICE_HEAD)
  return tryOut(request, loaded, { day: PRACTICE_DAY, serial: PRACTICE_HEAD.serial + 1, now: 0 })
}
