import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireDesk, WireParked } from '../../core/wire.ts'

export const countingNeeded = ({ needs, signed }: WireParked): boolean =>
  needs.some(need => need.counts && !signed.some(signature => signature.by === need.by))

/** The second count is the field of 0011, wherever it is asked for, in the currency of the first. */
export function recountProps(
  desk: WireDesk,
  { countedIn }: WireParked,
  value: string,
  onChange: (value: string) => void,
) {
  const field = transactionOf('0011').fields.recount
  if (!field) throw new Error('0011 has a field for the second count')
  return {
    id: 'recount',
    field,
    value,
    onChange,
    desk: { ...desk, branch: { ...desk.branch, unit: countedIn } },
    values: {},
    invalid: false,
    amount: null,
    register: () => undefined,
  }
}
