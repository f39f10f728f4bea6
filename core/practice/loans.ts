/** A loan, half a year old: L1. */
import { accountNumber } from '../counter/accounts.ts'
import { addMonths } from '../dates.ts'
import * as build from '../ledger/build.ts'
import { yuan } from '../money.ts'
import { type Books, openWith, PRACTICE_BRANCH, type Scene } from './books.ts'

const accounts = { L1: accountNumber(PRACTICE_BRANCH, 'loan', 1n) }

function openLoan(own: Books): void {
  const start = '2026-01-01'
  openWith(own, accounts.L1, yuan(10_000), start, {
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

export const loans: Scene = {
  accounts,
  set(books) {
    openLoan(books)
    books.post([build.countUp('series/account-loan', 1n)])
  },
}
