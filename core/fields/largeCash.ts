/**
 * What is asked of whoever brings or takes large cash (rules.md §5.3): nothing until the notes on the form
 * make as much as the bank’s parameter says, and from then on without exception.
 */
import type { Desk } from '../desk.ts'
import { faceOf, type Notes, worth } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { isRefusal, refuse } from '../refusals.ts'
import { abs } from '../std.ts'
import { askedFor } from './asking.ts'
import { type AnyField, type Field, type FieldOptions, type Fields, optional, type Raw } from './field.ts'

type LargeCash = NonNullable<FieldOptions['largeCash']>

/** Must be filled in large cash; below it may be left empty, or is not asked for at all. */
export function neededInLargeCash<V, L>(
  of: Field<V, L>,
  { notes, below }: LargeCash,
): Field<V | null, L | null> {
  const free = optional(of)
  return {
    ...free,
    options: { ...of.options, largeCash: { notes, below } },
    verify(value, values, desk) {
      const { label } = of
      const from = desk.parameters.cash.identityFrom
      const large = isLarge(values[notes] as Notes | null, desk.branch.unit, from)
      if (value === null) return large ? refuse('largeCashAsks', { label, amount: displayMoney(from) }) : null
      return large || below === 'passedOver'
        ? free.verify(value, values, desk)
        : refuse('fieldUnwanted', { label })
    },
  }
}

const isLarge = (notes: Notes | null, unit: string, from: bigint): boolean =>
  notes !== null && abs(worth(unit, notes)) >= from

/** The unit of a branch, and from what amount on cash is large there. */
export interface CashHere {
  readonly unit: Desk['branch']['unit']
  readonly from: bigint
}

/**
 * The fields as they are asked for while a form is filled in so far: in large cash some must be filled;
 * below, Enter goes past them, or they are not there.
 */
export function fieldsAsAsked(fields: Fields, raw: Raw, here: CashHere): Fields {
  const shown = askedFor(fields, raw)
  const isLargeNow = (name: string): boolean => {
    const typed = shown.includes(name) ? (raw[name] ?? '').trim() : ''
    const notes = typed === '' ? null : fields[name]?.parse(typed, raw)
    if (!notes || isRefusal(notes)) return false
    return Object.keys(notes).every(face => faceOf(here.unit, face)) && isLarge(notes, here.unit, here.from)
  }
  const asked = Object.entries(fields).flatMap(([name, field]) => {
    const now = fieldAsAsked(field, isLargeNow)
    return now ? [[name, now] as const] : []
  })
  return Object.fromEntries(asked)
}

function fieldAsAsked(field: AnyField, isLargeNow: (notes: string) => boolean): AnyField | null {
  const { largeCash, onlyWhen, ...rest } = field.options
  if (!largeCash) return field
  const large = isLargeNow(largeCash.notes)
  if (!large && largeCash.below === 'unasked') return null
  const when = onlyWhen ? { onlyWhen: { ...onlyWhen, required: large } } : {}
  return { ...field, optional: !large, options: { ...rest, ...when, passedOver: !large } }
}
