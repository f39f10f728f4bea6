/** Account numbers: branch, product, a series of nine digits, and Luhn's check digit. Sixteen in all. */
import { type Desk, nextInSeries } from '../desk.ts'
import { countUp } from '../ledger/build.ts'
import type { TallyMove } from '../ledger/effects.ts'
import type { Key, Product } from '../ledger/entities.ts'
import { luhnDigit } from '../numbers.ts'

const PRODUCT_DIGITS: Readonly<Record<Product, string>> = { demand: '11', lumpSum: '12', loan: '31' }

const series = (product: Product): string => `account-${product}`

export const accountSeriesKey = (product: Product): Key => `tally:series/${series(product)}`

export function newAccountNumber(desk: Desk, product: Product): string {
  return accountNumber(desk.branch.code, product, nextInSeries(desk, series(product)))
}

export function accountNumber(branch: string, product: Product, number: bigint): string {
  const digits = branch + PRODUCT_DIGITS[product] + number.toString().padStart(9, '0')
  return digits + luhnDigit(digits)
}

export const takeAccountNumber = (product: Product): TallyMove => countUp(`series/${series(product)}`)

/** Which series an account number was taken from, and its place there. */
export function seriesOfAccount(no: string): { readonly series: string; readonly number: bigint } {
  const digits = no.slice(4, 6)
  const product = (Object.keys(PRODUCT_DIGITS) as Product[]).find(name => PRODUCT_DIGITS[name] === digits)
  return { series: product ? series(product) : '', number: BigInt(no.slice(6, 15)) }
}
