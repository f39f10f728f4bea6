import { type Desk, requireTeller } from '../desk.ts'
import type { Teller } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** Four digits that nobody has yet. */
export function newTellerNumber(label: Words): Field<string> {
  const { kind, parse, print, keys } = teller(label)
  return field<string>({
    kind,
    label,
    parse,
    print,
    keys,
    load: (id: string, { state }: Desk) =>
      state.get('teller', id) ? refuse('tellerExists', { teller: id }) : id,
    schema: { type: 'string', pattern: '^\\d{4}$', description: 'number of a new teller' },
    sample: '0016',
  })
}

/** A colleague, by the four digits of his number. */
export function teller(label: Words): Field<string, Teller> {
  return field<string, Teller>({
    kind: 'teller',
    label,
    parse: text => (/^\d{4}$/.test(text.trim()) ? text.trim() : refuse('tellerMalformed', { teller: text })),
    print: id => id,
    keys: id => [`teller:${id}`],
    load: (id: string, desk: Desk) => requireTeller(desk, id),
    schema: { type: 'string', pattern: '^\\d{4}$', description: 'teller number' },
    sample: '0012',
  })
}
