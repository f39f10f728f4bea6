/** Papers from the teller's stock into the customer's hand: always the next number (顺号使用, rules.md §4.2). */
import { type Desk, nextVoucher, tillInHand } from '../desk.ts'
import { moveVouchers, tillHolder } from '../ledger/build.ts'
import { voucherAccountOf } from '../ledger/complete.ts'
import type { VoucherMove } from '../ledger/effects.ts'
import type { Account, Key, PaperRef } from '../ledger/entities.ts'
import { voucherKindOf } from '../parameters.ts'
import { type Product, products } from '../products.ts'
import { given } from '../std.ts'

/**
 * What is written for a product. A bank founded before there were confirmations of companies' deposits writes
 * certificates for them.
 */
export function paperOfProduct(product: Product, { parameters }: Pick<Desk, 'parameters'>): string {
  const paper = given(products[product].paper, 'a product with a paper')
  return voucherKindOf(parameters, paper) ? paper : 'certificate'
}

/** The next voucher of a kind; a check has made sure that there is one. */
export const nextPaper = (desk: Desk, kind: string): PaperRef => ({
  kind,
  number: given(nextVoucher(desk, kind), 'a code that issues a paper checks for one'),
})

export const issue = (desk: Desk, { kind, number }: PaperRef): VoucherMove =>
  moveVouchers(kind, [number, number], tillHolder(tillInHand(desk).no), 'customer')

/** The paper comes back from the customer and is cancelled. */
export const collect = ({ paper }: Account): VoucherMove[] =>
  paper ? [moveVouchers(paper.kind, [paper.number, paper.number], 'customer', 'void')] : []

/** The stock of a till in one kind, and the off-balance account that follows it. */
export const stockKeys = (till: string | null, kind: string): Key[] =>
  till === null
    ? []
    : [`stock:${tillHolder(till)}/${kind}`, `stock:supplier/${kind}`, `account:${voucherAccountOf(kind)}`]

export const ownStockKeys = (desk: Desk, kind: string): Key[] => stockKeys(desk.teller.till, kind)
