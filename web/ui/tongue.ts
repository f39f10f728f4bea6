import type { Tongue } from '../../core/derive/things.ts'
import { defaultParameters, type Parameters } from '../../core/parameters.ts'
import { useDesk } from '../api/queries.ts'

/** What things are said with here: the currency of the branch, and its kinds of vouchers. */
export function useTongue(): Tongue & { readonly parameters: Parameters } {
  const { data: desk } = useDesk()
  const parameters = desk ? { ...defaultParameters, voucherKinds: desk.voucherKinds } : defaultParameters
  return { unit: desk?.branch.unit ?? 'CNY', parameters }
}
