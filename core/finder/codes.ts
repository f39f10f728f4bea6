/**
 * Which codes may be mistaken for which: those with one form and the opposite direction, or another medium.
 */

/** Money in and money out of the same account, on the same form. */
const opposites: readonly (readonly [string, string])[] = [
  ['0510', '0520'],
  ['0511', '0520'],
  ['3301', '3302'],
  ['3501', '3502'],
  ['5011', '5012'],
]

/** What is done in cash by these is done by a transfer (0530, 3503) where no cash is wanted. */
const alsoByTransfer: readonly string[] = ['0510', '0511', '0520', '3501', '3502']

export const hasOpposite = (code: string): boolean => opposites.some(pair => pair.includes(code))

export const hasTransfer = (code: string): boolean => alsoByTransfer.includes(code)
