import type { Notes, Unit } from '../ledger/units.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface Transit {
  readonly from: string
  readonly to: string
  readonly unit: Unit
  readonly notes: Notes
  readonly amount: bigint
}

export const transit: ItemKindRow = {
  name: { zh: '在途现金', en: 'Cash in transit' },
  states: { sent: open('已调出', 'sent'), received: done('已调入', 'received'), reversed },
  blocksClose: true,
  lapsesTo: null,
}
