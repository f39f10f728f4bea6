/**
 * A saver with a deposit of every other kind, and a company. I1 has missed one instalment; a part of W1's
 * interest and of P1's principal can be drawn; of N1 a draw was announced for today, of N2 none; D1 was held
 * for eight months, E1 has matured, as has R1, a lump sum; R2 renews itself.
 */
import { accountNumber } from '../counter/accounts.ts'
import { addMonths, type Day } from '../dates.ts'
import * as build from '../ledger/build.ts'
import type { Account } from '../ledger/entities.ts'
import type { Restriction } from '../ledger/restrictions.ts'
import { yuan } from '../money.ts'
import { type Product, products } from '../products.ts'
import { given } from '../std.ts'
import { type Books, openWith, paper, PRACTICE_BRANCH, practiceSeal, type Scene } from './books.ts'

/** Beyond the series of the other scenes, so that theirs stay where they are. */
const no = (product: Product, number = 801n) => accountNumber(PRACTICE_BRANCH, product, number)

const accounts = {
  I1: no('instalment'),
  W1: no('principalKept'),
  P1: no('lumpInPartOut'),
  N1: no('notice'),
  N2: no('notice', 802n),
  D1: no('fixedOrDemand'),
  E1: no('education'),
  R1: no('lumpSum'),
  R2: no('lumpSum', 802n),
  V1: no('demand'),
  V2: no('demand', 802n),
  V3: no('demand', 803n),
  C1: no('corporateDemand'),
}

const SAVER = '000000801'
const COMPANY = '000000802'

function openCustomers({ post }: Books): void {
  const common = { phone: null, address: null, opened: '2025-01-02' } as const
  post([
    build.openCustomer({
      ...common,
      no: SAVER,
      kind: 'person',
      name: practiceSeal('孙丽'),
      idKind: 'passport',
      idNumber: practiceSeal('E80100001'),
    }),
    build.openCustomer({
      ...common,
      no: COMPANY,
      kind: 'company',
      name: practiceSeal('河口米业有限公司'),
      idKind: 'creditCode',
      idNumber: practiceSeal('L80200001'),
    }),
  ])
}

function open(own: Books, name: keyof typeof accounts, amount: number, opened: Day, more: Partial<Account>) {
  const product = (Object.keys(products) as Product[]).find(
    one => products[one].digits === accounts[name].slice(4, 6),
  )
  if (!product) throw new Error(`no product of ${name}`)
  const customer = products[product].owner === 'company' ? COMPANY : SAVER
  // Against an account that no example of another scene shows.
  openWith(
    own,
    accounts[name],
    yuan(amount),
    opened,
    { gl: products[product].gl, product, customer, ...more },
    '1011',
  )
}

const dated = (start: Day, months: number) => ({ start, months, maturity: addMonths(start, months) })
const certificate = (number: number) => ({ paper: paper('certificate', number) })
const passbook = (number: number) => ({ paper: paper('passbook', number) })

function openTermed(own: Books): void {
  const months = Array.from({ length: 9 }, (_, index) => addMonths('2025-05-10', index))
  const instalment = { kind: 'instalment', unprovenPpm: null } as const
  open(own, 'I1', 900, '2025-05-10', {
    ...passbook(811),
    terms: {
      ...instalment,
      ...dated('2025-05-10', 12),
      ratePpm: 11_000,
      instalment: yuan(100),
      count: 12,
      payments: months.map(day => ({ day, amount: yuan(100) })),
    },
  })
  open(own, 'E1', 20_000, '2025-03-01', {
    ...passbook(812),
    terms: {
      ...instalment,
      ...dated('2025-03-01', 12),
      ratePpm: 15_000,
      unprovenPpm: 11_000,
      instalment: yuan(20_000),
      count: 1,
      payments: [{ day: '2025-03-01', amount: yuan(20_000) }],
    },
  })
  const every = { ...dated('2025-06-01', 12), ratePpm: 11_000, intervalMonths: 1 }
  open(own, 'W1', 12_000, '2025-06-01', {
    ...certificate(4811),
    terms: { kind: 'principalKept', ...every, drawn: 8, paid: yuan(88) },
  })
  const drawn = Array.from({ length: 8 }, (_, index) => addMonths('2025-06-01', index + 1))
  open(own, 'P1', 4_000, '2025-06-01', {
    ...certificate(4812),
    terms: {
      kind: 'lumpInPartOut',
      ...every,
      principal: yuan(12_000),
      each: yuan(1_000),
      draws: drawn.map(day => ({ day, amount: -yuan(1_000) })),
    },
  })
  const lumpSum = { kind: 'fixed', ratePpm: 15_000, partials: 0 } as const
  open(own, 'R1', 10_000, '2025-02-20', {
    ...certificate(4816),
    terms: { ...lumpSum, ...dated('2025-02-20', 12) },
  })
  open(own, 'R2', 8_000, '2025-02-20', {
    ...certificate(4817),
    terms: { ...lumpSum, ...dated('2025-02-20', 12), renews: true },
  })
}

function openUntermed(own: Books): void {
  const item = 'withdrawalNotice-20260223-5'
  const layer = { start: '2025-12-01', amount: yuan(200_000) }
  const notice = { kind: 'notice', noticeDays: 7, lapsed: [], layers: [layer] } as const
  const named = { item, day: '2026-02-23', amount: yuan(60_000) }
  open(own, 'N1', 200_000, '2025-12-01', { ...certificate(4813), terms: { ...notice, notice: named } })
  open(own, 'N2', 200_000, '2025-12-01', { ...certificate(4814), terms: { ...notice, notice: null } })
  open(own, 'D1', 5_000, '2025-07-01', {
    ...certificate(4815),
    terms: { kind: 'fixedOrDemand', start: '2025-07-01' },
  })
  own.post([
    build.openItem({
      kind: 'withdrawalNotice',
      id: item,
      state: 'noticed',
      opened: named.day,
      by: '0011',
      until: '2026-03-02',
      data: { account: accounts.N1, amount: named.amount },
    }),
  ])
  open(own, 'C1', 3_000_000, '2025-06-01', { interestBase: 'yuan' })
}

/** V1 was last moved long ago, V2 is dormant, of V3 a part is certified. */
function setAside(own: Books): void {
  const { post, state } = own
  open(own, 'V1', 2_000, '2024-06-01', { ...passbook(813), interestBase: 'yuan' })
  open(own, 'V2', 0, '2023-06-01', { ...passbook(814), interestBase: 'yuan' })
  open(own, 'V3', 9_000, '2025-06-01', { ...passbook(815), interestBase: 'yuan' })
  const since = { opened: '2026-02-20', by: '0011' } as const
  const [dormancy, proof] = ['dormant-20260220-2', 'depositProof-20260220-3']
  const set = { account: accounts.V2, amount: yuan(700), last: '2024-01-05' }
  const until = '2026-08-20'
  const certified = { account: accounts.V3, amount: yuan(8_000), number: 2001, purpose: '留学' }
  post([
    build.debit('1011', yuan(700)),
    build.credit('2241-03', yuan(700)),
    build.openItem({ kind: 'dormant', id: dormancy, state: 'dormant', ...since, until: null, data: set }),
    build.openItem({ kind: 'depositProof', id: proof, state: 'holding', ...since, until, data: certified }),
    build.moveVouchers('depositProof', [3001, 3050], 'supplier', 'till:00'),
  ])
  const restrict = (account: string, one: Restriction) =>
    post([
      build.change('account', account, given(state.get('account', account), account), {
        restrictions: [one],
      }),
    ])
  const free = { amount: null, until: null, waits: null } as const
  restrict(accounts.V2, { reason: 'dormant', item: dormancy, bars: 'in', ...free })
  restrict(accounts.V3, {
    ...free,
    reason: 'proof',
    item: proof,
    bars: 'amount',
    amount: certified.amount,
    until,
  })
}

export const deposits: Scene = {
  accounts,
  set(own) {
    openCustomers(own)
    openTermed(own)
    openUntermed(own)
    setAside(own)
  },
}
