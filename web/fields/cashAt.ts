import type { CashHere } from '../../core/fields/largeCash.ts'
import type { WireDesk } from '../../core/wire.ts'

/** What cash is large at this desk. */
export const cashAt = ({ branch: { unit }, largeCashFrom }: WireDesk): CashHere => ({
  unit,
  from: BigInt(largeCashFrom),
})
