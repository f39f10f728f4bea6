import { refuse } from '../refusals.ts'
import { readFacts, type TypedFacts } from '../responsibility/typedFacts.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

const MAX = 4_000

/** What was found out, one fact a line: its name, its value, where it can be seen. */
export function establishedFacts(label: Words): Field<string, TypedFacts> {
  return field<string, TypedFacts>({
    kind: 'text',
    label,
    optional: true,
    options: { multiline: true },
    parse(typed) {
      const plain = plainText(typed, MAX, true)
      if (typeof plain !== 'string') return plain
      const facts = readFacts(plain)
      return typeof facts === 'number' ? refuse('factsMalformed', { line: String(facts) }) : plain
    },
    print: value => value,
    restore: text => text,
    load(text) {
      const facts = readFacts(text)
      return typeof facts === 'number' ? refuse('factsMalformed', { line: String(facts) }) : facts
    },
    schema: { type: 'string', maxLength: MAX, description: 'one a line: fact value evidence' },
    sample: 'waitMinutes 70 A012',
  })
}
