/** What is asked of a company’s account: the specimen of its seals, its class, whose it is. */
import { classWords, companyTerms, sealCardOf } from '../counter/company.ts'
import { choice } from '../fields/choice.ts'
import type { Field, Values } from '../fields/field.ts'
import type { Account } from '../ledger/entities.ts'
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

/** Whoever brings lost seals is not the company. Who keeps no card has nothing to lose. */
export const sealsNotLost = (account: string): Check<Values> => ({
  name: { zh: '印鉴未挂失', en: 'Seals that are not lost' },
  test(values, { state }) {
    const found = values[account] as Account
    return sealCardOf(found, state)?.state === 'lost'
      ? { ...refuse('sealCardLost', { account: found.no }), field: account }
      : null
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

export const sameCustomer = (one: string, other: string): Check<Values> => ({
  name: { zh: '同一客户的账户', en: 'Accounts of one customer' },
  test(values) {
    const [first, second] = [values[one] as Account | null, values[other] as Account | null]
    if (!first || !second || first.customer === second.customer) return null
    return { ...refuse('accountOfOther', { account: second.no }), field: other }
  },
})
