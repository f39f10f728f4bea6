/**
 * Accounts that their owners have long not moved (久悬户): the day end moves them at the end of a month, the
 * counter when it finds one. What is frozen, held or lent on stays where it can be seen.
 */
import { addMonths, type Day } from '../dates.ts'
import { type Desk, newItemId } from '../desk.ts'
import { productsUpTo } from '../interest/products.ts'
import { naturalBalance } from '../ledger/balance.ts'
import { change, credit, debit, moveProducts, openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { imposed, standing } from '../ledger/restrictions.ts'
import type { Parameters } from '../parameters.ts'
import { demandInterestDue } from './demand.ts'
import { interestKeys, interestLegs, paidOut, productOf } from './interest.ts'

/** 久悬未取款项. */
export const DORMANT_ACCOUNT = '2241-03'

export const dormancyKeys = (account: Account): Key[] => [
  `account:${DORMANT_ACCOUNT}`,
  ...interestKeys(productOf(account)),
  'index:openItems/dormant',
]

/** The day from which an account is dormant that its owner moved last on another. */
export function dormantFrom({ opened }: Account, last: Day, { dormant }: Parameters): Day {
  return addMonths(last > opened ? last : opened, dormant.months)
}

export const isBound = ({ restrictions, held, minimum, overdraft }: Account, day: Day): boolean =>
  standing(restrictions, day).length > 0 || held > 0n || (minimum ?? 0n) < 0n || Boolean(overdraft)

/** Principal and interest leave; nothing may come in until the owner has. */
export function makeDormant(account: Account, last: Day, desk: Desk): EffectDraft[] {
  const { day, teller } = desk
  const due = demandInterestDue(account, desk)
  const principal = naturalBalance(account)
  const amount = principal + due.interest - due.tax
  const products = productsUpTo(account, day)
  const item = newItemId(desk, 'dormant')
  const restriction = { reason: 'dormant', item, bars: 'in', amount: null, until: null, waits: null } as const
  const data = { account: account.no, amount, last }
  return [
    debit(account, principal),
    ...interestLegs(paidOut(account), due, desk),
    credit(DORMANT_ACCOUNT, amount),
    ...(products === 0n ? [] : [moveProducts(account, -products)]),
    openItem({ kind: 'dormant', id: item, state: 'dormant', opened: day, by: teller.id, until: null, data }),
    change('account', account.no, account, { restrictions: imposed(account.restrictions, restriction, day) }),
  ]
}
