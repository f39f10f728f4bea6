/**
 * A fee over the counter, in cash or from an account (rules.md §1.3); of a fee of nothing, nothing. It is
 * charged as the table says, or waived as a whole: with a reason, and somebody who signs for it. What was
 * waived is counted by code and year, so that the signature is measured as all others are.
 */
import { supervisor } from '../authorise.ts'
import { tillInUse } from '../checks/till.ts'
import type { Desk } from '../desk.ts'
import { optional, type Values } from '../fields/field.ts'
import { text } from '../fields/text.ts'
import { countUp, credit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { TallyMove } from '../ledger/effects.ts'
import type { Account, Key } from '../ledger/entities.ts'
import { type Notes, worth } from '../ledger/units.ts'
import { FEE_WAIVED } from '../measures.ts'
import { displayMoney } from '../money.ts'
import { isRefusal, type Refusal, refuse } from '../refusals.ts'
import type { AuthorisationRow, Check } from '../transactions/define.ts'
import { takeIn } from './payment.ts'

type FeeOf = (desk: Desk) => bigint

export const waiver = optional(text({ zh: '免收手续费事由', en: 'Why the fee is waived' }, { max: 60 }))

const waivedTally = (code: string, { day }: Desk): string => `${FEE_WAIVED}${code}/${day.slice(0, 4)}`

export const waiverKeys = (code: string, waiver: string | null, desk: Desk): Key[] =>
  waiver === null ? [] : [`tally:${waivedTally(code, desk)}`]

/** A fee of any amount, until the bank says from which (0103). */
export const waiverLadder: readonly AuthorisationRow[] = [
  { measure: 'waived', atLeast: 1n, signatures: [supervisor] },
]

/** Nobody waives what is not charged: the reason would stand for nothing. */
export const waiveFee = (code: string, amount: bigint, desk: Desk): TallyMove | Refusal =>
  amount === 0n ? { ...refuse('nothingToWaive'), field: 'waiver' } : countUp(waivedTally(code, desk), amount)

export const feeTill = (feeOf: FeeOf): Check<Values> => ({
  name: { zh: '收现金手续费时尾箱使用中', en: 'A till in use, where the fee is cash' },
  test: (values, desk) =>
    feeOf(desk) === 0n || values['waiver'] != null ? null : tillInUse({ unless: 'payer' }).test(values, desk),
})

export interface FeeFields {
  readonly notes: Notes | null
  readonly payer: Account | null
  readonly waiver: string | null
}

/** The fee of a code, taken or waived. */
export function takeFee(
  code: string,
  { amount, income }: { readonly amount: bigint; readonly income: string },
  { notes, payer, waiver }: FeeFields,
  desk: Desk,
): EffectDraft[] | Refusal {
  if (waiver !== null) {
    if (notes !== null || payer !== null) return { ...refuse('waivedAndPaid'), field: 'waiver' }
    const waived = waiveFee(code, amount, desk)
    return isRefusal(waived) ? waived : [waived]
  }
  if (amount === 0n) return []
  if (payer === null) {
    const shown = displayMoney(amount)
    const field = 'notes'
    if (notes === null) return { ...refuse('feeWanted', { amount: shown }), field }
    const given = worth(desk.branch.unit, notes)
    if (given !== amount)
      return { ...refuse('notesSum', { notes: displayMoney(given), amount: shown }), field }
  }
  return [...takeIn(desk, amount, notes, payer), credit(income, amount)]
}
