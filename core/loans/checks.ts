/** The checks after a draw: set by the draw itself, and by each check that has found all as agreed. */
import { contractTerms } from '../counter/contract.ts'
import { addDays, addMonths, type Day } from '../dates.ts'
import { type Desk, newItemId } from '../desk.ts'
import type { Item } from '../items.ts'
import type { LoanCheck } from '../items/loanCheck.ts'
import { openItem } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'

/** Where the money of a draw went is looked at soon. */
export function checkUse(
  contract: Item<'contract'>,
  drawn: Pick<LoanCheck, 'loan' | 'amount'>,
  desk: Desk,
): EffectDraft {
  const purpose = contractTerms(contract)?.purpose ?? ''
  const due = addDays(desk.day, desk.parameters.loan.useCheckDays)
  return openLoanCheck({ ...drawn, contract: contract.data.number, purpose, occasion: 'use' }, due, desk)
}

/** How the borrower stands, some months after the check before. */
export const checkAgain = ({ data }: Item<'loanCheck'>, desk: Desk): EffectDraft =>
  openLoanCheck({ ...data, occasion: 'regular' }, addMonths(desk.day, desk.parameters.loan.checkMonths), desk)

const openLoanCheck = (data: LoanCheck, due: Day, desk: Desk): EffectDraft =>
  openItem({
    kind: 'loanCheck',
    id: newItemId(desk, 'loanCheck'),
    state: 'due',
    opened: desk.day,
    by: desk.teller.id,
    until: due,
    data,
  })
