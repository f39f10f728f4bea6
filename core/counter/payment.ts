/**
 * Money comes in or goes out in one of two ways, the same for every code: over the counter in notes, or
 * from and to an account named on the form. Cash received is counted before it is booked, cash paid is
 * booked before it is paid (先收款后记账，先记账后付款, rules.md §1.3); here both are one posting.
 */
import { type Desk, tillInHand } from '../desk.ts'
import { cashAccountOf, credit, debit, moveNotes, tillHolder } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account } from '../ledger/entities.ts'
import type { Notes } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'

/** The debit side of what is received. */
export function takeIn(
  desk: Desk,
  amount: bigint,
  notes: Notes | null,
  payer: Account | null,
  slip = 1,
): EffectDraft[] {
  if (payer) return [debit(payer, amount, slip)]
  const { no } = tillInHand(desk)
  return [
    debit(cashAccountOf(no), amount, slip),
    moveNotes(desk.branch.unit, notes ?? {}, 'customer', tillHolder(no)),
  ]
}

/** The credit side of what is paid. */
export function payOut(
  desk: Desk,
  amount: bigint,
  notes: Notes | null,
  payee: Account | null,
  slip = 1,
): EffectDraft[] {
  if (amount === 0n) return []
  if (payee) return [credit(payee, amount, slip)]
  const { no } = tillInHand(desk)
  return [
    credit(cashAccountOf(no), amount, slip),
    moveNotes(desk.branch.unit, notes ?? {}, tillHolder(no), 'customer'),
  ]
}

/**
 * For codes that work out themselves what is to be paid: says the amount until the notes for it are there.
 */
export function notesWanted(amount: bigint, notes: Notes | null, other: Account | null): Refusal | null {
  if (amount === 0n || notes !== null || other !== null) return null
  return { ...refuse('notesWanted', { amount: displayMoney(amount) }), field: 'notes' }
}
