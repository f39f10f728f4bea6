/**
 * A customer on whom much has been visited. S1 and S2 are a passbook and a certificate reported lost in
 * writing long enough ago; on S3 a court has frozen 5,000 and another court waits; S4 is stopped at his own
 * wish. A certificate of his is on its way to the outlet that issued it; two of this branch have come.
 */
import { accountNumber } from '../counter/accounts.ts'
import { collectionMemo } from '../counter/collection.ts'
import { addMonths, type Day } from '../dates.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import type { Restriction } from '../ledger/restrictions.ts'
import { yuan } from '../money.ts'
import { given } from '../std.ts'
import { type Books, openWith, paper, PRACTICE_BRANCH, practiceSeal, type Scene } from './books.ts'
import { savings } from './savings.ts'

/** Beyond the series of the other scenes, so that theirs stay where they are. */
const accounts = {
  S1: accountNumber(PRACTICE_BRANCH, 'demand', 901n),
  S2: accountNumber(PRACTICE_BRANCH, 'lumpSum', 901n),
  S3: accountNumber(PRACTICE_BRANCH, 'demand', 902n),
  S4: accountNumber(PRACTICE_BRANCH, 'demand', 903n),
}

const CUSTOMER = '000000901'

function openAccounts(own: Books): void {
  own.post([
    build.openCustomer({
      no: CUSTOMER,
      kind: 'person',
      name: practiceSeal('赵建国'),
      idKind: 'passport',
      idNumber: practiceSeal('E90100001'),
      phone: null,
      address: null,
      opened: '2025-01-02',
    }),
  ])
  // Against an account that no example of another scene shows.
  const open = (no: string, amount: bigint, day: Day, opening: Parameters<typeof openWith>[4]) =>
    openWith(own, no, amount, day, opening, '1011')
  const demand = { product: 'demand', gl: '2011-11', interestBase: 'yuan', customer: CUSTOMER } as const
  open(accounts.S1, yuan(60_000), '2026-02-01', { ...demand, paper: paper('passbook', 911) })
  open(accounts.S3, yuan(8_000), '2026-01-02', { ...demand, paper: paper('passbook', 912) })
  open(accounts.S4, yuan(3_000), '2026-01-02', { ...demand, paper: paper('passbook', 913) })
  const start = '2025-08-01'
  open(accounts.S2, yuan(5_000), start, {
    gl: '2011-12',
    product: 'lumpSum',
    customer: CUSTOMER,
    terms: { kind: 'fixed', months: 6, ratePpm: 13_000, start, maturity: addMonths(start, 6), partials: 0 },
    paper: paper('certificate', 4911),
  })
}

const holds: Restriction = { reason: 'loss', item: '', bars: 'out', amount: null, until: null, waits: null }

function restrict({ state, post }: Books, no: string, imposed: readonly Restriction[]): void {
  const account = given(state.get('account', no), no)
  post([build.change('account', no, account, { restrictions: imposed })])
}

function reportLost(own: Books): void {
  const reports = [
    ['loss-20260220-5', accounts.S1, 'passbook'],
    ['loss-20260220-6', accounts.S2, 'certificate'],
  ] as const
  for (const [id, account, lost] of reports) {
    const data = { account, paper: lost, from: '2026-02-27' }
    const opened = { opened: '2026-02-20', by: '0011', until: null }
    own.post([build.openItem({ kind: 'loss', id, state: 'written', ...opened, data })])
    restrict(own, account, [{ ...holds, item: id }])
  }
}

function freeze(own: Books): void {
  const order = {
    account: accounts.S3,
    organ: 'court',
    officers: practiceSeal('张三 执1001；李四 执1002'),
    document: '（2026）粤03执7号',
    notice: '协冻7号',
    renewals: 0,
  } as const
  const first: Item = {
    kind: 'freeze',
    id: 'freeze-20260105-3',
    state: 'frozen',
    opened: '2026-01-05',
    by: '0011',
    until: '2027-01-04',
    data: { ...order, bars: 'amount', amount: yuan(5_000) },
  }
  const second: Item = {
    kind: 'freeze',
    id: 'freeze-20260110-2',
    state: 'waiting',
    opened: '2026-01-10',
    by: '0012',
    until: null,
    data: { ...order, document: '（2026）粤04执3号', notice: '轮候3号', bars: 'amount', amount: yuan(6_000) },
  }
  own.post([build.openItem(first), build.openItem(second)])
  restrict(own, accounts.S3, [
    { ...holds, reason: 'freeze', item: first.id, bars: 'amount', amount: yuan(5_000), until: first.until },
    { ...holds, reason: 'freeze', item: second.id, bars: 'amount', amount: yuan(6_000), waits: 6 },
  ])
}

function stopPayment(own: Books): void {
  const id = 'stopOrder-20260220-4'
  const data = { account: accounts.S4, ground: 'customer', document: '', note: '手机被盗' } as const
  const opened = { opened: '2026-02-20', by: '0011', until: null }
  own.post([build.openItem({ kind: 'stopOrder', id, state: 'stopped', ...opened, data })])
  restrict(own, accounts.S4, [{ ...holds, reason: 'stop', item: id }])
}

function collect(own: Books): void {
  const amount = yuan(2_000)
  own.post([
    collectionMemo('receipt', amount, 'CNY'),
    build.openItem({
      kind: 'collection',
      id: 'collection-20260225-6',
      state: 'sent',
      opened: '2026-02-25',
      by: '0011',
      until: '2026-03-27',
      data: {
        way: 'out',
        account: accounts.S3,
        depositor: practiceSeal('赵建国 E90100001'),
        outlet: '0202 河口储蓄所',
        letter: '托2026002',
        certificate: 'C00004300',
        amount,
        reason: '',
      },
    }),
  ])
}

/** Certificates of this branch that another outlet has sent: one that is due, and one reported lost. */
function takeIn(own: Books): void {
  const came = [
    [7, savings.accounts.F1, 'C00004901', '河托2026011', 10_000],
    [8, accounts.S2, 'C00004911', '河托2026012', 5_000],
  ] as const
  for (const [serial, account, certificate, letter, amount] of came) {
    const outlet = '0202 河口储蓄所'
    const data = { way: 'in', account: given(account, certificate), depositor: null, outlet, letter } as const
    const id = `collection-20260227-${serial}`
    const opened = { opened: '2026-02-27', by: '0011', until: '2026-03-04' }
    const rest = { certificate, amount: yuan(amount), reason: '' }
    own.post([
      build.openItem({ kind: 'collection', id, state: 'received', ...opened, data: { ...data, ...rest } }),
    ])
  }
}

export const special: Scene = {
  accounts,
  set(own) {
    openAccounts(own)
    reportLost(own)
    freeze(own)
    stopPayment(own)
    collect(own)
    takeIn(own)
  },
}
