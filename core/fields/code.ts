import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A transaction code by its own four digits; whether there is such a code is asked of the catalogue. */
export function code(label: Words): Field<string> {
  return field<string>({
    kind: 'code',
    label,
    parse: text => (/^\d{4}$/.test(text.trim()) ? text.trim() : refuse('codeUnknown', { code: text })),
    print: value => value,
    load: value => value,
    schema: { type: 'string', pattern: '^\\d{4}$', description: 'transaction code' },
    sample: '0510',
  })
}
