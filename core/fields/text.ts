import { type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field, type Sealed } from './field.ts'

interface TextOptions {
  readonly max: number
  readonly multiline?: boolean
  /** What a machine may try; any words where it says nothing. */
  readonly sample?: string
}

/** Free words that are nobody's personal data: a reason, a purpose, a seal number. */
export function text(label: Words, options: TextOptions): Field<string> {
  return field<string>({
    kind: 'text',
    label,
    options: { multiline: options.multiline ?? false },
    parse: typed => plainText(typed, options.max, options.multiline),
    print: value => value,
    // What stands in the journal was once allowed.
    restore: text => text,
    load: value => value,
    schema: { type: 'string', maxLength: options.max },
    sample: options.sample ?? '测试',
  })
}

/** Personal words: a name, a telephone number, an address. The core sees only the sealed form. */
export function personal(
  label: Words,
  options: TextOptions & { readonly sample: string; readonly masked?: boolean },
): Field<Sealed> {
  const { max, sample, masked = false, multiline = false } = options
  const read = (typed: string) => plainText(typed, max, multiline)
  return sealedField('text', label, { sample, max, masked, multiline }, read)
}

/** What somebody wrote elsewhere, sign for sign, whatever the signs: sealed, and never made better. */
export function written(
  label: Words,
  { max, sample }: TextOptions & { readonly sample: string },
): Field<Sealed> {
  return sealedField('text', label, { sample, max, masked: false, multiline: true }, typed => {
    if (/\p{Surrogate}/u.test(typed)) return refuse('textControl')
    return [...typed].length > max ? refuse('textTooLong', { max: String(max) }) : typed
  })
}

type SealedOptions = Required<Pick<TextOptions, 'sample' | 'max'>> &
  Pick<TextOptions, 'multiline'> & { readonly masked: boolean }

/** The common part of personal fields: `read` checks the words before they are sealed. */
export function sealedField(
  kind: Field<Sealed>['kind'],
  label: Words,
  { sample, max, masked, multiline = false }: SealedOptions,
  read: (typed: string, raw: Readonly<Record<string, string>>) => string | Refusal,
): Field<Sealed> {
  return field<Sealed>({
    kind,
    label,
    privacy: 'personal',
    options: { masked, multiline },
    // What is read is plain text until the edge seals it, before anything else sees it (`sealFields`).
    parse(typed, raw) {
      const plain = read(typed, raw)
      return typeof plain === 'string' ? { sealed: plain, hash: '' } : plain
    },
    print: value => `${value.sealed}~${value.hash}`,
    restore(stored) {
      const [sealed = '', hash = ''] = stored.split('~')
      return { sealed, hash }
    },
    load: value => value,
    schema: { type: 'string', maxLength: max },
    sample,
  })
}

/**
 * Words as they can be printed and stored: no control characters, no half of a pair (a lone surrogate),
 * nothing that is not seen or turns the words around it. Lines end only where several are asked for.
 */
export function plainText(typed: string, max: number, multiline = false): string | Refusal {
  const plain = typed.normalize('NFC').trim()
  const inOneLine = multiline ? plain.replace(/[\t\n\r]/g, ' ') : plain
  if (/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029]/u.test(inOneLine)) return refuse('textControl')
  return [...plain].length > max ? refuse('textTooLong', { max: String(max) }) : plain
}
