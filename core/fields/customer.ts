import type { Customer } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A customer number: nine digits. */
export function customer(label: Words): Field<string, Customer> {
  return field<string, Customer>({
    kind: 'customer',
    label,
    parse(text) {
      const typed = text.trim()
      return /^\d{1,9}$/.test(typed)
        ? typed.padStart(9, '0')
        : refuse('customerMalformed', { customer: text })
    },
    print: no => no,
    keys: no => [`customer:${no}`],
    load: (no, desk) => desk.state.get('customer', no) ?? refuse('customerUnknown', { customer: no }),
    schema: { type: 'string', pattern: '^\\d{1,9}$', description: 'customer number' },
    sample: '000000001',
  })
}
