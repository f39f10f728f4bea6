/** Who sees a complaint: who took it down, who handles it, and those in charge; never who is party to it. */
import type { Item } from '../items.ts'
import type { Complaint } from '../items/complaint.ts'
import type { Role, Teller } from '../ledger/entities.ts'
import { isAmong, mayRule } from '../responsibility/procedure.ts'

export const COMPLAINTS_IN_CHARGE: readonly Role[] = [
  'lobbyManager',
  'accountingSupervisor',
  'outletDirector',
]

export const isInChargeOfComplaints = ({ roles }: Pick<Teller, 'roles'>): boolean =>
  roles.some(role => COMPLAINTS_IN_CHARGE.includes(role))

export function maySeeComplaint(
  { by, data }: { readonly by: string; readonly data: Pick<Complaint, 'handler' | 'parties'> },
  teller: Pick<Teller, 'id' | 'roles'>,
): boolean {
  if (data.parties.includes(teller.id)) return false
  return by === teller.id || data.handler === teller.id || isInChargeOfComplaints(teller)
}

/** Whether an item may stand in a list before somebody: complaints and rulings are for those concerned. */
export function mayList(item: Item, teller: Pick<Teller, 'id' | 'roles'>): boolean {
  if (item.kind === 'complaint') return maySeeComplaint(item, teller)
  if (item.kind !== 'ruling') return true
  return isAmong(teller, new Set([item.by, ...item.data.parties])) || mayRule(teller)
}
