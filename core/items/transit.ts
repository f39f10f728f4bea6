import { displayBeside, type Notes, type Unit } from '../ledger/units.ts'
import { done, type ItemKindRow, open, reversed } from './kind.ts'

export interface Transit {
  readonly from: string
  readonly to: string
  readonly unit: Unit
  readonly notes: Notes
  readonly amount: bigint
}

export const transit: ItemKindRow<Transit> = {
  name: { zh: '在途现金', en: 'Cash in transit' },
  madeBy: ['1006'],
  words: ({ from, to, amount, unit }, tongue) => {
    const shown = displayBeside(tongue.unit, unit, amount)
    return { zh: `尾箱 ${from} 调往 ${to}，${shown}`, en: `Till ${from} to till ${to}, ${shown}` }
  },
  states: { sent: open('已调出', 'sent'), received: done('已调入', 'received'), reversed },
  blocksClose: true,
  lapsesTo: null,
}
