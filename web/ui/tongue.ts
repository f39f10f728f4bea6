import type { Tongue } from '../../core/derive/things.ts'
import { defaultParameters, type Parameters } from '../../core/parameters.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useDesk } from '../api/queries.ts'

/** As they are in force at the branch, as far as pages know them. */
function parametersOf({ voucherKinds, principals, grounds, registry }: WireDesk): Parameters {
  const { numbers, codes, authorisation, gradePermille } = registry
  return {
    ...defaultParameters,
    voucherKinds,
    // Pages say their names; on what terms they are served is the server's business.
    principals: principals as Parameters['principals'],
    ...grounds,
    numbers,
    codes,
    authorisation: Object.fromEntries(Object.entries(authorisation).map(([row, fen]) => [row, BigInt(fen)])),
    limits: { ...defaultParameters.limits, gradePermille },
  }
}

/** What things are said with here: the currency of the branch, and its kinds of vouchers. */
export function useTongue(): Tongue & { readonly parameters: Parameters } {
  const { data: desk } = useDesk()
  const parameters = desk ? parametersOf(desk) : defaultParameters
  return { unit: desk?.branch.unit ?? 'CNY', parameters }
}
