/**
 * The vocabulary of forms. A kind of field knows how it is typed, printed, described to a machine, what it
 * loads and what it means once loaded; one file a kind. On the wire and in the journal every field is a
 * text.
 */
import type { Day } from '../dates.ts'
import type { Desk } from '../desk.ts'
import type { GroundList } from '../grounds.ts'
import type { FarKey, Key, Sealed } from '../ledger/entities.ts'
import { toHalfWidth } from '../money.ts'
import { ownerOfProduct, type Product } from '../products.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import type { Words } from '../words.ts'

export type FieldKind =
  | 'account'
  | 'accounts'
  | 'checklist'
  | 'choice'
  | 'code'
  | 'customer'
  | 'day'
  | 'exchangeRate'
  | 'foreignNotes'
  | 'ground'
  | 'idNumber'
  | 'image'
  | 'item'
  | 'legs'
  | 'money'
  | 'notes'
  | 'number'
  | 'papers'
  | 'payroll'
  | 'principal'
  | 'rate'
  | 'seal'
  | 'serial'
  | 'teller'
  | 'term'
  | 'text'
  | 'till'
  | 'voucherKind'
  | 'vouchers'

/** `personal` is stored as ciphertext only (DESIGN H4). */
export type Privacy = 'open' | 'personal'

/** The texts of a form, by field name, as they came over the wire. */
export type Raw = Readonly<Record<string, string>>

/** The values of a form once loaded, by field name. */
export type Values = Readonly<Record<string, unknown>>

/**
 * A choice has one of these values; or the owner of an account is one of these, which its number says while
 * it is typed.
 */
export interface Condition {
  readonly field: string
  readonly is: readonly string[]
}

/** What a screen must know to show a field well; each kind uses the ones it needs. */
export interface FieldOptions {
  readonly choices?: readonly (Words & { readonly value: string })[]
  /** The field whose amount these notes make. */
  readonly sumsTo?: string
  /** The field that, when filled, takes the place of this one. */
  readonly unless?: string
  /** All of these must hold, or it is not asked for. */
  readonly onlyWhen?: {
    readonly all: readonly Condition[]
    /** Where it is asked for it must be filled. */
    readonly required: boolean
  }
  /** A form asks for it before this field, though the journal keeps it later. */
  readonly askedBefore?: string
  /**
   * Must be filled once the notes of this field make large cash; below, Enter goes past it, or it is not
   * asked for: fields/largeCash.ts.
   */
  readonly largeCash?: { readonly notes: string; readonly below: 'passedOver' | 'unasked' }
  /** Enter goes past it: it is reached with Tab. */
  readonly passedOver?: boolean
  readonly direction?: 'in' | 'out' | 'count'
  /** The field that says in which currency these notes are; absent for the branch's own. */
  readonly currency?: string
  /** Offered are the currencies that the branch has rates for, or all but its own. */
  readonly currencies?: 'posted' | 'foreign'
  /** Offered are the kinds that are sold to customers. */
  readonly sold?: boolean
  /** Offered are the kinds that were taken out of use too. */
  readonly ended?: boolean
  /** Asked for only in a branch that deals in other currencies beside its own. */
  readonly whereDealing?: boolean
  readonly internal?: boolean
  readonly multiline?: boolean
  readonly itemKinds?: readonly string[]
  /** The field that says which round of checks this list is of. */
  readonly roundField?: string
  /** The states of an open item that will do; absent means any. */
  readonly itemStates?: readonly string[]
  /** The list that a ground is of. */
  readonly grounds?: GroundList
  /** The kinds of principals that will do. */
  readonly principalKinds?: readonly string[]
  /** The field with the account whose specimen is shown beside this picture. */
  readonly beside?: string
  /** Shown with its middle hidden: a document or telephone number. */
  readonly masked?: boolean
}

export interface Field<V, L = V> {
  readonly kind: FieldKind
  readonly label: Words
  readonly optional: boolean
  readonly privacy: Privacy
  readonly options: FieldOptions
  /** Reads what was typed; never sees an empty text. */
  parse(text: string, raw: Raw): V | Refusal
  /** How a kept text reads, where nobody could read it as it stands. */
  words?(text: string): Words
  /** The one text of a value: `restore(print(v))` is `v`. */
  print(value: V): string
  restore(text: string): V
  /** The records it needs. */
  keys(value: V, day: Day): readonly (Key | FarKey)[]
  /** Records that it looks at for what the other fields say, known once those are loaded. */
  also?(value: L, values: Values, desk: Desk): readonly (Key | FarKey)[]
  load(value: V, desk: Desk): L | Refusal
  /** Of a value with personal words in it: the same with their ciphertext or hash. */
  sealed?(value: V, seal: (plain: string) => Sealed): V
  /** Looks at the other values too, once all are loaded. */
  verify(value: L, values: Values, desk: Desk): Refusal | null
  readonly schema: JsonSchema
  readonly sample: string
}

export type JsonSchema = Readonly<{
  type: 'string'
  pattern?: string
  enum?: readonly string[]
  maxLength?: number
  description?: string
}>

// A record of fields of many kinds needs an upper bound, and `unknown` is none for a parameter.
export type AnyField = Field<any, any>

export type Fields = Readonly<Record<string, AnyField>>

export type LoadedOf<F extends Fields> = {
  readonly [N in keyof F]: F[N] extends Field<infer _, infer L> ? L : never
}

/** Words and files are kept as they are; everything else is a number of some sort. */
const KEPT_AS_TYPED: readonly FieldKind[] = ['text', 'image', 'payroll', 'checklist']

/**
 * What is the same for most kinds, so that a kind says only what is its own. Numbers are read in 全角 too,
 * as a Chinese keyboard gives them.
 */
export function field<V, L = V>(
  own: Pick<Field<V, L>, 'kind' | 'label' | 'parse' | 'print' | 'load' | 'schema' | 'sample'> &
    Partial<Field<V, L>>,
): Field<V, L> {
  const parse = (text: string, raw: Raw): V | Refusal => {
    const read = own.parse(text, raw)
    if (!isRefusal(read) || KEPT_AS_TYPED.includes(own.kind)) return read
    // What is wrong in half width too is told as it was typed.
    const again = own.parse(toHalfWidth(text), raw)
    return isRefusal(again) ? read : again
  }
  return {
    optional: false,
    privacy: 'open',
    options: {},
    keys: () => [],
    verify: () => null,
    restore: text => own.parse(text, {}) as V,
    ...own,
    parse,
  }
}

/** May be left empty; its value is null then. */
export function optional<V, L>(of: Field<V, L>): Field<V | null, L | null> {
  return {
    ...of,
    optional: true,
    print: value => (value === null ? '' : of.print(value)),
    restore: text => (text === '' ? null : of.restore(text)),
    keys: (value, day) => (value === null ? [] : of.keys(value, day)),
    load: (value, desk) => (value === null ? null : of.load(value, desk)),
    verify: (value, values, desk) => (value === null ? null : of.verify(value, values, desk)),
  }
}

/**
 * Asked for where a choice before it has one of these values, and nowhere else; before another field, where
 * the journal keeps it later than people want it.
 */
export const onlyWhen = <V, L>(
  of: Field<V, L>,
  by: string,
  is: readonly string[],
  order: Order = {},
): Field<V | null, L | null> => onlyWhere(of, [{ field: by, is }], order)

type Order = Pick<FieldOptions, 'askedBefore'>

/** The same, where several things must hold; always, where nothing must. */
export function onlyWhere<V, L>(
  of: Field<V, L>,
  all: readonly Condition[],
  order: Order = {},
): Field<V | null, L | null> {
  if (all.length === 0) return { ...of, options: { ...of.options, ...order } }
  const free = optional(of)
  return {
    ...free,
    options: { ...of.options, ...order, onlyWhen: { all, required: !of.optional } },
    verify(value, values, desk) {
      const { label } = of
      if (!holds(all, values)) return value === null ? null : refuse('fieldUnwanted', { label })
      return value === null && !of.optional
        ? refuse('fieldMissing', { label })
        : free.verify(value, values, desk)
    },
  }
}

/** Whether conditions hold of a form that is filled in and loaded. */
export const holds = (all: readonly Condition[], values: Values): boolean =>
  all.every(({ field, is }) => is.includes(answerOf(values[field])))

const answerOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'product' in value
    ? ownerOfProduct(value.product as Product | null)
    : String(value)

/** Kept where it stands in the definition, and asked for before another field. */
export const askedBefore = <V, L>(of: Field<V, L>, other: string): Field<V, L> => ({
  ...of,
  options: { ...of.options, askedBefore: other },
})

/** Of a field that is asked for: whether it may be left empty. */
export const mayBeEmpty = ({
  optional: isOptional,
  options,
}: Pick<AnyField, 'optional' | 'options'>): boolean =>
  options.onlyWhen ? !options.onlyWhen.required : isOptional

export type { Sealed }

/** What was typed into a field, by its name, from the journal's texts of a form; empty where nothing was. */
export function typedOn(fields: Fields, texts: readonly string[]): (name: string) => string {
  const names = Object.keys(fields)
  return name => texts[names.indexOf(name)] ?? ''
}
