/** How a freeze is asked for: what it keeps in the account, and how much of it. */
import type { Bars } from '../ledger/restrictions.ts'
import { choice } from '../fields/choice.ts'
import type { Organ } from '../authorities.ts'
import { optional, type Values } from '../fields/field.ts'
import { money } from '../fields/money.ts'
import { text } from '../fields/text.ts'
import { refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { authorityOf } from './authority.ts'

export const barsField = choice<Bars>({ zh: '冻结方式', en: 'What is frozen' }, [
  { value: 'amount', zh: '限额冻结', en: 'An amount' },
  { value: 'out', zh: '全额冻结（只收不付）', en: 'All of it: nothing leaves' },
  { value: 'in', zh: '只付不收', en: 'Nothing enters' },
  { value: 'both', zh: '不收不付', en: 'Nothing leaves or enters' },
])

/** Filled where the case has been approved as a major one: then the freeze may last longer. */
export const majorField = optional(
  text({ zh: '重大案件批准文号（一般案件则空）', en: 'Approval as a major case (empty: none)' }, { max: 40 }),
)

export const majorIsKnown: Check<Values> = {
  name: { zh: '该机关有重大案件期限', en: 'An organ that has major cases' },
  test: ({ organ, major }, desk) =>
    major !== null && authorityOf(desk, organ as Organ).majorMonths === undefined
      ? { ...refuse('noMajorCases'), field: 'major' }
      : null,
}

export const amountField = money({ zh: '冻结金额', en: 'Amount' }, { min: 1n })
