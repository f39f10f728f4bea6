import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

export type Choices<C extends string> = readonly (Words & { readonly value: C })[]

/** A table of words as the choices of a field. */
export const choicesOf = <C extends string>(table: Readonly<Record<C, Words>>): Choices<C> =>
  (Object.keys(table) as C[]).map(value => ({ value, zh: table[value].zh, en: table[value].en }))

/** One of a few; typed by its value, its place in the list, or its words. */
export function choice<C extends string>(label: Words, choices: Choices<C>): Field<C> {
  return field<C>({
    kind: 'choice',
    label,
    options: { choices },
    parse(text) {
      const typed = text.trim()
      const chosen =
        choices.find(({ value, zh, en }) => value === typed || zh === typed || en === typed) ??
        choices[Number(typed) - 1]
      const offered = { zh: choices.map(c => c.zh).join('、'), en: choices.map(c => c.en).join(', ') }
      return chosen ? chosen.value : refuse('notOffered', { choices: offered })
    },
    print: value => value,
    load: value => value,
    schema: { type: 'string', enum: choices.map(({ value }) => value) },
    sample: choices[0]?.value ?? '',
  })
}
