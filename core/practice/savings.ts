/** Two customers with their savings. A1, A2, A3 are demand deposits, F1 and F2 fixed ones. */
import { accountNumber } from '../counter/accounts.ts'
import { addDays, addMonths, type Day } from '../dates.ts'
import * as build from '../ledger/build.ts'
import type { Customer } from '../ledger/entities.ts'
import { yuan } from '../money.ts'
import { given } from '../std.ts'
import {
  type Books,
  openWith,
  paper,
  PRACTICE_BRANCH,
  PRACTICE_DAY,
  practiceSeal,
  type Scene,
} from './books.ts'

const accounts = {
  A1: accountNumber(PRACTICE_BRANCH, 'demand', 1n),
  A2: accountNumber(PRACTICE_BRANCH, 'demand', 2n),
  A3: accountNumber(PRACTICE_BRANCH, 'demand', 3n),
  F1: accountNumber(PRACTICE_BRANCH, 'lumpSum', 1n),
  F2: accountNumber(PRACTICE_BRANCH, 'lumpSum', 2n),
}

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
      idNumber: practiceSeal('440301198501010014'),
    },
  ]
  for (const customer of customers) post([build.openCustomer(customer)])
  post([build.countUp('series/customer', 2n), build.countUp('series/account-demand', 3n)])
  post([build.countUp('series/account-lumpSum', 2n)])
}

function openAccounts(own: Books): void {
  const demand = { product: 'demand', gl: '2011-11', interestBase: 'yuan' } as const
  openWith(own, accounts.A1, yuan(25_000), '2025-12-21', {
    ...demand,
    customer: '000000001',
    paper: paper('passbook', 901),
  })
  openWith(own, accounts.A2, yuan(800), '2026-01-10', {
    ...demand,
    customer: '000000002',
    paper: paper('passbook', 902),
  })
  openWith(own, accounts.A3, yuan(60), '2026-02-01', {
    ...demand,
    customer: '000000002',
    paper: paper('passbook', 903),
  })
  openFixed(own, accounts.F1, yuan(10_000), '2025-08-20', 6, 13_000)
  openFixed(own, accounts.F2, yuan(20_000), '2025-12-01', 12, 15_000)
}

function openFixed(
  own: Books,
  no: string,
  amount: bigint,
  start: Day,
  months: number,
  ratePpm: number,
): void {
  const maturity = addMonths(start, months)
  openWith(own, no, amount, start, {
    gl: '2011-12',
    product: 'lumpSum',
    customer: '000000001',
    terms: { kind: 'fixed', months, ratePpm, start, maturity, partials: 0 },
    paper: paper('certificate', no === accounts.F1 ? 4901 : 4902),
  })
}

/** The passbook of A3 is reported lost. */
function reportLost({ state, post }: Books): void {
  const account = given(state.get('account', accounts.A3), 'A3')
  const until = addDays(PRACTICE_DAY, 3)
  const id = 'loss-20260228-7'
  const data = { account: account.no, paper: 'passbook' } as const
  post([
    build.openItem({ kind: 'loss', id, state: 'oral', opened: '2026-02-28', by: '0011', until, data }),
    build.change('account', account.no, account, {
      restrictions: [{ reason: 'loss', item: id, bars: 'out', amount: null, until, waits: null }],
    }),
  ])
}

export const savings: Scene = {
  accounts,
  set(books) {
    openCustomers(books)
    openAccounts(books)
    reportLost(books)
  },
}
