/** First passwords, made at random and shown once. */
import { randomInt } from 'node:crypto'

// Without signs that are mistaken for one another.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12

export const newPassword = (): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('')
