/** Who does what in the queue: tellers call at their windows, the lobby is led from the hall. */
import type { Role } from '../ledger/entities.ts'

const COUNTER: readonly Role[] = ['teller', 'chiefTeller', 'backOffice']
const HALL: readonly Role[] = ['lobbyManager', 'chiefTeller', 'accountingSupervisor', 'outletDirector']

export const mayCall = (roles: readonly Role[]): boolean => roles.some(role => COUNTER.includes(role))
export const mayLeadLobby = (roles: readonly Role[]): boolean => roles.some(role => HALL.includes(role))
