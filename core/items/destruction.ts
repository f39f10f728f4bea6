import { done, type ItemKindRow } from './kind.ts'

/** A certificate of destruction: the list of the numbers that were destroyed (rules.md §4.2). */
export interface Destruction {
  readonly kind: string
  readonly ranges: readonly (readonly [number, number])[]
  readonly pieces: number
  readonly reason: string
}

export const destruction: ItemKindRow = {
  name: { zh: '凭证销毁清单', en: 'Vouchers destroyed' },
  states: { destroyed: done('已销毁', 'destroyed') },
  blocksClose: false,
  lapsesTo: null,
}
