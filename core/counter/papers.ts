/** Papers from the teller's stock into the customer's hand: always the next number (顺号使用, rules.md §4.2). */
import { type Desk, nextVoucher, tillInHand } from '../desk.ts'
import { accountHolder, moveVouchers, tillHolder } from '../ledger/build.ts'
import { type EffectDraft, voucherAccountOf } from '../ledger/complete.ts'
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

/** The numbers of one kind of paper that an account has bought and not used. */
export const boughtPapers = ({ no }: Pick<Account, 'no'>, kind: string) =>
  `${accountHolder(no)}/${kind}` as const

/** All kinds: one that is sold no longer may have been bought before. */
const boughtKinds = ({ parameters }: Pick<Desk, 'parameters'>): string[] =>
  parameters.voucherKinds.map(({ kind }) => kind)

export const boughtKeys = (account: Account, desk: Desk): Key[] =>
  boughtKinds(desk).flatMap((kind): Key[] => [
    `stock:${boughtPapers(account, kind)}`,
    `stock:supplier/${kind}`,
  ])

/** What was bought and not used comes back and is cancelled. */
export const collectBought = (account: Account, desk: Desk): EffectDraft[] =>
  boughtKinds(desk).flatMap(kind =>
    (desk.state.get('stock', boughtPapers(account, kind))?.ranges ?? []).map(range =>
      moveVouchers(kind, range, accountHolder(account.no), 'void'),
    ),
  )
