/**
 * Money is a bigint in the smallest part of its unit (fen for yuan). On the wire and in print it is a decimal
 * string. A division says where the remainder goes, by name.
 */
import { abs, assert } from './std.ts'

/** `yuan(50_000)` is fifty thousand yuan in fen; for constants in definitions and tests. */
export const yuan = (amount: number): bigint => {
  assert(Number.isInteger(amount * 100), `${amount} is not a whole number of fen`)
  return BigInt(Math.round(amount * 100))
}

/**
 * Reads what a teller types: `1000`, `1,000.5`, `￥20`, and `5w` or `5万` for fifty thousand.
 * Gives null when it is not an amount in fen. A comma stands before three digits or not at all: `12,50` may
 * have been meant for twelve and a half, and is asked again.
 */
export function parseMoney(text: string): bigint | null {
  const typed = toHalfWidth(text).replace(/[\s￥¥]/g, '')
  const match = /^(-?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,6}))?(w|万)?$/i.exec(typed)
  if (!match) return null
  const [, minus, whole = '', fraction = '', tenThousands] = match
  const shift = tenThousands ? 6 : 2
  if (fraction.replace(/0+$/, '').length > shift) return null
  const amount = BigInt(whole.replaceAll(',', '') + fraction.padEnd(shift, '0').slice(0, shift))
  return minus ? -amount : amount
}

/** `printMoney(123456n)` is `1234.56`: the form of wires and journals, parsed back by `parseMoney`. */
export function printMoney(amount: bigint): string {
  const digits = abs(amount).toString().padStart(3, '0')
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** `displayMoney(123456n)` is `1,234.56`: the form of screens and paper. */
export function displayMoney(amount: bigint): string {
  return printMoney(amount).replace(/\B(?=(\d{3})+(?=\.))/g, ',')
}

/** Rounds numerator/denominator once, half away from zero (rules.md §2.1). */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  assert(denominator > 0n, 'divide by a positive number')
  const rounded = (abs(numerator) * 2n + denominator) / (denominator * 2n)
  return numerator < 0n ? -rounded : rounded
}

/** Cuts to whole yuan, toward zero: the base on which deposits earn (元位起息, rules.md §2.1). */
export const cutToYuan = (amount: bigint): bigint => (amount / 100n) * 100n

/** 全角 digits and marks as a Chinese keyboard gives them, in half width. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, mark => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/[　]/g, ' ')
    .replace(/。/g, '.')
}
