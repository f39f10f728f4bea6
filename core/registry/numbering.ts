/** The bank's own numbers of the codes in what people read and type (F4). */
export type Numbers = Readonly<Record<string, string>>

export const numberOf = (numbers: Numbers, code: string): string => numbers[code] ?? code

/** The code behind a number that was typed; a code that has another number now is nothing. */
export function codeBehind(numbers: Numbers, number: string): string | null {
  const owner = Object.entries(numbers).find(([, own]) => own === number)?.[0]
  return owner ?? (numbers[number] === undefined ? number : null)
}

/** The codes that stand alone in a sentence of ours, as the bank calls them. */
export const renumbered = (numbers: Numbers, text: string): string =>
  text.replace(/(?<![\d-])\d{4}(?![\d-])/g, code => numberOf(numbers, code))
