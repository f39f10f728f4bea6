/** The groups of people that definitions speak of (rules.md §5.1). */
import type { Role } from '../ledger/entities.ts'

/** Serves customers with cash. */
export const counter: readonly Role[] = ['teller', 'chiefTeller']

/** Serves customers without cash too, and does what follows the counter. */
export const counterAndBack: readonly Role[] = ['teller', 'chiefTeller', 'backOffice']

export const everyone: readonly Role[] = [
  'teller',
  'chiefTeller',
  'backOffice',
  'accountingSupervisor',
  'outletDirector',
  'lobbyManager',
]
