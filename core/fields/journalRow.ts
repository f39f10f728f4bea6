import { type Day, parseDay } from '../dates.ts'
import type { Position, Posted } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A row of the journal of any day, `2026-03-02/17`: for those who look at the past and change nothing. */
export function journalRow(label: Words): Field<Position, Posted> {
  return field<Position, Posted>({
    kind: 'serial',
    label,
    parse(text) {
      const [, day, serial] = /^([\d-]+)\s*\/\s*(\d{1,7})$/.exec(text.trim()) ?? []
      const on = parseDay(day ?? '')
      return on === null ? refuse('rowMalformed', { row: text }) : { day: on, serial: Number(serial) }
    },
    print: ({ day, serial }) => `${day}/${serial}`,
    keys: ({ day, serial }) => [`posted:${day}/${serial}`],
    load({ day, serial }, { state }) {
      const row = state.get('posted', `${day}/${serial}`)
      return row ?? refuse('serialUnknown', { serial: String(serial), day })
    },
    schema: {
      type: 'string',
      pattern: '^\\d{4}-?\\d{2}-?\\d{2}/\\d{1,7}$',
      description: 'YYYY-MM-DD/serial',
    },
    sample: '2026-03-02/1',
  })
}

/** Today's row by its serial alone, `17`, and that of an earlier day with its day. */
export function rowOfAnyDay(
  label: Words,
): Field<{ readonly day: Day | null; readonly serial: number }, Posted> {
  const dated = journalRow(label)
  return field({
    kind: 'serial',
    label,
    parse: (text, raw) =>
      /^\d{1,7}$/.test(text) ? { day: null, serial: Number(text) } : dated.parse(text, raw),
    print: ({ day, serial }) => (day === null ? String(serial) : `${day}/${serial}`),
    keys: ({ day, serial }, today) => [`posted:${day ?? today}/${serial}`, `mark:${day ?? today}/${serial}`],
    load: ({ day, serial }, desk) => dated.load({ day: day ?? desk.day, serial }, desk),
    schema: { type: 'string', maxLength: 18, description: 'serial, or YYYY-MM-DD/serial' },
    sample: '17',
  })
}
