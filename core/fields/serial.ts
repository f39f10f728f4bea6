import type { Posted } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A row of today's journal by its serial number. A closed day is not reached this way (rules.md §1.5). */
export function serial(label: Words): Field<number, Posted> {
  return field<number, Posted>({
    kind: 'serial',
    label,
    parse: text =>
      /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : refuse('serialMalformed', { serial: text }),
    print: number => String(number),
    keys: (number, day) => [`posted:${day}/${number}`, `mark:${day}/${number}`],
    load(number, desk) {
      const row = desk.state.get('posted', `${desk.day}/${number}`)
      return row ?? refuse('serialUnknown', { serial: String(number), day: desk.day })
    },
    schema: { type: 'string', pattern: '^\\d{1,7}$', description: "serial number in today's journal" },
    sample: '17',
  })
}
