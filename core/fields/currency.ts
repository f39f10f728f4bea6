import { currencies } from '../ledger/units.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { choice } from './choice.ts'
import { type Field, type FieldOptions, optional } from './field.ts'

const ofCurrency = (label: Words): Field<string> =>
  choice(
    label,
    currencies.map(({ unit, name }) => ({ value: unit, ...name })),
  )

/** In which currency the notes of a form are; empty for the branch's own. */
export function currency(): Field<string | null> {
  const any = optional(ofCurrency({ zh: '币种（本币则空）', en: 'Currency (empty: our own)' }))
  return { ...any, options: { ...any.options, whereDealing: true, currencies: 'posted' } }
}

/** A currency other than the branch's own: one that it deals in, or any that it might. */
export function foreignCurrency(offered: FieldOptions['currencies'] = 'posted'): Field<string> {
  const any = ofCurrency({ zh: '外币币种', en: 'Foreign currency' })
  const load = (unit: string, desk: Parameters<typeof any.load>[1]) =>
    unit === desk.branch.unit ? refuse('currencyOwn', { unit }) : unit
  return { ...any, options: { ...any.options, currencies: offered }, load, sample: 'USD' }
}
