/** What `verify` says of books that somebody has bent: one sentence a law. */
import { expect, test } from 'vitest'
import type { BranchState } from '../../core/ledger/entities.ts'
import { brokenLaws } from '../../core/ledger/laws.ts'
import { given } from '../../core/std.ts'
import { debtOf } from '../support/loans.ts'
import { accountOf, type Bank, branchIs, patch, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

/** A2 stands at −300 from the 26th of March on; the end of the month is accrued, and the next day is to come. */
function accrued(bank: Bank): void {
  must(bank, '0013', '0560', { account: 'A2', limit: '500' })
  turn(bank, '2026-03-26', 'open')
  must(bank, '0013', '0530', { payer: 'A2', payee: 'A1', amount: '1100' })
  turn(bank, '2026-03-31', 'closing')
  bank.run('9999', '8097', { kind: 'accrue' })
  turn(bank, '2026-04-01', 'closed')
}

function turn(bank: Bank, day: string, state: BranchState): void {
  patch(bank, 'branch', '0101', { day, state })
  bank.turnTo(day)
}

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
  [
    'overdraft interest that no accrual has booked',
    bank => patch(bank, 'tally', 'accrued/overdraft', { amount: 5n }),
    ['the accruals have booked 0.05 of interest, 1132-02 has 0.00'],
  ],
  ['what is overdrawn in a morning after an accrual', accrued, []],
  [
    'the same, of an account that says it owes less',
    bank => {
      accrued(bank)
      const overdraft = given(accountOf(bank, 'A2').overdraft, 'overdraft')
      patch(bank, 'account', accountOf(bank, 'A2').no, { overdraft: { ...overdraft, ratePpm: 90_000 } })
    },
    ['the overdrawn accounts owe 0.45 of interest, 1132-02 has 0.90'],
  ],
  [
    'the same, once the branch is open: what is booked late is not accrued yet',
    bank => {
      accrued(bank)
      branchIs(bank, 'open')
      const overdraft = given(accountOf(bank, 'A2').overdraft, 'overdraft')
      patch(bank, 'account', accountOf(bank, 'A2').no, { overdraft: { ...overdraft, ratePpm: 90_000 } })
    },
    [],
  ],
]

for (const [rule, bend, says] of bent) {
  test(`the laws of the books name ${rule}`, () => {
    const bank = practice()
    bend(bank)
    expect(brokenLaws(bank.state.rows)).toEqual(says)
  })
}
