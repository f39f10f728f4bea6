/** A complaint as it begins: nothing is done with it yet. */
import { type Desk, newItemId } from '../desk.ts'
import type { Complaint } from '../items/complaint.ts'
import { openItem } from '../ledger/build.ts'

type Known = Pick<Complaint, 'channel' | 'business' | 'reason' | 'grade' | 'handler' | 'legalDue'>

export const complaintOpened = (desk: Desk, state: string, known: Known & Partial<Complaint>) =>
  openItem({
    kind: 'complaint',
    id: newItemId(desk, 'complaint'),
    state,
    opened: desk.day,
    by: desk.teller.id,
    until: null,
    data: {
      customer: null,
      row: null,
      about: null,
      parties: [],
      heard: desk.now,
      since: desk.day,
      extensions: 0,
      answered: null,
      due: null,
      method: null,
      satisfaction: null,
      steps: [],
      ...known,
    },
  })
