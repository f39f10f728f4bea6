import { expect, test } from 'vitest'
import { practiceAccounts } from '../../core/practice.ts'
import { naturalBalance } from '../../core/ledger/balance.ts'
import { printMoney } from '../../core/money.ts'
import { accountOf, branchIs, practice } from '../support/practice.ts'

const night = () => {
  const bank = practice()
  branchIs(bank, 'closing')
  return bank
}

const balance = (bank: ReturnType<typeof night>, name: string) =>
  printMoney(naturalBalance(accountOf(bank, name)))

test('8094 renews what has matured by tonight, each account on slips of its own', () => {
  const bank = night()
  const R2 = practiceAccounts.R2 ?? ''
  const before = balance(bank, 'R2')
  const lines = bank.run('9999', '8094', { accounts: R2 })
  expect(lines[0]).toBe('posted 2')
  expect(balance(bank, 'R2')).not.toBe(before)
  expect(accountOf(bank, 'R2').terms).toMatchObject({ start: '2026-02-20', maturity: '2027-02-20' })
  expect(bank.run('9999', '8094', { accounts: R2 })).toEqual(['posted 3'])
})

test('8094 leaves a deposit that has not agreed to renew', () => {
  const bank = night()
  expect(bank.run('9999', '8094', { accounts: practiceAccounts.R1 ?? '' })).toEqual(['posted 2'])
})

test('8094 ends with a row that says what was left', () => {
  const bank = night()
  expect(bank.run('9999', '8094', { left: '0101120000008015 accountRestricted' })).toEqual(['posted 2'])
})

test('8094 is the program’s own, in the day end only', () => {
  expect(night().refusal('0002', '8094')).toBe('notYourCode')
  expect(practice().refusal('9999', '8094')).toBe('branch_open')
})
