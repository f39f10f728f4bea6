/**
 * A payroll (代发工资) is one debit and many credits. The employer is debited once, by a row that people have
 * signed; then the program pays line by line, each a row and a request of its own, so that a crash is a
 * repeated request and a line can be taken back by itself; at the end what could not be paid goes back. A
 * tally of what has been paid keeps any number of lines within the total.
 */
import type { Desk } from '../desk.ts'
import type { Item } from '../items.ts'
import type { Key } from '../ledger/entities.ts'
import { passageOf } from '../ledger/restrictions.ts'
import { principalAccount } from './agency.ts'
import { PENDING } from './inward.ts'

/** The principal in whose account the money waits. */
export const PAYROLL = 'payroll'

export const PAYROLL_ACCOUNT = principalAccount(PAYROLL)

export const paidTally = ({ id }: Pick<Item, 'id'>): string => `payroll/${id}`

export const payrollKeys = (payroll: Item<'payroll'>): Key[] => [
  `account:${PAYROLL_ACCOUNT}`,
  `account:${payroll.data.employer}`,
  `account:${PENDING}`,
  `tally:${paidTally(payroll)}`,
  'index:openItems/payroll',
]

export const paidSoFar = (payroll: Item<'payroll'>, { state }: Desk): bigint =>
  state.get('tally', paidTally(payroll))?.amount ?? 0n

/** Back to the employer, or pending where he has closed the account or may not be paid. */
export function returnTo({ data: { employer } }: Item<'payroll'>, desk: Desk): string {
  const account = desk.state.get('account', employer)
  return account?.status === 'open' && !passageOf(account, desk).in ? employer : PENDING
}
