/** What somebody looks at a customer's data for, where no transaction says it (rules.md §6.2). */
import { choice, choicesOf } from '../fields/choice.ts'
import { alike, type Words } from '../words.ts'

const purposes = {
  service: { zh: '为在场客户办理', en: 'Serving the customer here' },
  enquiry: { zh: '客户来电或来函询问', en: 'The customer asks by telephone or letter' },
  check: { zh: '核对与查错', en: 'Checking books or looking for a fault' },
  complaint: { zh: '处理投诉', en: 'Dealing with a complaint' },
  inspection: { zh: '检查与审计', en: 'Inspection or audit' },
  authority: { zh: '协助有权机关', en: 'Helping an authority' },
} as const satisfies Readonly<Record<string, Words>>

export const lookUpPurpose = choice({ zh: '查询用途', en: 'Purpose' }, choicesOf(purposes))

/** A purpose in words; one that was written in words, before there was a list, as it was written. */
export const purposeWords = (kept: string): Words =>
  Object.hasOwn(purposes, kept) ? purposes[kept as keyof typeof purposes] : alike(kept)
