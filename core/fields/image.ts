import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field, type Sealed } from './field.ts'
import { sealedField } from './text.ts'

/** Enough for a seal in black and white; a photograph of a person is not meant. */
const KILOBYTES_MAX = 24

/** Three bytes are four letters. */
const LETTERS_MAX = (KILOBYTES_MAX * 1024 * 4) / 3

const PICTURE = /^data:image\/png;base64,iVBORw0KGgo[A-Za-z0-9+/]+={0,2}$/

/** One white point. */
export const SAMPLE_PICTURE =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII='

/**
 * A small picture: the impression of a seal. It is kept as it is, in the journal, so that nobody can change
 * what seals are compared with. PNG only: a picture that can carry a script is none.
 */
export function image(label: Words, options: { readonly beside?: string } = {}): Field<string> {
  return field<string>({
    kind: 'image',
    label,
    options,
    parse: pictureOf,
    print: picture => picture,
    load: picture => picture,
    schema: { type: 'string', pattern: PICTURE.source, description: 'a PNG picture as a data URL' },
    sample: SAMPLE_PICTURE,
  })
}

/** A picture of somebody’s document: the same, but sealed as all that is personal is. */
export function documentImage(label: Words): Field<Sealed> {
  const shape = { sample: SAMPLE_PICTURE, max: LETTERS_MAX, masked: false }
  return sealedField('image', label, shape, pictureOf)
}

function pictureOf(text: string): string | Refusal {
  const typed = text.trim()
  if (!PICTURE.test(typed)) return refuse('imageMalformed')
  return typed.length <= LETTERS_MAX ? typed : refuse('imageTooLarge', { max: String(KILOBYTES_MAX) })
}
