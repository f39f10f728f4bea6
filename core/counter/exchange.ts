/**
 * The local exchange of bills (同城票据交换). All of it goes through 3001-03; a tally beside it keeps what
 * each session comes to, so that the session can be netted by itself, once (rules.md §1.3, §1.6).
 */
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { countUp, create, credit, debit, remove } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

export const EXCHANGE = '3001-03'

/** What is collected and may still come back. */
export const UNCLEARED = '2241-02'

/** What we paid for a bill that we send back. */
export const RETURNING = '1221-02'

export type Bill = Item<'exchangeBill'>

const sessionName = ({ day }: Desk, session: number): string => `exchange/${day}/${session}`

/** Debit is positive: what the other banks owe us for the session of today. */
export const sessionNet = (session: number, desk: Desk): bigint =>
  desk.state.get('tally', sessionName(desk, session))?.amount ?? 0n

export const sessionKeys = (session: number | null, desk: Desk): Key[] =>
  session === null
    ? []
    : [`tally:${sessionName(desk, session)}`, `claim:${sessionName(desk, session)}`, `account:${EXCHANGE}`]

/** The claim of a session that has been netted. */
export const nettedClaim = (session: number, desk: Desk): string => sessionName(desk, session)

/** The side of a bill that stands on the exchange, counted into its session. */
export function throughExchange(side: 'D' | 'C', amount: bigint, session: number, desk: Desk): EffectDraft[] {
  return side === 'D'
    ? [debit(EXCHANGE, amount), countUp(sessionName(desk, session), amount)]
    : [credit(EXCHANGE, amount), countUp(sessionName(desk, session), -amount)]
}

type Named = Pick<Bill['data'], 'way' | 'bank' | 'paper'>

/** A bill goes, or comes, once; after it went back it may be presented again. */
const billClaim = ({ way, bank, paper }: Named): string => `exchangeBill/${way}/${bank}/${paper}`

export const billKey = (bill: Named): Key => `claim:${billClaim(bill)}`

export const claimBill = (bill: Named, id: string): EffectDraft =>
  create('claim', billClaim(bill), { owner: id })

/** Bills of an earlier release have claimed nothing. */
export function freeBill({ id, data }: Bill, { state }: Desk): EffectDraft[] {
  const owner = state.get('claim', billClaim(data))?.owner
  return owner === id ? [remove('claim', billClaim(data), { owner })] : []
}

export const billOnce = (way: Named['way']): Check<Values> => ({
  name: { zh: '同一票据不重复提交', en: 'A bill goes through once' },
  test({ bank, paper }, { state }) {
    const bill = { way, bank: bank as string, paper: paper as string }
    const item = state.get('claim', billClaim(bill))?.owner
    return item === undefined ? null : { ...refuse('billTwice', { item }), field: 'paper' }
  },
})

/** Nothing enters a session that has been netted. */
export const sessionIsOpen: Check<Values> = {
  name: { zh: '交换场次未轧差', en: 'The session is not netted yet' },
  test(values, desk) {
    const session = values.session as number | null | undefined
    if (session === null || session === undefined) return null
    const netted = desk.state.get('claim', nettedClaim(session, desk))
    return netted ? { ...refuse('sessionNetted', { session: String(session) }), field: 'session' } : null
  },
}
