/** A journal row in words: its fields as they were filled in. */
import type { Choices } from '../fields/choice.ts'
import type { Transaction } from '../transactions/define.ts'
import type { Language, Words } from '../words.ts'
import { displayMoney, parseMoney } from '../money.ts'

export interface DescribedField {
  readonly name: string
  readonly label: Words
  readonly text: string
}

/** `opened` holds the plain texts of what the reader may see; the rest is shown as stars. */
export function describeFields(
  transaction: Transaction,
  texts: readonly string[],
  opened: ReadonlyMap<string, string>,
  language: Language,
): DescribedField[] {
  return Object.entries(transaction.fields).map(([name, field], index) => {
    const text = texts[index] ?? ''
    if (text === '') return { name, label: field.label, text: '' }
    if (field.privacy === 'personal')
      return { name, label: field.label, text: opened.get(sealedPart(text)) ?? '＊＊＊' }
    return { name, label: field.label, text: inWords(field.kind, text, field.options.choices, language) }
  })
}

/** The sealed part of a personal field's text in the journal. */
export const sealedPart = (text: string): string => text.split('~')[0] ?? ''

function inWords(
  kind: string,
  text: string,
  choices: Choices<string> | undefined,
  language: Language,
): string {
  if (kind === 'choice') return choices?.find(choice => choice.value === text)?.[language] ?? text
  const amount = kind === 'money' ? parseMoney(text) : null
  return amount === null ? text : displayMoney(amount)
}

/** The sealed texts among the fields of a row. */
export const sealedTexts = (transaction: Transaction, texts: readonly string[]): string[] =>
  Object.values(transaction.fields).flatMap((field, index) => {
    const text = texts[index] ?? ''
    return field.privacy === 'personal' && text !== '' ? [sealedPart(text)] : []
  })
