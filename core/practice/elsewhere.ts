/** A second practice branch, 0102, open on the same day; B1 is an account of it. */
import { accountNumber } from '../counter/accounts.ts'
import { foundingEffects } from '../founding.ts'
import * as build from '../ledger/build.ts'
import type { MapState } from '../ledger/state.ts'
import { yuan } from '../money.ts'
import { defaultParameters } from '../parameters.ts'
import { given } from '../std.ts'
import { books, openWith, PRACTICE_DAY, practiceSeal } from './books.ts'

export const OTHER_BRANCH = '0102'

export const accountsElsewhere = { B1: accountNumber(OTHER_BRANCH, 'demand', 1n) }

export function booksElsewhere(): MapState {
  const own = books()
  own.post(
    foundingEffects({
      branch: OTHER_BRANCH,
      name: { zh: '练习二所', en: 'Second practice outlet' },
      unit: 'CNY',
      day: PRACTICE_DAY,
      parameters: defaultParameters,
      tellers: [],
      tills: [],
      cash: {},
    }),
  )
  const branch = given(own.state.get('branch', OTHER_BRANCH), OTHER_BRANCH)
  own.post([build.change('branch', OTHER_BRANCH, branch, { state: 'open' })])
  own.post([
    build.openCustomer({
      no: '000000001',
      kind: 'person',
      idKind: 'idCard',
      name: practiceSeal('赵大海'),
      idNumber: practiceSeal('110105194912310038'),
      phone: null,
      address: null,
      opened: '2025-01-02',
    }),
    build.countUp('series/customer', 1n),
    build.countUp('series/account-demand', 1n),
  ])
  openWith(own, accountsElsewhere.B1, yuan(3_000), '2026-01-05', {
    product: 'demand',
    gl: '2011-11',
    interestBase: 'yuan',
    customer: '000000001',
    paper: { kind: 'passbook', number: 901 },
  })
  return own.state
}
