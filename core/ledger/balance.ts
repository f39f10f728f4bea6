/** How a signed balance reads: on its own side, cut to the interest base, less what is held. */
import { cutToYuan } from '../money.ts'
import { most } from '../std.ts'
import { glOf } from './chart.ts'
import type { Account } from './entities.ts'
import { passageOf, type When } from './restrictions.ts'

/** The balance on the account's own side; an account of either side, and off balance, reads as debit. */
export const naturalBalance = (account: Pick<Account, 'gl' | 'balance'>): bigint =>
  glOf(account.gl).side === 'C' ? -account.balance : account.balance

/**
 * What may be taken out on a day: the balance on its side, less holds and freezes, down to the minimum. What
 * is frozen has to be there, and is not replaced by a limit: while a freeze stands nothing is overdrawn.
 */
export function available(account: Account, when: When): bigint {
  const { frozen } = passageOf(account, when)
  const minimum = account.minimum ?? 0n
  const lowest = frozen > 0n ? most(minimum, 0n) : minimum
  return naturalBalance(account) - account.held - frozen - lowest
}

/** What of it is the customer's own: of a limit nothing. */
export const availableOwn = (account: Account, when: When): bigint =>
  available({ ...account, minimum: most(account.minimum ?? 0n, 0n) }, when)

/** The part of the balance that earns: whole yuan for deposits, fen for loans; an overdraft earns nothing. */
export function interestBaseOf(account: Pick<Account, 'gl' | 'interestBase' | 'balance'>): bigint {
  if (account.interestBase === null) return 0n
  const balance = naturalBalance(account)
  if (balance <= 0n) return 0n
  return account.interestBase === 'yuan' ? cutToYuan(balance) : balance
}
