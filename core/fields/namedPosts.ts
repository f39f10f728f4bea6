import { refuse } from '../refusals.ts'
import { type Posts, readPosts, whoAt } from '../responsibility/posts.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'
import { plainText } from './text.ts'

const MAX = 2_000

/** Who stood at which post, one a line: the post, the number of the person, where it can be seen. */
export function namedPosts(label: Words): Field<string, Posts> {
  return field<string, Posts>({
    kind: 'text',
    label,
    optional: true,
    options: { multiline: true },
    parse(typed) {
      const plain = plainText(typed, MAX, true)
      if (typeof plain !== 'string') return plain
      const posts = readPosts(plain)
      return typeof posts === 'number' ? refuse('postsMalformed', { line: String(posts) }) : plain
    },
    print: value => value,
    restore: text => text,
    keys(text) {
      const posts = readPosts(text)
      return typeof posts === 'number' ? [] : Object.values(whoAt(posts)).map(who => `teller:${who}` as const)
    },
    load(text, { state }) {
      const posts = readPosts(text)
      if (typeof posts === 'number') return refuse('postsMalformed', { line: String(posts) })
      const unknown = Object.values(whoAt(posts)).find(who => state.get('teller', who) === undefined)
      return unknown === undefined ? posts : refuse('tellerUnknown', { teller: unknown })
    },
    schema: { type: 'string', maxLength: MAX, description: 'one a line: post person evidence' },
    sample: 'mentor 0013 training plan',
  })
}
