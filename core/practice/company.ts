/**
 * Two companies and the business of others. K1, K3 and KF1 belong to a workshop: its basic account with a
 * book of cheques and one of applications, a special one, a fixed deposit that is due. K2 and K4 are the
 * basic and the general account of the water company. Bonds, a fund and a policy have been sold, and what is
 * paid for them has been provided.
 */
import { itemIdOf } from '../desk.ts'
import { accountNumber } from '../counter/accounts.ts'
import { principalAccount } from '../counter/agency.ts'
import { contractClaim } from '../counter/contracts.ts'
import { addMonths, type Day } from '../dates.ts'
import { SAMPLE_PICTURE } from '../fields/image.ts'
import type { AgencyContract } from '../items/agencyContract.ts'
import type { Item } from '../items.ts'
import * as build from '../ledger/build.ts'
import type { CompanyTerms } from '../ledger/entities.ts'
import { yuan } from '../money.ts'
import { defaultParameters } from '../parameters.ts'
import { given } from '../std.ts'
import { type Books, openWith, paper, PRACTICE_BRANCH, practiceSeal, type Scene } from './books.ts'

const accounts = {
  K1: accountNumber(PRACTICE_BRANCH, 'corporateDemand', 951n),
  K2: accountNumber(PRACTICE_BRANCH, 'corporateDemand', 952n),
  K3: accountNumber(PRACTICE_BRANCH, 'corporateDemand', 953n),
  K4: accountNumber(PRACTICE_BRANCH, 'corporateDemand', 954n),
  KF1: accountNumber(PRACTICE_BRANCH, 'corporateFixed', 951n),
  KF2: accountNumber(PRACTICE_BRANCH, 'corporateFixed', 952n),
}

/** Of the scene of savings. */
const A2 = accountNumber(PRACTICE_BRANCH, 'demand', 2n)

const WORKSHOP = '000000951'
const WATER = '000000952'
const OPENED: Day = '2026-01-05'
/** Against an account that no example of another scene shows. */
const AGAINST = '1011'

const common = { by: '0011', until: null } as const

function openCompany({ post }: Books, no: string, name: string, creditCode: string): void {
  const idNumber = practiceSeal(creditCode)
  const own = { no, kind: 'company', name: practiceSeal(name), idKind: 'creditCode', idNumber } as const
  post([build.openCustomer({ ...own, phone: null, address: null, opened: '2025-01-02' })])
}

function openDemand(
  own: Books,
  [no, customer, kind, amount]: readonly [string, string, CompanyTerms['class'], number],
  serial: number,
): void {
  const id = `sealCard-20260105-${serial}`
  const data = { account: no, picture: SAMPLE_PICTURE, rule: '财务专用章＋法人章' }
  own.post([build.openItem({ kind: 'sealCard', id, state: 'valid', opened: OPENED, ...common, data })])
  const terms = { kind: 'company', class: kind, until: null, sealCard: id } as const
  const opening = {
    product: 'corporateDemand',
    gl: '2011-01',
    customer,
    interestBase: 'yuan',
    terms,
  } as const
  openWith(own, no, yuan(amount), OPENED, opening, AGAINST)
}

function openFixed(own: Books, no: string, start: Day, months: number, number: number): void {
  const maturity = addMonths(start, months)
  const terms = { kind: 'fixed', months, ratePpm: 13_000, start, maturity, partials: 0 } as const
  const opening = { product: 'corporateFixed', gl: '2011-02', customer: WORKSHOP, terms } as const
  openWith(own, no, yuan(50_000), start, { ...opening, paper: paper('confirmation', number) }, AGAINST)
}

const sign = (serial: number, contract: Pick<AgencyContract, 'service' | 'account' | 'number'>) => {
  const data = { ...contract, principal: null, partner: null }
  const id = `agencyContract-20260105-${serial}`
  return [
    build.create('claim', contractClaim(data), { owner: id }),
    build.openItem({ kind: 'agencyContract', id, state: 'active', opened: OPENED, ...common, data }),
  ]
}

function holding(serial: number, opened: Day, code: string, amount: bigint): Item<'agencyHolding'> {
  const { name } = given(
    defaultParameters.principals.find(one => one.code === code),
    code,
  )
  return {
    kind: 'agencyHolding',
    id: itemIdOf('agencyHolding', { day: opened, serial }),
    state: 'held',
    opened,
    ...common,
    data: {
      principal: code,
      name,
      customer: '000000001',
      amount,
      rest: amount,
      paper: paper('agency', serial),
    },
  }
}

const PROVIDED: readonly (readonly [code: string, amount: number])[] = [
  ['water', 8_000],
  ['pension', 20_000],
  ['bond3', 40_000],
  ['fund1', 30_000],
  ['life', 10_000],
]

function business({ post }: Books): void {
  for (const [code, amount] of PROVIDED) {
    const no = principalAccount(code)
    post([
      build.openAccount({ no, gl: '2314', unit: 'CNY', opened: OPENED, minimum: 0n }),
      build.debit(AGAINST, yuan(amount)),
      build.credit(no, yuan(amount)),
    ])
  }
  post(
    [
      holding(4, '2023-02-28', 'bond3', yuan(5_000)),
      holding(5, '2025-01-10', 'bond3', yuan(10_000)),
      holding(6, '2025-06-02', 'fund1', yuan(6_000)),
      holding(7, '2025-07-01', 'life', yuan(2_000)),
    ].map(build.openItem),
  )
  post([
    ...sign(8, { service: 'payroll', account: accounts.K1, number: '代发2026-1' }),
    ...sign(9, { service: 'sms', account: A2, number: '13800000000' }),
  ])
}

export const company: Scene = {
  accounts,
  set(own) {
    openCompany(own, WORKSHOP, '和平机械厂', '91440300708461136T')
    openCompany(own, WATER, '清泉自来水公司', '91310000607337120F')
    const demand = [
      [accounts.K1, WORKSHOP, 'basic', 120_000],
      [accounts.K2, WATER, 'basic', 600],
      [accounts.K3, WORKSHOP, 'special', 3_000],
      [accounts.K4, WATER, 'general', 9_000],
    ] as const
    for (const [index, row] of demand.entries()) openDemand(own, row, index + 1)
    openFixed(own, accounts.KF1, '2025-08-20', 6, 4921)
    openFixed(own, accounts.KF2, '2025-12-01', 12, 4922)
    own.post([
      build.moveVouchers('cheque', [501, 525], 'supplier', build.accountHolder(accounts.K1)),
      build.moveVouchers('application', [901, 925], 'supplier', build.accountHolder(accounts.K1)),
      build.moveVouchers('cheque', [526, 530], 'supplier', build.accountHolder(accounts.K4)),
      build.moveVouchers('agency', [101, 150], 'supplier', 'till:00'),
    ])
    business(own)
  },
}
