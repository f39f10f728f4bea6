/** What is asked before a company is paid: the specimen of its seals, its class of account, its cheques. */
import { boughtCheques, classWords, companyTerms, sealCardOf } from '../counter/company.ts'
import { addDays, type Day } from '../dates.ts'
import { nextOpenDay } from '../day/calendar.ts'
import { choice } from '../fields/choice.ts'
import type { Field, Values } from '../fields/field.ts'
import type { Account } from '../ledger/entities.ts'
import { holdsRange } from '../ledger/ranges.ts'
import { paperNumber, type Parameters } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** What the teller found when he laid the two side by side. */
export const signet = (): Field<string> =>
  choice({ zh: '验印结果', en: 'Seals compared' }, [
    { value: 'same', zh: '相符', en: 'Agree' },
    { value: 'differs', zh: '不符', en: 'Differ' },
  ])

export const hasSpecimen = (account: string): Check<Values> => ({
  name: { zh: '账户留有印鉴、未挂失', en: 'A specimen of seals that are not lost' },
  test(values, { state }) {
    const found = values[account] as Account | null
    if (found === null) return null
    const card = sealCardOf(found, state)
    if (card?.state === 'valid') return null
    const refused = card?.state === 'lost' ? 'sealCardLost' : 'specimenMissing'
    return { ...refuse(refused, { account: found.no }), field: account }
  },
})

export const signetAgrees: Check<Values> = {
  name: { zh: '预留印鉴核对相符', en: 'The seals agree with the specimen' },
  test: values => (values.signet === 'differs' ? { ...refuse('signetDiffers'), field: 'signet' } : null),
}

/** A general account pays by transfer only (rules.md §5.4). */
export const paysCash = (account: string): Check<Values> => ({
  name: { zh: '可支取现金的账户', en: 'An account that cash is paid from' },
  test(values) {
    const found = values[account] as Account
    const kind = companyTerms(found)?.class ?? 'general'
    if (kind !== 'general') return null
    return { ...refuse('cashNotAllowed', { account: found.no, class: classWords(kind) }), field: account }
  },
})

/** Cheques are presented within some days of their date; where the last is a closed day, on the next one. */
export function lastDayOfCheque(issued: Day, { company, closedDays }: Parameters): Day {
  const last = addDays(issued, company.chequeDays)
  return closedDays.includes(last) ? nextOpenDay(last, closedDays) : last
}

/** In time, and one of those that the account has bought and not used. */
export const chequeIsGood = (account: string): Check<Values> => ({
  name: { zh: '支票在提示付款期内，本户购买未用', en: 'The cheque is in time, bought and unused' },
  test(values, { state, day, parameters }) {
    const found = values[account] as Account
    const number = values.cheque as number
    const issued = values.issued as Day
    const last = lastDayOfCheque(issued, parameters)
    if (issued > day) return { ...refuse('chequePostDated', { issued }), field: 'issued' }
    if (day > last) return { ...refuse('chequeStale', { last }), field: 'issued' }
    const bought = state.get('stock', boughtCheques(found))?.ranges ?? []
    if (holdsRange(bought, [number, number])) return null
    const cheque = paperNumber(parameters, 'cheque', number)
    return { ...refuse('chequeNotBought', { cheque, account: found.no }), field: 'cheque' }
  },
})

export const sameCustomer = (one: string, other: string): Check<Values> => ({
  name: { zh: '同一客户的账户', en: 'Accounts of one customer' },
  test(values) {
    const [first, second] = [values[one] as Account | null, values[other] as Account | null]
    if (!first || !second || first.customer === second.customer) return null
    return { ...refuse('accountOfOther', { account: second.no }), field: other }
  },
})
