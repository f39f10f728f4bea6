/** The products that accounts are opened in (rules.md §2.3), and what goes with each. */
import type { Words } from './words.ts'

interface ProductRow {
  readonly name: Words
  /** In account numbers, after the branch. */
  readonly digits: string
  /** Where the balance stands; a loan's term may say otherwise. */
  readonly gl: string
  readonly owner: 'person' | 'company' | 'anybody'
  /** Whether interest is counted on whole yuan or on fen. */
  readonly interestBase: 'yuan' | 'fen'
  /** What the customer has in his hand; null for none. */
  readonly paper: 'passbook' | 'certificate' | 'confirmation' | null
}

const product = (
  zh: string,
  en: string,
  digits: string,
  gl: string,
  owner: ProductRow['owner'],
  paper: ProductRow['paper'],
): ProductRow => ({ name: { zh, en }, digits, gl, owner, interestBase: 'yuan', paper })

export const products = {
  demand: product('活期储蓄', 'Demand deposit', '11', '2011-11', 'person', 'passbook'),
  lumpSum: product('整存整取', 'Fixed deposit', '12', '2011-12', 'person', 'certificate'),
  instalment: product('零存整取', 'Instalment deposit', '13', '2011-13', 'person', 'passbook'),
  principalKept: product('存本取息', 'Principal-kept deposit', '14', '2011-14', 'person', 'certificate'),
  lumpInPartOut: product('整存零取', 'Lump-in-part-out deposit', '15', '2011-15', 'person', 'certificate'),
  notice: product('个人通知存款', 'Notice deposit', '16', '2011-16', 'person', 'certificate'),
  fixedOrDemand: product('定活两便', 'Fixed-or-demand deposit', '17', '2011-17', 'person', 'certificate'),
  education: product('教育储蓄', 'Education savings', '18', '2011-18', 'person', 'passbook'),
  corporateDemand: product('单位活期', 'Corporate demand deposit', '21', '2011-01', 'company', null),
  corporateFixed: product('单位定期', 'Corporate fixed deposit', '22', '2011-02', 'company', 'confirmation'),
  corporateNotice: product(
    '单位通知',
    'Corporate notice deposit',
    '23',
    '2011-03',
    'company',
    'confirmation',
  ),
  agreement: product('协定存款', 'Agreement deposit', '24', '2011-04', 'company', null),
  loan: { ...product('贷款', 'Loan', '31', '1303-01', 'anybody', null), interestBase: 'fen' },
} satisfies Readonly<Record<string, ProductRow>>

export type Product = keyof typeof products

const all = Object.keys(products) as Product[]

/** The product in the number of an account; null where it is no customer’s. */
export const productOfNumber = (no: string): Product | null =>
  /^\d{16}$/.test(no) ? (byDigits.get(no.slice(4, 6)) ?? null) : null

const byDigits = new Map<string, Product>(all.map(name => [products[name].digits, name]))

/** What customers have put in, and not borrowed. */
export const deposits: readonly Product[] = all.filter(name => name !== 'loan')

/** Whose accounts of a product are; empty where it is none. */
export const ownerOfProduct = (product: Product | null): string => (product ? products[product].owner : '')
