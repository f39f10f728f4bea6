import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** Enough for a seal or a signature; a photograph of a person is not meant. */
export const IMAGE_BYTES_MAX = 64 * 1024

const NAME = /^(png|svg)-[0-9a-f]{64}$/

/**
 * A picture by its name: what it is, and the SHA-256 of its bytes. It is handed in before the form is sent
 * (`POST /api/images`); the journal keeps the name, which no other picture can have.
 */
export function image(label: Words): Field<string> {
  return field<string>({
    kind: 'image',
    label,
    parse: text => (NAME.test(text.trim()) ? text.trim() : refuse('imageMalformed')),
    print: name => name,
    keys: name => [`image:${name}`],
    load: (name, desk) => (desk.state.get('image', name) ? name : refuse('imageUnknown')),
    schema: { type: 'string', pattern: NAME.source, description: 'name of a picture handed in before' },
    sample: `svg-${'0'.repeat(64)}`,
  })
}
