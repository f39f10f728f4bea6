/** Who may say what came of a check or of somebody who wanted to leave. */
import type { Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import { faultsOf } from '../items/hallCheck.ts'
import { displayMoney } from '../money.ts'
import { mayLeadLobby } from '../queue/access.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'

/** Whoever mends it, whoever found it, and those who lead the hall. */
export const mendedByThoseConcerned: Check<Values> = {
  name: {
    zh: '由整改人、检查人或大堂负责人登记',
    en: 'Noted by whoever mends or found it, or leads the hall',
  },
  test({ check, line }, { teller: { id, roles } }) {
    const { by, data } = check as Item<'hallCheck'>
    const faults = faultsOf(data).filter(one => line === null || one.check === line)
    if (faults.length === 0)
      return { ...refuse('faultUnknown', { check: (check as Item).id }), field: 'line' }
    const isConcerned = by === id || faults.every(({ wrong }) => wrong?.mender === id)
    return isConcerned || mayLeadLobby(roles) ? null : refuse('faultOfOther')
  },
}

/** Whoever looks after him, and those who lead the hall. */
export const byWhoLooksAfterHim: Check<Values> = {
  name: { zh: '由跟进人或大堂负责人登记', en: 'Noted by whoever looks after him, or leads the hall' },
  test(values, { teller: { id, roles } }) {
    const { by, data } = values.retention as Item<'retention'>
    return [by, data.handler].includes(id) || mayLeadLobby(roles)
      ? null
      : refuse('retentionOfOther', { teller: data.handler })
  },
}

export const keptInPartIsLess: Check<Values> = {
  name: { zh: '部分留存少于拟转出金额', en: 'What stayed in part is less than all' },
  test(values) {
    const { data } = values.retention as Item<'retention'>
    const kept = values.kept as bigint | null
    return kept !== null && kept >= data.amount
      ? { ...refuse('retentionKeptTooMuch', { amount: displayMoney(data.amount) }), field: 'kept' }
      : null
  },
}
