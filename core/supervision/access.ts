/** Who does what with the package of a day: tellers bring it, post-supervision and those above read it. */
import type { Role } from '../ledger/entities.ts'

export const SUPERVISION: readonly Role[] = ['postSupervisor', 'accountingSupervisor', 'outletDirector']
const BRINGS: readonly Role[] = [...SUPERVISION, 'teller', 'chiefTeller', 'backOffice']

export const maySupervise = (roles: readonly Role[]): boolean =>
  roles.some(role => SUPERVISION.includes(role))

export const mayBringImages = (roles: readonly Role[]): boolean => roles.some(role => BRINGS.includes(role))
