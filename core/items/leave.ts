import type { Day } from '../dates.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Days on which somebody is kept from all codes, and who looks through his work meanwhile. */
export interface LeaveData {
  readonly teller: string
  readonly from: Day
  readonly until: Day
  readonly checker: string
  /** What the check found; empty while it has not been made. */
  readonly findings: string
}

export const leave: ItemKindRow<LeaveData> = {
  name: { zh: '强制休假', en: 'Forced leave' },
  madeBy: ['0109'],
  words: ({ teller, from, until, checker }) => ({
    zh: `${teller}，${from}–${until}，由 ${checker} 检查`,
    en: `${teller}, ${from}–${until}, checked by ${checker}`,
  }),
  states: {
    agreed: open('待检查', 'to be checked'),
    checked: done('已检查', 'checked'),
    cancelled: done('已取消', 'cancelled'),
  },
  blocksClose: false,
  lapsesTo: null,
}
