/**
 * What complaints of other systems are called there, as our business and reason (JR/T 0169-2018). The labels
 * are those of public files of complaints; a label that nobody knows is looked up among our own words.
 */
import { type Business, businesses, type Reason, reasons } from './facets.ts'

export interface LabelFacets {
  readonly business: Business
  readonly reason: Reason
}

const known = new Map<string, LabelFacets>(
  Object.entries({
    'bank account or service': { business: 'savings', reason: 'service' },
    'checking or savings account': { business: 'savings', reason: 'service' },
    'consumer loan': { business: 'loans', reason: 'contract' },
    'credit card': { business: 'cards', reason: 'service' },
    'credit card or prepaid card': { business: 'cards', reason: 'service' },
    'credit reporting': { business: 'personalData', reason: 'dataSafety' },
    'debt collection': { business: 'loans', reason: 'debtCollection' },
    'money transfers': { business: 'payment', reason: 'service' },
    mortgage: { business: 'loans', reason: 'contract' },
    'payday loan': { business: 'loans', reason: 'contract' },
    'prepaid card': { business: 'cards', reason: 'service' },
    'student loan': { business: 'loans', reason: 'contract' },
  }),
)

export function facetsOfLabel(label: string): LabelFacets {
  const text = label.trim().toLowerCase()
  const [business, reason] = [named(businesses, text), named(reasons, text)]
  return known.get(text) ?? { business: business ?? 'other', reason: reason ?? 'other' }
}

function named<K extends string>(
  table: Readonly<Record<K, { readonly zh: string; readonly en: string }>>,
  text: string,
): K | undefined {
  return (Object.keys(table) as K[]).find(
    key => table[key].zh === text || table[key].en.toLowerCase() === text,
  )
}
