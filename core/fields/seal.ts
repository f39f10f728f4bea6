import type { Seal } from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import { sealKindOf } from '../seals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** A number, and what the register says of it; null for one that was never given. */
export interface NumberedSeal {
  readonly no: string
  readonly record: Seal | null
}

/** A seal by its number, `YW0011`: the letters say its kind. */
export function seal(label: Words): Field<string, NumberedSeal> {
  return field<string, NumberedSeal>({
    kind: 'seal',
    label,
    parse(text) {
      const typed = text.trim().toUpperCase()
      return sealKindOf(typed) ? typed : refuse('sealNumberMalformed', { seal: text })
    },
    print: no => no,
    keys: no => [`seal:${no}`],
    load: (no, desk) => ({ no, record: desk.state.get('seal', no) ?? null }),
    schema: { type: 'string', pattern: '^[A-Za-z]{2}\\d{1,8}$', description: 'number of a seal' },
    sample: 'CX0011',
  })
}
