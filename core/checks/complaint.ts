/** Who may do what with a complaint: its handler, whoever is in charge, and never who is party to it (回避). */
import { isInChargeOfComplaints } from '../complaints/access.ts'
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import type { Teller } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

const complaintIn = ({ complaint }: Values): Item<'complaint'> => complaint as Item<'complaint'>

export const byItsHandler: Check<Values> = {
  name: { zh: '由投诉处理人办理', en: 'Done by whoever handles it' },
  test(values, { teller }) {
    const { handler } = complaintIn(values).data
    return handler === teller.id ? null : refuse('complaintOfOther', { teller: handler })
  },
}

export const byHandlerOrInCharge: Check<Values> = {
  name: {
    zh: '由处理人、大堂经理、主管或主任办理，当事人除外',
    en: 'By its handler or those in charge, no party',
  },
  test(values, { teller }) {
    const { id } = teller
    const { handler, parties } = complaintIn(values).data
    if (parties.includes(id)) return refuse('complaintParty', { teller: id })
    return handler === id || isInChargeOfComplaints(teller)
      ? null
      : refuse('complaintOfOther', { teller: handler })
  },
}

/** Whoever is to handle it is at work, and has no part in it. */
export const toNoParty: Check<Values> = {
  name: { zh: '接手人在岗，不是当事人，不是现处理人', en: 'Taken over by another, at work, who is no party' },
  test(values) {
    const to = values.to as Teller | null
    if (to === null) return null
    const { handler, parties } = complaintIn(values).data
    if (to.stopped) return { ...refuse('tellerStopped', { teller: to.id }), field: 'to' }
    if (parties.includes(to.id)) return { ...refuse('complaintParty', { teller: to.id }), field: 'to' }
    return to.id === handler ? { ...refuse('complaintHisAlready', { teller: to.id }), field: 'to' } : null
  },
}

/** Nobody signs for what he is party to. */
export const signedByNoParty: Check<Values> = {
  name: { zh: '当事人不审批', en: 'Approved by no party' },
  test(values, { signed }) {
    const { parties } = complaintIn(values).data
    const own = signed.find(({ teller }) => parties.includes(teller))
    return own ? refuse('complaintParty', { teller: own.teller }) : null
  },
}
