import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A whole number of things: how many seals were counted, how many books are sold. */
export function number(
  label: Words,
  { min, max }: { readonly min: number; readonly max: number },
): Field<number> {
  return field<number>({
    kind: 'number',
    label,
    parse(text) {
      const typed = text.trim()
      const value = Number(typed)
      const fits = /^\d{1,9}$/.test(typed) && value >= min && value <= max
      return fits ? value : refuse('numberOutside', { min: String(min), max: String(max) })
    },
    print: value => String(value),
    load: value => value,
    schema: { type: 'string', pattern: '^\\d{1,9}$', description: `a number from ${min} to ${max}` },
    sample: String(min),
  })
}
