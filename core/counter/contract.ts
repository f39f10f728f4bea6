/** Loan contracts by their number, and what secures them. */
import type { Desk } from '../desk.ts'
import { isOpen, type Item } from '../items.ts'
import type { ContractTerms } from '../items/contract.ts'
import type { Key } from '../ledger/entities.ts'
import type { State } from '../ledger/state.ts'
import { spellings, sum } from '../std.ts'
import { accountsOf, accountsOfKeys } from './company.ts'

/** One certificate secures one contract, until it is given out. */
export const certificateClaims = (document: string) => spellings(say => `collateral/${say(document)}`)

export const contractClaim = (number: string): string => `contract/${number}`

type Contract = Item<'contract'>

/** The contract of this number, if one is registered. */
export function contractOf(number: string, { state }: Pick<Desk, 'state'>): Contract | undefined {
  const owner = state.get('claim', contractClaim(number))?.owner
  return owner === undefined ? undefined : (state.get('item', owner) as Contract | undefined)
}

/** It, the customer it is with, and what lies in custody for it. */
export function contractKeys(number: string, { state }: Pick<Desk, 'state'>): Key[] {
  const contract = contractOf(number, { state })
  const owner = state.get('claim', contractClaim(number))?.owner
  return [
    `claim:${contractClaim(number)}`,
    'index:openItems/contract',
    ...(owner ? [`item:${owner}` as const] : []),
    ...(contract ? securityKeys(contract) : []),
  ]
}

export const securityKeys = ({ data }: Contract): Key[] => (data.held ?? []).map((id): Key => `item:${id}`)

/** What is in custody for a contract now. */
export const securities = ({ data }: Contract, state: State): Item<'collateral'>[] =>
  (data.held ?? []).flatMap(id => {
    const item = state.get('item', id)
    return item?.kind === 'collateral' && isOpen(item) ? [item] : []
  })

export const securedBy = (items: readonly Item<'collateral'>[]): bigint =>
  sum(items.map(({ data }) => data.value))

/** Of a contract that its first draw registered: all at maturity, nobody’s guarantee. */
export const contractTerms = ({ data }: Contract): ContractTerms | null => data.terms ?? null

export const loansUnder = ({ data }: Contract, state: State) =>
  accountsOf(data.customer, state).filter(
    ({ status, terms }) => status === 'open' && terms?.kind === 'loan' && terms.contract === data.number,
  )

export const loansUnderKeys = ({ data }: Contract, state: State): Key[] =>
  accountsOfKeys(data.customer, state)
