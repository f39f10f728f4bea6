import type { Sealed } from '../ledger/entities.ts'
import { displayBeside, type Notes, type Unit } from '../ledger/units.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Cash that the branch orders from the supervising branch, or sends there; due the next open day (T+1). */
export interface CashOrder {
  readonly way: 'in' | 'out'
  /** Absent for the branch's own currency. */
  readonly unit?: Unit
  readonly notes: Notes
  readonly amount: bigint
  /** The number on the seal of the bag, and who carries it; null until it is on its way. */
  readonly bag: string | null
  readonly carriers: Sealed | null
}

export const cashOrder: ItemKindRow<CashOrder> = {
  name: { zh: '领解现单', en: 'Cash order' },
  madeBy: ['1007', '1008'],
  words: ({ way, amount, bag, unit }, tongue) => {
    const shown = displayBeside(tongue.unit, unit ?? tongue.unit, amount)
    const sealed = bag === null ? { zh: '', en: '' } : { zh: `，封包 ${bag}`, en: `, bag ${bag}` }
    return way === 'in'
      ? { zh: `向上级领现 ${shown}${sealed.zh}`, en: `${shown} from the supervising branch${sealed.en}` }
      : { zh: `向上级解现 ${shown}${sealed.zh}`, en: `${shown} to the supervising branch${sealed.en}` }
  },
  states: {
    ordered: open('已申领', 'ordered'),
    sent: open('运送中', 'on its way'),
    received: done('已收妥', 'received'),
    declined: done('未批准', 'declined'),
  },
  blocksClose: 'whenDue',
  lapsesTo: null,
}
