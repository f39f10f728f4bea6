/**
 * Services signed for on an account. A claim keeps each to one contract — one broker an account, one debit a
 * biller — and says which item it is.
 */
import type { Desk } from '../desk.ts'
import { type AgencyContract, contractWords, type Service, services } from '../items/agencyContract.ts'
import type { Item } from '../items.ts'
import type { Account, Key } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import type { Words } from '../words.ts'

/** What each is signed with: a broker, a biller, or the bank alone. */
export const PARTNER: Readonly<Record<Service, 'broker' | 'biller' | null>> = {
  eBank: null,
  sms: null,
  custody: 'broker',
  debit: 'biller',
  payroll: null,
}

/** What says which contract is meant. */
type Wanted = Pick<AgencyContract, 'service' | 'account' | 'principal'>

export const contractClaim = ({ service, account, principal }: Wanted): string =>
  `contract/${account}/${service}${service === 'debit' ? `/${principal}` : ''}`

/** The contract of a service on an account; null where there is none in force. */
export function contractOf(state: State, contract: Wanted): Item<'agencyContract'> | null {
  const owner = state.get('claim', contractClaim(contract))?.owner
  const item = owner === undefined ? undefined : state.get('item', owner)
  return item?.kind === 'agencyContract' ? item : null
}

const possible = (account: string, desk: Desk): Wanted[] =>
  services.flatMap(({ value: service }): Wanted[] =>
    service === 'debit'
      ? desk.parameters.principals
          .filter(({ kind }) => kind === 'biller')
          .map(({ code }) => ({ service, account, principal: code }))
      : [{ service, account, principal: null }],
  )

/** All that an account may have signed for, and what it has. */
export const contractKeys = ({ no }: Account, desk: Desk): Key[] =>
  possible(no, desk).flatMap(contract => {
    const claim = contractClaim(contract)
    const owner = desk.state.get('claim', claim)?.owner
    return [`claim:${claim}` as const, ...(owner === undefined ? [] : [`item:${owner}` as const])]
  })

export const contractsOf = ({ no }: Account, desk: Desk): Words[] =>
  possible(no, desk).flatMap(contract => {
    const item = contractOf(desk.state, contract)
    return item ? [contractWords(item.data)] : []
  })
