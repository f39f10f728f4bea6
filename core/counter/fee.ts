/** A fee over the counter, in cash or from an account (rules.md §1.3); of a fee of nothing, nothing. */
import { tillInUse } from '../checks/till.ts'
import type { Desk } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { credit } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import type { Account } from '../ledger/entities.ts'
import { type Notes, worth } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { type Refusal, refuse } from '../refusals.ts'
import type { Check } from '../transactions/define.ts'
import { takeIn } from './payment.ts'

type FeeOf = (desk: Desk) => bigint

export const feeTill = (feeOf: FeeOf): Check<Values> => ({
  name: { zh: '收现金手续费时尾箱使用中', en: 'A till in use, where the fee is cash' },
  test: (values, desk) => (feeOf(desk) === 0n ? null : tillInUse({ unless: 'payer' }).test(values, desk)),
})

export function takeFee(
  desk: Desk,
  amount: bigint,
  income: string,
  notes: Notes | null,
  payer: Account | null,
): EffectDraft[] | Refusal {
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
