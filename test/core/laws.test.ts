/** What `verify` says of books that somebody has bent: one sentence a law. */
import { expect, test } from 'vitest'
import { brokenLaws } from '../../core/ledger/laws.ts'
import { debtOf } from '../support/loans.ts'
import { accountOf, type Bank, patch, practice } from '../support/practice.ts'

const bent: readonly (readonly [rule: string, bend: (bank: Bank) => void, says: readonly string[]])[] = [
  ['sound books', () => undefined, []],
  [
    'a seal that its holder does not have',
    bank => patch(bank, 'seal', 'HP0099', { state: 'inUse', holder: '0002' }),
    ['seal HP0099 is not with whom the register says'],
  ],
  [
    'a seal in two hands',
    bank => patch(bank, 'teller', '0014', { seals: ['CX0011'] }),
    ['seal CX0011 is not with whom the register says'],
  ],
  [
    'a voucher with two holders',
    bank => patch(bank, 'stock', 'missing/passbook', { ranges: [[1050, 1050]] }),
    ['passbook 1050 has two holders'],
  ],
  [
    'a bond that is missing',
    bank => patch(bank, 'stock', 'till:00/bond-1000', { ranges: [[1, 19]] }),
    ['bond-1000: register and pieces differ: 20 / 19'],
  ],
  [
    'a loan that says it is overdue where the books do not',
    bank =>
      patch(bank, 'account', accountOf(bank, 'L2').no, { debt: { ...debtOf(bank, 'L2'), overdue: 5n } }),
    ['the loans have 0.05 on 1303-09, the books 0.00'],
  ],
  [
    'an allowance that does not cover what the loans have of it',
    bank =>
      patch(bank, 'account', accountOf(bank, 'L2').no, { debt: { ...debtOf(bank, 'L2'), provision: 5n } }),
    ['the loans have 0.05 on 1304, the books 0.00'],
  ],
]

for (const [rule, bend, says] of bent) {
  test(`the laws of the books name ${rule}`, () => {
    const bank = practice()
    bend(bank)
    expect(brokenLaws(bank.state.rows)).toEqual(says)
  })
}
