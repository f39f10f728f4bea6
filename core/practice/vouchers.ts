/**
 * Papers and seals beside those of every day. The main till keeps cheques, draft forms and bonds; ten
 * certificates wait to be destroyed. In the safe lie a savings seal, a draft seal and the test key, stopped
 * for good is a cash seal. Q1 is the account of a company.
 */
import { accountNumber } from '../counter/accounts.ts'
import { SAMPLE_PICTURE } from '../fields/image.ts'
import * as build from '../ledger/build.ts'
import type { SealState } from '../ledger/entities.ts'
import type { Range } from '../ledger/ranges.ts'
import { yuan } from '../money.ts'
import { sealKindOf } from '../seals.ts'
import { given } from '../std.ts'
import { type Books, openWith, PRACTICE_BRANCH, PRACTICE_DAY, practiceSeal, type Scene } from './books.ts'

const accounts = { Q1: accountNumber(PRACTICE_BRANCH, 'corporateDemand', 921n) }

const STOCK: readonly (readonly [kind: string, range: Range])[] = [
  ['cheque', [1, 500]],
  ['draft', [1, 20]],
  ['bond-100', [1, 50]],
  ['bond-1000', [1, 20]],
]

const SEALS: readonly (readonly [no: string, state: SealState])[] = [
  ['CX0099', 'kept'],
  ['HP0099', 'kept'],
  ['YJ0099', 'kept'],
  ['XF0098', 'stopped'],
]

function stock({ post }: Books): void {
  for (const [kind, range] of STOCK) post([build.moveVouchers(kind, range, 'supplier', 'till:00')])
  post([build.moveVouchers('certificate', [4801, 4810], 'supplier', 'till:00')])
  post([build.moveVouchers('certificate', [4801, 4810], 'till:00', 'toDestroy')])
}

function lockUp({ post }: Books): void {
  const common = { impression: SAMPLE_PICTURE, holder: null, registered: PRACTICE_DAY, since: PRACTICE_DAY }
  for (const [no, state] of SEALS) {
    const kind = given(sealKindOf(no), no)
    post([build.create('seal', no, { ...common, no, kind, state })])
  }
}

function openCompany(own: Books): void {
  own.post([
    build.openCustomer({
      no: '000000921',
      kind: 'company',
      name: practiceSeal('和顺商贸有限公司'),
      idKind: 'creditCode',
      idNumber: practiceSeal('91350100M000100Y43'),
      phone: null,
      address: null,
      opened: '2025-01-02',
    }),
  ])
  const opening = { product: 'corporateDemand', gl: '2011-01', customer: '000000921' } as const
  openWith(own, accounts.Q1, yuan(20_000), '2026-01-02', { ...opening, interestBase: 'yuan' }, '1011')
}

export const vouchers: Scene = {
  accounts,
  set(books) {
    stock(books)
    lockUp(books)
    openCompany(books)
  },
}
