import { expect, test } from 'vitest'
import { practiceAccounts } from '../../core/practice.ts'
import { loanRunsOfNight } from '../../core/loans/run.ts'
import { accountOf, type Bank, branchIs, practice } from '../support/practice.ts'
import { must } from '../support/tables.ts'

const { L1 = '', L2 = '' } = practiceAccounts

/** The night after a day on which L2 is late. */
function night(): Bank {
  const bank = practice()
  bank.turnTo('2026-03-05')
  branchIs(bank, 'closing')
  return bank
}

const moved = (lines: readonly string[]) => lines.filter(line => /^[DC] /.test(line))

test.each(loanRunsOfNight)('8096 books for %s what 6830 would have booked by hand', kind => {
  const byHand = practice()
  byHand.turnTo('2026-03-05')
  const expected = moved(must(byHand, '0003', '6830', { kind }))
  const bank = night()
  expect(moved(bank.run('9999', '8096', { kind, accounts: `${L1} ${L2}` }))).toEqual(expected)
  expect(expected).not.toEqual([])
  expect(accountOf(bank, 'L2')).toEqual(accountOf(byHand, 'L2'))
})

test('8096 asked again of loans that it has handled moves nothing', () => {
  const bank = night()
  const fields = { kind: 'collect', accounts: L2 }
  expect(moved(bank.run('9999', '8096', fields))).toHaveLength(3)
  expect(bank.run('9999', '8096', fields)).toEqual(['posted 2'])
})

test('8096 takes the loans that it names and no others', () => {
  const bank = night()
  bank.run('9999', '8096', { kind: 'accrue', accounts: L1 })
  expect(accountOf(bank, 'L1').debt).toMatchObject({ receivable: 7_613n })
  expect(accountOf(bank, 'L2').debt).toEqual(accountOf(night(), 'L2').debt)
})

test('8096 ends with a row that says what was left', () => {
  expect(night().run('9999', '8096', { left: `${L2} accountRestricted` })).toEqual(['posted 1'])
})

test('8096 is the program’s own, in the day end only', () => {
  expect(night().refusal('0002', '8096')).toBe('notYourCode')
  expect(practice().refusal('9999', '8096')).toBe('branch_open')
})
