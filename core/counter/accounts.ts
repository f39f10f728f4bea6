/** Account numbers: branch, product, a series of nine digits, and Luhn's check digit. Sixteen in all. */
import { type Desk, nextInSeries } from '../desk.ts'
import { countUp } from '../ledger/build.ts'
import type { TallyMove } from '../ledger/effects.ts'
import type { Key } from '../ledger/entities.ts'
import { luhnDigit } from '../numbers.ts'
import { type Product, productOfNumber, products } from '../products.ts'

const series = (product: Product): string => `account-${product}`

export const accountSeriesKey = (product: Product): Key => `tally:series/${series(product)}`

export function newAccountNumber(desk: Desk, product: Product): string {
  return accountNumber(desk.branch.code, product, nextInSeries(desk, series(product)))
}

export function accountNumber(branch: string, product: Product, number: bigint): string {
  const digits = branch + products[product].digits + number.toString().padStart(9, '0')
  return digits + luhnDigit(digits)
}

export const takeAccountNumber = (product: Product): TallyMove => countUp(`series/${series(product)}`)

/** A customer’s account by its number; the bank’s own are named by their GL account. */
export const isCustomersAccount = (no: string): boolean => /^\d{16}$/.test(no)

/** The branch that an account belongs to: its number begins with it. */
export const branchOfAccount = (no: string): string => no.slice(0, 4)

/** Which series an account number was taken from, and its place there. */
export function seriesOfAccount(no: string): { readonly series: string; readonly number: bigint } {
  const product = productOfNumber(no)
  return { series: product ? series(product) : '', number: BigInt(no.slice(6, 15)) }
}
