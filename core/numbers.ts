/** Check digits: Luhn for accounts and cards, MOD 11-2 for identity numbers (rules.md §5.3). */
import { parseDay } from './dates.ts'

/** The digit that makes the whole number pass Luhn's test. */
export function luhnDigit(digits: string): string {
  return String((10 - (luhnSum(`${digits}0`) % 10)) % 10)
}

export const luhnValid = (digits: string): boolean => luhnSum(digits) % 10 === 0

function luhnSum(digits: string): number {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit)
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECK = '10X98765432'

/** The eighteenth character of a Chinese identity number. */
export function idCheckDigit(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return ID_CHECK.charAt(sum % 11)
}

/** Eighteen characters, a birth date of the calendar, and the check digit of MOD 11-2. */
export function idNumberValid(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  return parseDay(text.slice(6, 14)) !== null && idCheckDigit(text.slice(0, 17)) === text.charAt(17)
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The eighteenth character of a unified social credit code (GB 32100, MOD 31). */
export function creditCodeCheck(first17: string): string {
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, index) => total + weight * CREDIT_ALPHABET.indexOf(first17.charAt(index)),
    0,
  )
  return CREDIT_ALPHABET.charAt((31 - (sum % 31)) % 31)
}

export const creditCodeValid = (text: string): boolean =>
  /^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) && creditCodeCheck(text.slice(0, 17)) === text.charAt(17)
