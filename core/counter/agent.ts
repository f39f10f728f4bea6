/**
 * An agent (代理人) is another person than the customer for whom he comes: a document of the customer’s own
 * would say that somebody came who did not. Asked of every form with an agent, whatever its code is about.
 */
import type { Desk } from '../desk.ts'
import type { Field, Values } from '../fields/field.ts'
import type { Item } from '../items.ts'
import {
  type Account,
  type Customer,
  type FarKey,
  farKey,
  type Key,
  type Sealed,
} from '../ledger/entities.ts'
import { refuse } from '../refusals.ts'
import { branchOfAccount } from './accounts.ts'
import { contractOf } from './contract.ts'

/** The number of a document that is not the customer’s; `kindField` says of which kind it is. */
export function ofAnother(of: Field<Sealed>, { kindField }: { readonly kindField: string }): Field<Sealed> {
  return {
    ...of,
    also: (_number, values, desk) => principalsOf(values, desk).map(({ key }) => key),
    verify(number, values, desk) {
      const files = principalsOf(values, desk).map(({ found }) => found)
      const isOwn = [...files, values as Partial<Customer>].some(
        one => one?.idKind === values[kindField] && one?.idNumber?.hash === number.hash,
      )
      return isOwn ? refuse('agentIsCustomer') : of.verify(number, values, desk)
    },
  }
}

interface PrincipalFile {
  readonly key: Key | FarKey
  readonly found: Customer | undefined
}

/** Whose business it is: the customer on the form, or the owner of what it is about. */
function principalsOf(values: Values, desk: Desk): PrincipalFile[] {
  const { branch, state } = desk
  const { customer, account, holding, contract } = values as {
    readonly customer?: Customer | null
    readonly account?: Account | null
    readonly holding?: Item<'agencyHolding'> | null
    readonly contract?: string | null
  }
  const agreed = contract ? contractOf(contract, desk)?.data.customer : null
  const numbers = [customer?.no, holding?.data.customer, agreed].flatMap(no => no ?? [])
  const here = numbers.map(no => ({ key: `customer:${no}` as const, found: state.get('customer', no) }))
  if (!account?.customer) return here
  const { no, customer: owner } = account
  const [there, key] = [branchOfAccount(no), `customer:${owner}` as const]
  const isHere = there === branch.code
  const place = isHere ? state : desk.elsewhere(there)?.state
  return [...here, { key: isHere ? key : farKey(there, key), found: place?.get('customer', owner) }]
}
