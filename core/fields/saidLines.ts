/** What an investigator has found, one thing a line, each with where it can be seen. */
import type { Desk } from '../desk.ts'
import type { Key } from '../ledger/entities.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import type { RefusalCode } from '../refusals.table.ts'
import { type Posts, readPosts, whoAt } from '../responsibility/posts.ts'
import { readFacts, type TypedFacts } from '../responsibility/typedFacts.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

interface Lines<T> {
  readonly max: number
  /** What the lines say, or the number of the first that says nothing. */
  readonly read: (text: string) => T | number
  readonly malformed: RefusalCode
  readonly description: string
  readonly sample: string
  /** What is to be looked up, and what of it may not be so. */
  readonly keys?: (said: T) => Key[]
  readonly test?: (said: T, desk: Pick<Desk, 'state'>) => Refusal | null
}

function saidLines<T extends object>(label: Words, lines: Lines<T>): Field<string, T> {
  const { max, read, malformed, description, sample, keys, test } = lines
  const said = (text: string): T | Refusal => {
    const found = read(text)
    return typeof found === 'number' ? refuse(malformed, { line: String(found) }) : found
  }
  return field<string, T>({
    kind: 'text',
    label,
    optional: true,
    options: { multiline: true },
    parse(typed) {
      const plain = plainText(typed, max, true)
      if (typeof plain !== 'string') return plain
      const found = said(plain)
      return isRefusal(found) ? found : plain
    },
    print: value => value,
    restore: text => text,
    keys(text) {
      const found = said(text)
      return isRefusal(found) ? [] : (keys?.(found) ?? [])
    },
    load(text, desk) {
      const found = said(text)
      return isRefusal(found) ? found : (test?.(found, desk) ?? found)
    },
    schema: { type: 'string', maxLength: max, description },
    sample,
  })
}

/** What was found out: the name of a fact, its value, where it can be seen. */
export const establishedFacts = (label: Words): Field<string, TypedFacts> =>
  saidLines(label, {
    max: 4_000,
    read: readFacts,
    malformed: 'factsMalformed',
    description: 'one a line: fact value evidence',
    sample: 'waitMinutes 70 A012',
  })

/** Who stood at which post: the post, the number of the person, where it can be seen. */
export const namedPosts = (label: Words): Field<string, Posts> =>
  saidLines(label, {
    max: 2_000,
    read: readPosts,
    malformed: 'postsMalformed',
    description: 'one a line: post person evidence',
    sample: 'mentor 0013 training plan',
    keys: posts => Object.values(whoAt(posts)).map(who => `teller:${who}` as const),
    test(posts, { state }) {
      const unknown = Object.values(whoAt(posts)).find(who => state.get('teller', who) === undefined)
      return unknown === undefined ? null : refuse('tellerUnknown', { teller: unknown })
    },
  })
