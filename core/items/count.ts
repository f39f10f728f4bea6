import type { Notes } from '../ledger/units.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A blind count (碰库); the difference is for the supervisor's eyes. */
export interface Count {
  readonly till: string
  readonly counted: Notes
  readonly difference: Notes
  readonly amount: bigint
  readonly papers: Readonly<Record<string, number>>
}

export const count: ItemKindRow = {
  name: { zh: '碰库记录', en: 'Blind count' },
  states: {
    different: open('账实不符', 'differs'),
    agreed: done('账实相符', 'agrees'),
    settled: done('已处理', 'dealt with'),
  },
  blocksClose: false,
  lapsesTo: null,
}
