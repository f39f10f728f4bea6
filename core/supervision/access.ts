/** Who does what with the package of a day: tellers bring it, post-supervision and those above read it. */
import type { Role, Teller } from '../ledger/entities.ts'

export const SUPERVISION: readonly Role[] = ['postSupervisor', 'accountingSupervisor', 'outletDirector']
const BRINGS: readonly Role[] = [...SUPERVISION, 'teller', 'chiefTeller', 'backOffice']

export const maySupervise = (roles: readonly Role[]): boolean =>
  roles.some(role => SUPERVISION.includes(role))

export const mayBringImages = (roles: readonly Role[]): boolean => roles.some(role => BRINGS.includes(role))

/** Whose hand is on a row brings its image: who made it, who signed it; and those who look at all of them. */
export const mayBringImageOf = (
  { id, roles }: Pick<Teller, 'id' | 'roles'>,
  row: { readonly teller: string; readonly authorisers: readonly string[] },
): boolean => maySupervise(roles) || row.teller === id || row.authorisers.includes(id)
