import type { Till } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A till by its number: 00 is the main till, the tellers' begin at 01. */
export function till(label: Words): Field<string, Till> {
  return field<string, Till>({
    kind: 'till',
    label,
    parse(text) {
      const typed = text.trim()
      return /^\d{1,2}$/.test(typed) ? typed.padStart(2, '0') : refuse('tillMalformed', { till: text })
    },
    print: no => no,
    keys: no => [`till:${no}`],
    load: (no, desk) => desk.state.get('till', no) ?? refuse('tillUnknown', { till: no }),
    schema: { type: 'string', pattern: '^\\d{1,2}$', description: 'till number' },
    sample: '01',
  })
}
