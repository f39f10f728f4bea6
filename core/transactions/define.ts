/**
 * A transaction code is one object (DESIGN idea 1). Nothing has a default: what must be decided is said,
 * even when it is nothing. Form, schema, permissions, receipt, manual page, OpenAPI and drill are derived
 * from it.
 */
import type { SignatureRow } from '../authorise.ts'
import type { ChildRequest, Desk } from '../desk.ts'
import type { Fields, LoadedOf } from '../fields/field.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { BranchState, Duty, FarKey, Key, Role } from '../ledger/entities.ts'
import type { Measure } from '../measures.ts'
import type { PracticeHour } from '../practice/hours.ts'
import type { Refusal } from '../refusals.ts'
import type { SealKind } from '../seals.ts'
import type { Words } from '../words.ts'

/** A named condition that definitions share; refuses in words. */
export interface Check<L> {
  readonly name: Words
  /** It looks only at who sits there and with what, so that it can be answered before there is a form. */
  readonly ofDesk?: true
  test(values: L, desk: Desk): Refusal | null
}

export interface AuthorisationRow {
  readonly measure: Measure
  /** In fen or pieces; of an occasion no more than 1n. The default of a dated parameter. */
  readonly atLeast: bigint
  readonly signatures: readonly SignatureRow[]
}

/** An answer without effects: a looking read by name (DESIGN H19). */
export interface View {
  readonly query: ViewName
  /** Whether the look-up is of a customer's data and goes to the access log. */
  readonly logged: boolean
}

export type ViewName =
  | 'account'
  | 'customer'
  | 'journal'
  | 'holdings'
  | 'tellerProof'
  | 'explanation'
  | 'reconciliation'
  | 'daySheet'
  | 'payrollResult'
  | 'imbalance'

/** What stands on the receipt beyond the fields: computed from the row. */
export type ReceiptItem =
  | 'accountLines'
  | 'agreed'
  | 'balanceAfter'
  | 'capital'
  | 'exchanged'
  | 'fee'
  | 'interest'
  | 'matures'
  | 'newAccount'
  | 'newCustomer'
  | 'paper'
  | 'paid'
  | 'repaid'
  | 'terms'
  | 'told'
  | 'proof'
  | 'item'
  | 'original'
  | 'until'
  | 'reprint'
  | 'passbookLines'

export interface Example {
  readonly title: Words
  /** Who does it in the practice branch. */
  readonly by: string
  /** The hour of the practice day at which it can be done; absent for the morning, at the counter. */
  readonly at?: PracticeHour
  readonly fields: Readonly<Record<string, string>>
  /** The effects on the practice books, one a line, as `printEffects` writes them. */
  readonly gives: readonly string[]
}

/** One row of an explanation: how a figure came about. */
export interface Explanation {
  readonly label: Words
  readonly text: string
}

export interface Transaction<F extends Fields = Fields> {
  readonly code: string
  readonly name: Words
  /** For the manual: what it is for and what to watch, in a sentence or two. */
  readonly purpose: Words
  readonly who: readonly Role[]
  /** The duty in which the teller must be; empty for any. */
  readonly duty: readonly Duty[]
  readonly branch: readonly BranchState[]
  /** The seal that its paper gets; whoever does not hold one may not do it. */
  readonly seal: SealKind | null
  readonly fields: F
  /** Records it reads beyond its fields, known once those are loaded (DESIGN H15). */
  also(values: LoadedOf<F>, desk: Desk): readonly (Key | FarKey)[]
  readonly checks: readonly Check<LoadedOf<F>>[]
  readonly authorisation: readonly AuthorisationRow[]
  effects(values: LoadedOf<F>, desk: Desk): readonly EffectDraft[] | Refusal
  /** The requests it makes, posted after its own row in the same commit. */
  expand(values: LoadedOf<F>, desk: Desk): readonly ChildRequest[]
  /** How its figures came about, shown before posting; empty where there is nothing to explain. */
  explain(values: LoadedOf<F>, desk: Desk): readonly Explanation[]
  readonly view: View | null
  readonly receipt: readonly ((keyof F & string) | ReceiptItem)[]
  /** The code that takes it back, or why there is none. */
  readonly undoneBy: string
  readonly preview: 'entries' | 'totals' | 'none'
  readonly examples: readonly Example[]
}

export const defineTransaction = <F extends Fields>(transaction: Transaction<F>): Transaction<F> =>
  transaction

/** Said where a definition has none of something: no further records, children or explanations. */
export const none = (): readonly never[] => []
