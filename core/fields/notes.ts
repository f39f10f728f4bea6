import type { Desk } from '../desk.ts'
import type { Item } from '../items.ts'
import { displayMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'
import { asWritten, faceOf, type Notes, parseNotes, type Unit, unitNamed, worth } from '../ledger/units.ts'
import type { Words } from '../words.ts'
import { type Field, field, type Values } from './field.ts'

interface NotesOptions {
  /** The field whose amount the notes must make; absent where the code works the amount out itself. */
  readonly sumsTo?: string
  readonly direction: 'in' | 'out'
  /** The field that says in which currency the notes are; absent where only the branch's own will do. */
  readonly currency?: string
  /** Damaged notes go between the holders of the bank; customers exchange them (1010), and no more. */
  readonly damaged?: boolean
  /** A bag that is ordered, sent or counted: nothing goes back for it, so no count is below zero. */
  readonly oneWay?: boolean
}

/** Notes over the counter, `100x10 50x-1`: a count below zero is change that goes the other way. */
export function notes(label: Words, options: NotesOptions): Field<Notes> {
  const { damaged = false, oneWay = false, ...shown } = options
  return counted(label, shown, (value, values, desk) => {
    const unit = unitOf(options.currency, values, desk)
    const refusal =
      unknownFace(value, unit) ??
      (damaged ? null : noneDamaged(value, unit)) ??
      (oneWay ? noneNegative(value) : null)
    if (refusal) return refusal
    const amount = options.sumsTo ? values[options.sumsTo] : null
    const total = asWritten(unit, worth(unit, value))
    if (amount === null || amount === total) return null
    const expected = displayMoney(amount as bigint)
    return refuse('notesSum', { notes: displayMoney(total), amount: expected })
  })
}

/**
 * Notes that change hands unless the money comes from, or goes to, the account named in another field.
 * Exactly one of the two is filled.
 */
export function notesUnless(
  label: Words,
  options: NotesOptions & { readonly unless: string },
): Field<Notes | null> {
  const always = notes(label, options)
  return {
    ...always,
    optional: true,
    options: { ...always.options, unless: options.unless },
    print: value => (value === null ? '' : always.print(value)),
    restore: text => (text === '' ? null : always.restore(text)),
    load: (value, desk) => (value === null ? null : always.load(value, desk)),
    verify(value, values, desk) {
      const byAccount = values[options.unless] !== null
      if (byAccount) return value === null ? null : refuse('notesAndAccount')
      if (value !== null) return always.verify(value, values, desk)
      // Without a field that says how much, the code's effects ask for the notes, with the amount.
      return options.sumsTo ? refuse('notesMissing') : null
    },
  }
}

/** A count of all that is there, made blind: the screen shows no book while it is filled in. */
export const noteCount = (label: Words): Field<Notes> => counted(label, { direction: 'count' }, noneNegative)

/** A second count of what somebody else has counted, in whatever currency that is. */
export const secondCount = (label: Words): Field<Notes> => ({ ...noteCount(label), load: value => value })

/** Some notes, listed: those that go back, those that are changed. */
export const noteList = (label: Words): Field<Notes> =>
  counted(label, {}, (value, _values, desk) => noneNegative(value) ?? noneDamaged(value, desk.branch.unit))

/** The currency that a field of the form names, as a case does by its number; else the branch's own. */
function unitOf(currency: string | undefined, values: Values, { branch }: Desk): Unit {
  const named = currency === undefined ? null : (values[currency] as Unit | Pick<Item, 'id'> | null)
  return (named && unitNamed(typeof named === 'string' ? named : named.id)) ?? branch.unit
}

function unknownFace(value: Notes, unit: Unit): Refusal | null {
  const unknown = Object.keys(value).find(name => !faceOf(unit, name))
  return unknown === undefined ? null : refuse('faceUnknown', { face: unknown, unit })
}

function noneDamaged(value: Notes, unit: Unit): Refusal | null {
  const damaged = Object.keys(value).find(name => faceOf(unit, name)?.condition !== 'good')
  return damaged ? refuse('damagedUnwanted', { face: damaged }) : null
}

function noneNegative(value: Notes): Refusal | null {
  const negative = Object.entries(value).find(([, count]) => count < 0n)
  return negative ? refuse('countNegative', { face: negative[0] }) : null
}

function counted(
  label: Words,
  options: Field<Notes>['options'],
  verify: Field<Notes>['verify'],
): Field<Notes> {
  return field<Notes>({
    kind: 'notes',
    label,
    options,
    parse: text => parseNotes(text) ?? refuse('notesMalformed', { text }),
    print: notes =>
      Object.entries(notes)
        .map(([face, count]) => `${face}x${count}`)
        .join(' ') || '0',
    // Of another currency it is asked once that is known.
    load: (value, desk) =>
      options.currency === undefined ? (unknownFace(value, desk.branch.unit) ?? value) : value,
    verify,
    schema: {
      type: 'string',
      pattern: '^([dh]?c?[0-9.]+x-?[0-9]+[ ,]?)*$',
      description: 'faces: 100x10 50x2',
    },
    sample: '100x10',
  })
}
