/** A journal row in words: its form as it was filled in, and what it is about. */
import type { Day } from '../dates.ts'
import { parseNotes, type Unit, unitNamed } from '../ledger/units.ts'
import { displayMoney, parseMoney } from '../money.ts'
import { formOrder } from '../fields/asking.ts'
import { type Field, typedOn } from '../fields/field.ts'
import { listOf } from '../fields/ground.ts'
import { type Grounds, groundOn } from '../grounds.ts'
import { numberOf } from '../registry/numbering.ts'
import { findTransaction } from '../transactions/catalogue.ts'
import type { Transaction } from '../transactions/define.ts'
import { alike, joined, type Words } from '../words.ts'
import { notesWords, numbersWords, papersWords, termWords, type Tongue } from './things.ts'

export interface DescribedField {
  readonly name: string
  readonly label: Words
  readonly text: Words
  /** Whom or what a number stands for: the holder of an account, a row, an item. */
  readonly stands: Words | null
}

export interface Reading extends Tongue {
  readonly parameters: Tongue['parameters'] & Grounds
  /** The day of the row: words that have changed since read as they did on it. */
  readonly day: Day
  /** Plain texts of what the reader may see, by sealed text; the rest is shown as stars. */
  readonly opened: ReadonlyMap<string, string>
  /** Whom or what the numbers on the form stand for, by the name of their field. */
  readonly named: ReadonlyMap<string, Words>
}

/** The fields of a form in words, in the order of the form; a field left empty has an empty text. */
export function describeFields(
  transaction: Transaction,
  texts: readonly string[],
  reading: Reading,
): DescribedField[] {
  const kindOfPaper = textOf(transaction, texts, 'voucherKind')
  const typed = typedOn(transaction.fields, texts)
  const unitOn = ({ options: { currency = '' } }: Field<unknown>): Unit =>
    unitNamed(typed(currency)) ?? reading.unit
  return formOrder(transaction.fields).flatMap(name => {
    const field = transaction.fields[name]
    const text = typed(name)
    if (!field) return []
    const common = { name, label: field.label, stands: null }
    if (text === '') return { ...common, text: alike('') }
    if (field.privacy === 'personal')
      return { ...common, text: alike(reading.opened.get(sealedPart(text)) ?? '＊＊＊') }
    return {
      ...common,
      text: inWords(field, text, { ...reading, unit: unitOn(field) }, kindOfPaper),
      stands: reading.named.get(name) ?? null,
    }
  })
}

/** The currency of the notes on a form: of those that it names first. */
export function unitOfNotes(transaction: Transaction, texts: readonly string[], own: Unit): Unit {
  const notes = Object.values(transaction.fields).find(({ kind }) => kind === 'notes')
  return unitNamed(typedOn(transaction.fields, texts)(notes?.options.currency ?? '')) ?? own
}

/** The text of the first field of a kind. */
export function textOf(transaction: Transaction, texts: readonly string[], kind: Field<unknown>['kind']) {
  const index = Object.values(transaction.fields).findIndex(field => field.kind === kind)
  return texts[index] ?? ''
}

/** The sealed part of a personal field's text in the journal. */
export const sealedPart = (text: string): string => text.split('~')[0] ?? ''

function inWords(field: Field<unknown>, text: string, reading: Reading, kindOfPaper: string): Words {
  if (field.words) return field.words(text)
  switch (field.kind) {
    case 'code': {
      const name = findTransaction(text)?.name ?? alike('')
      const number = numberOf(reading.parameters.numbers, text)
      return { zh: `${number} ${name.zh}`, en: `${number} ${name.en}` }
    }
    case 'choice':
      return field.options.choices?.find(choice => choice.value === text) ?? alike(text)
    case 'money': {
      const amount = parseMoney(text)
      return alike(amount === null ? text : displayMoney(amount))
    }
    case 'notes':
      return notesWords(reading.unit, parseNotes(text) ?? {})
    case 'foreignNotes':
      return joined(
        text.split('; ').map(part => notesWords(part.slice(0, 3), parseNotes(part.slice(4)) ?? {})),
      )
    case 'papers':
      return papersWords(reading.parameters, countsIn(text))
    case 'ground':
      return groundOn(reading.parameters[listOf(field)], text, reading.day) ?? alike(text)
    case 'principal':
      return reading.parameters.principals.find(({ code }) => code === text)?.name ?? alike(text)
    case 'voucherKind':
      return reading.parameters.voucherKinds.find(({ kind }) => kind === text)?.name ?? alike(text)
    case 'vouchers': {
      const range = /^(\d+)-(\d+)$/.exec(text)
      return range ? numbersWords(reading, kindOfPaper, Number(range[1]), Number(range[2])) : alike(text)
    }
    case 'term':
      return termWords(Number(text))
    case 'rate':
      return alike(`${text}%`)
    case 'legs':
      return legsWords(text)
    default:
      return alike(text)
  }
}

/** `passbookx50 certificatex0` as the journal keeps it. */
const countsIn = (text: string): Record<string, number> =>
  Object.fromEntries(
    [...text.matchAll(/([a-zA-Z]+)x(\d+)/g)].map(([, kind = '', count]) => [kind, Number(count)]),
  )

/** `D 6602 100.00; C 1003 100.00` with the sides said. */
function legsWords(text: string): Words {
  const lines = text.split('; ').map(line => line.split(' '))
  const said = (debit: string, credit: string) =>
    lines.map(([side, account = '', amount = '']) => {
      const shown = displayMoney(parseMoney(amount) ?? 0n)
      return `${side === 'D' ? debit : credit} ${account} ${shown}`
    })
  return { zh: said('借', '贷').join('；'), en: said('Dr', 'Cr').join('; ') }
}

export interface Subject {
  readonly account: string | null
  /** A decimal string, as on the wire. */
  readonly amount: string | null
  /** The currency that the form says beside it; null where it says none. */
  readonly unit: Unit | null
}

/**
 * What a form is about while nothing is posted of it: the account that it names first, and the amount.
 */
export function subjectOf(transaction: Transaction, texts: readonly string[]): Subject {
  const account = textOf(transaction, texts, 'account')
  const amount = textOf(transaction, texts, 'money')
  return {
    account: account === '' ? null : account,
    amount: amount === '' ? null : amount,
    unit: amount === '' ? null : unitOfMoney(transaction, texts),
  }
}

/** The amount is in the currency of the notes that it is counted in. */
function unitOfMoney(transaction: Transaction, texts: readonly string[]): Unit | null {
  const fields = Object.entries(transaction.fields)
  const [money] = fields.find(([, { kind }]) => kind === 'money') ?? []
  const counted = fields.find(([, { options }]) => options.sumsTo !== undefined && options.sumsTo === money)
  return unitNamed(typedOn(transaction.fields, texts)(counted?.[1].options.currency ?? ''))
}

/** The sealed texts among the fields of a row. */
export const sealedTexts = (transaction: Transaction, texts: readonly string[]): string[] =>
  Object.values(transaction.fields).flatMap((field, index) => {
    const text = texts[index] ?? ''
    return field.privacy === 'personal' && text !== '' ? [sealedPart(text)] : []
  })
