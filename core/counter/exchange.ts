/**
 * The local exchange of bills (同城票据交换). All of it goes through 3001-03; a tally beside it keeps what
 * each session comes to, so that the session can be netted by itself, once (rules.md §1.3, §1.6).
 */
import { openIds, openItemKeys } from '../openItems.ts'
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { countUp, create, credit, debit, remove } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Key } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import { refuse } from '../refusals.ts'
import { spellings } from '../std.ts'
import type { Check } from '../transactions/define.ts'

export const EXCHANGE = '3001-03'

/** The tallies of the sessions begin with this. */
export const EXCHANGED = 'exchange/'

/** What is collected and may still come back. */
export const UNCLEARED = '2241-02'

/** What we paid for a bill that we send back. */
export const RETURNING = '1221-02'

/** What goes back is a cheque that we cannot pay; a payment that fits nobody is asked about with 5004. */
export const RETURN_REASONS = [
  { value: 'funds', zh: '存款不足', en: 'Not enough on the account' },
  { value: 'signet', zh: '印鉴不符', en: 'The signature differs' },
  { value: 'written', zh: '书写或背书不合规', en: 'Wrongly written or endorsed' },
  { value: 'stopped', zh: '账户受限或已止付', en: 'The account is restricted' },
  { value: 'late', zh: '超过提示付款期', en: 'Presented too late' },
] as const

export type Bill = Item<'exchangeBill'>

const sessionName = ({ day }: Desk, session: number): string => `${EXCHANGED}${day}/${session}`

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
const billClaims = ({ way, bank, paper }: Named) =>
  spellings(say => `exchangeBill/${way}/${say(bank)}/${say(paper)}`)

export const billClaimKeys = (bill: Named): Key[] => billClaims(bill).map(claim => `claim:${claim}` as const)

/** What `billOnce` reads. */
export const billKeys = (bill: Named, { state }: Pick<Desk, 'state'>): Key[] => [
  ...billClaimKeys(bill),
  ...openItemKeys(state, 'exchangeBill'),
]

export const claimBill = (bill: Named, id: string): EffectDraft =>
  create('claim', billClaims(bill)[0], { owner: id })

/** Bills of an earlier release have claimed nothing. */
export const freeBill = ({ id, data }: Bill, { state }: Desk): EffectDraft[] =>
  billClaims(data).flatMap(claim => {
    const owner = state.get('claim', claim)?.owner
    return owner === id ? [remove('claim', claim, { owner })] : []
  })

/** Whose claim it is, or, of an earlier release that claimed nothing, the bill that is still on its way. */
function takenBy(bill: Named, state: State): string | undefined {
  const claims = billClaims(bill)
  const owner = claims.flatMap(claim => state.get('claim', claim)?.owner ?? [])[0]
  const isSame = (id: string) => {
    const item = state.get('item', id)
    return item?.kind === 'exchangeBill' && billClaims(item.data)[0] === claims[0]
  }
  return owner ?? openIds(state, 'exchangeBill').find(isSame)
}

export const billOnce = (billOf: (values: Values, desk: Desk) => Named): Check<Values> => ({
  name: { zh: '同一票据不重复提交', en: 'A bill goes through once' },
  test(values, desk) {
    const item = takenBy(billOf(values, desk), desk.state)
    const field = values.paper === null ? 'cheque' : 'paper'
    return item === undefined ? null : { ...refuse('billTwice', { item }), field }
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
