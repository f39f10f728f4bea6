/**
 * Loans: L1, drawn in the days when a first draw registered its contract; L2 in instalments, of which the
 * first is due today, with a pledge in custody; and contracts that have not been drawn on.
 */
import { accountNumber } from '../counter/accounts.ts'
import { contractClaim } from '../counter/contract.ts'
import { addMonths } from '../dates.ts'
import type { Contract, ContractTerms } from '../items/contract.ts'
import * as build from '../ledger/build.ts'
import { newLoan } from '../loans/draw.ts'
import { memo } from '../loans/repay.ts'
import { yuan } from '../money.ts'
import { type Books, openWith, PRACTICE_BRANCH, type Scene } from './books.ts'

const accounts = {
  L1: accountNumber(PRACTICE_BRANCH, 'loan', 1n),
  L2: accountNumber(PRACTICE_BRANCH, 'loan', 2n),
}

const CUSTOMER = '000000001'
const PAYER = accountNumber(PRACTICE_BRANCH, 'demand', 1n)

function openLoan(own: Books): void {
  const start = '2026-01-01'
  openWith(own, accounts.L1, yuan(10_000), start, {
    gl: '1303-01',
    product: 'loan',
    customer: CUSTOMER,
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

const agreed: ContractTerms = {
  plan: { method: 'interestQuarterly', penaltyPermille: 1_500, payer: PAYER },
  date: null,
  use: 'business',
  purpose: '进货',
  guarantee: 'credit',
  collateral: 0n,
}

const inInstalments: ContractTerms = {
  ...agreed,
  plan: { ...agreed.plan, method: 'equalInstalment' },
  use: 'housing',
  purpose: '购房',
  guarantee: 'mortgage',
  collateral: yuan(300_000),
}

const common = { customer: CUSTOMER, drawn: 0n, held: [] }

function register({ post }: Books, id: string, data: Contract, state = 'active'): void {
  const opened = { opened: '2026-02-02', by: '0013', until: '2026-08-02' }
  post([
    build.openItem({ kind: 'contract', id, state, ...opened, data }),
    build.create('claim', contractClaim(data.number), { owner: id }),
  ])
}

function contracts(own: Books): void {
  const business = { approved: yuan(50_000), ratePpm: 43_500, months: 12 }
  const housing = { approved: yuan(200_000), ratePpm: 49_000, months: 240 }
  register(own, 'contract-20260202-1', { ...common, ...business, number: 'HT-100', terms: agreed })
  register(own, 'contract-20260202-2', { ...common, ...housing, number: 'HT-200', terms: inInstalments })
}

/** Money for more contracts of the first customer, and whether L2 was spent as agreed. */
function looks({ post }: Books): void {
  const investigation = { customer: CUSTOMER, amount: yuan(50_000_000), contracted: 0n, purpose: '经营周转' }
  const check = { loan: accounts.L2, contract: 'HT-300', amount: yuan(12_000), purpose: '购房' }
  const common = { opened: '2026-02-02', by: '0013' }
  post([
    build.openItem({
      kind: 'investigation',
      id: 'investigation-20260202-5',
      state: 'recommended',
      ...common,
      until: '2026-08-02',
      data: { ...investigation, partner: '0003' },
    }),
    build.openItem({
      kind: 'loanCheck',
      id: 'loanCheck-20260202-6',
      state: 'due',
      ...common,
      until: '2026-02-17',
      data: { ...check, occasion: 'use' },
    }),
  ])
}

/** Twelve thousand at six per cent, in twelve instalments of 1,032.80. */
function openInstalments(own: Books): void {
  const start = '2026-02-02'
  const amount = yuan(12_000)
  const pledge = 'collateral-20260202-4'
  const data = { customer: CUSTOMER, number: 'HT-300', approved: amount, drawn: amount }
  const terms = { ...inInstalments, use: 'consumer', guarantee: 'pledge', collateral: amount } as const
  const contract = { ...data, ratePpm: 60_000, months: 12, terms, held: [pledge] }
  register(own, 'contract-20260202-3', contract, 'drawn')
  own.post([
    memo('receipt', '7004', yuan(15_000), 'CNY'),
    build.openItem({
      kind: 'collateral',
      id: pledge,
      state: 'held',
      opened: start,
      by: '0013',
      until: null,
      data: {
        contract: 'HT-300',
        contractItem: 'contract-20260202-3',
        thing: '存单一张',
        document: 'C00004811',
        value: yuan(15_000),
        keeper: '0003',
      },
    }),
  ])
  const drawing = { ...inInstalments.plan, date: null, contract: 'HT-300', months: 12, ratePpm: 60_000 }
  const loan = newLoan(drawing, amount, start)
  const opening = { gl: '1303-04', product: 'loan', customer: CUSTOMER, ...loan } as const
  openWith(own, accounts.L2, amount, start, opening, '1011')
}

export const loans: Scene = {
  accounts,
  set(books) {
    openLoan(books)
    contracts(books)
    openInstalments(books)
    looks(books)
    books.post([build.countUp('series/account-loan', 2n)])
  },
}
