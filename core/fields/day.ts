import { type Day, parseDay } from '../dates.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A day of the calendar, `2026-11-23` or `20261123`. */
export function day(label: Words): Field<Day> {
  return field<Day>({
    kind: 'day',
    label,
    parse: text => parseDay(text) ?? refuse('dayMalformed', { text }),
    print: value => value,
    load: value => value,
    schema: { type: 'string', pattern: '^\\d{4}-?\\d{2}-?\\d{2}$', description: 'YYYY-MM-DD' },
    sample: '2026-03-02',
  })
}
