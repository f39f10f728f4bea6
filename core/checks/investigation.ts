/** The investigation before a contract (贷前调查): this borrower’s, in date, enough, by others than approve. */
import { hasLevel, isOf } from '../authorise.ts'
import type { Values } from '../fields/field.ts'
import { inForce, type Item } from '../items.ts'
import { loanUses } from '../items/contract.ts'
import type { Customer, Teller } from '../ledger/entities.ts'
import { displayMoney } from '../money.ts'
import { refuse } from '../refusals.ts'
import { given } from '../std.ts'
import { isOfPost } from './people.ts'
import type { Check } from '../transactions/define.ts'
import { everyone } from '../transactions/roles.ts'

type Investigation = Item<'investigation'>

export const twoInvestigators: Check<Values> = {
  name: { zh: '两人调查，协办人在岗', en: 'Investigated by two, both at work' },
  test({ partner }, { teller: { id } }) {
    const second = partner as Teller
    if (second.id === id) return { ...refuse('partnerIsMaker'), field: 'partner' }
    if (second.stopped) return { ...refuse('tellerStopped', { teller: second.id }), field: 'partner' }
    return isOfPost(second, everyone)
      ? null
      : { ...refuse('notYourSignature', { teller: second.id, code: '6804' }), field: 'partner' }
  },
}

/** Whoever investigates does not approve: somebody must be left who can. */
export const anotherApproves: Check<Values> = {
  name: { zh: '协办人不是唯一的审批人', en: 'Somebody else is there to approve the contract' },
  test({ partner }, { state, branch }) {
    const second = partner as Teller
    if (!hasLevel(second, 'director')) return null
    const others = branch.tellers.flatMap(id => (id === second.id ? [] : (state.get('teller', id) ?? [])))
    return others.some(one => !one.stopped && hasLevel(one, 'director'))
      ? null
      : { ...refuse('partnerApproves', { teller: second.id }), field: 'partner' }
  },
}

export const investigated: Check<Values> = {
  name: {
    zh: '贷前调查属于该客户和贷款种类，未过期，金额足够',
    en: 'Investigated: this borrower, this kind of loan, in time, for enough',
  },
  test({ investigation, customer, approved, use }, { day }) {
    const { id, until, data } = investigation as Investigation
    const fits = data.customer === (customer as Customer).no && inForce(until, day)
    if (!fits) return { ...refuse('investigationUnfit', { item: id }), field: 'investigation' }
    if (data.use && data.use !== use) {
      const found = given(
        loanUses.find(({ value }) => value === data.use),
        data.use,
      )
      return { ...refuse('investigationOfOtherUse', { item: id, use: found }), field: 'use' }
    }
    const left = data.amount - data.contracted
    return (approved as bigint) <= left
      ? null
      : { ...refuse('investigationShort', { item: id, left: displayMoney(left) }), field: 'approved' }
  },
}

/** 审贷分离: whoever has recommended a loan does not approve it. */
export const approvedByOthers: Check<Values> = {
  name: { zh: '调查人不审批', en: 'Approved by somebody who has not investigated' },
  test({ investigation }, { signed }) {
    const { by, data } = investigation as Investigation
    const own = signed.find(one => isOf(one, by) || isOf(one, data.partner))
    return own ? refuse('investigatorApproves', { teller: own.teller }) : null
  },
}
