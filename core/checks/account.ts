import type { Day } from '../dates.ts'
import type { Values } from '../fields/field.ts'
import { refuseOverdrawn } from '../counter/overdraft.ts'
import { refuseBehind } from '../counter/passbook.ts'
import { available } from '../ledger/balance.ts'
import type { Account, FixedTerms } from '../ledger/entities.ts'
import { inForceFor, passageOf, refuseLost, refuseRestricted } from '../ledger/restrictions.ts'
import { displayMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { assert } from '../std.ts'
import type { Check } from '../transactions/define.ts'

export const differentAccounts = (one: string, other: string): Check<Values> => ({
  name: { zh: '两个账户不同', en: 'Two different accounts' },
  test(values) {
    const [first, second] = [values[one] as Account | null, values[other] as Account | null]
    return first && first.no === second?.no ? { ...refuse('sameAccount'), field: other } : null
  },
})

/** Enough to set aside; posting itself tests what is taken out. */
export const sufficient = (account: string, amount: string): Check<Values> => ({
  name: { zh: '可用余额足够', en: 'Enough available' },
  test(values, desk) {
    const has = available(values[account] as Account, desk)
    const wanted = values[amount] as bigint
    if (has >= wanted) return null
    const short = displayMoney(wanted - has)
    return refuse('insufficientFunds', {
      account: (values[account] as Account).no,
      available: displayMoney(has),
      short,
    })
  },
})

/** Posting keeps money in a restricted account; this says so before the customer is asked anything else. */
export const notStopped = (account: string): Check<Values> => ({
  name: { zh: '账户未挂失、未受限', en: 'No loss report or other restriction in force' },
  test(values, desk) {
    const found = values[account] as Account
    const { out } = passageOf(found, desk)
    return out ? refuseRestricted(found, out) : null
  },
})

/** Whoever brings the paper of an account that is reported lost has found it, or is not the customer. */
export const paperNotLost = (account: string): Check<Values> => ({
  name: { zh: '存折存单未挂失', en: 'The paper is not reported lost' },
  test(values, { day }) {
    const found = values[account] as Account
    const report = inForceFor(found, 'loss', day)
    return report ? refuseLost(found, report) : null
  },
})

/** Whoever brings his passbook has it printed before it falls too far behind (F13). */
export const bookNotBehind = (account: string): Check<Values> => ({
  name: { zh: '存折未登折笔数未满', en: 'The passbook is not too far behind' },
  test: (values, { parameters }) => refuseBehind(values[account] as Account, parameters),
})

/** Who owes the bank on an account cannot close it, and pays the interest on what was overdrawn first. */
export const notOverdrawn = (account: string): Check<Values> => ({
  name: { zh: '账户未透支', en: 'Not overdrawn' },
  test: (values, { day }) => refuseOverdrawn(values[account] as Account, day),
})

export function fixedTermsOf(account: Account): FixedTerms {
  assert(account.terms?.kind === 'fixed', `${account.no} has no fixed terms`)
  return account.terms
}

/** What renews itself has no days beyond its maturity: it is renewed first. */
const refuseUnrenewed = ({ renews, maturity }: FixedTerms, day: Day): Refusal | null =>
  renews && day > maturity ? refuse('renewalDue', { maturity }) : null

export const matured = (account: string): Check<Values> => ({
  name: { zh: '已到期', en: 'At or after maturity' },
  test(values, desk) {
    const terms = fixedTermsOf(values[account] as Account)
    const { maturity } = terms
    return desk.day >= maturity ? refuseUnrenewed(terms, desk.day) : refuse('notMatured', { maturity })
  },
})

export const notMatured = (account: string): Check<Values> => ({
  name: { zh: '未到期', en: 'Before maturity' },
  test(values, desk) {
    const terms = fixedTermsOf(values[account] as Account)
    const { maturity } = terms
    return desk.day < maturity ? null : (refuseUnrenewed(terms, desk.day) ?? refuse('matured', { maturity }))
  },
})
