/** What somebody looks at a customer's data for, where no transaction says it. */
import { optional } from '../fields/field.ts'
import { text } from '../fields/text.ts'

const typed = optional(text({ zh: '查询用途', en: 'Purpose' }, { max: 60 }))

/** Enter goes past it: what is done with the account next says it mostly. */
export const lookUpPurpose: typeof typed = { ...typed, options: { ...typed.options, passedOver: true } }
