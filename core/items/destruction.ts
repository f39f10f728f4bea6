import { rangeWords, voucherKindOf, voucherWords } from '../parameters.ts'
import { unitOf } from '../voucherKinds.ts'
import { done, type ItemKindRow } from './kind.ts'

/** A certificate of destruction: the list of the numbers that were destroyed (rules.md §4.2). */
export interface Destruction {
  readonly kind: string
  readonly ranges: readonly (readonly [number, number])[]
  readonly pieces: number
  readonly reason: string
}

export const destruction: ItemKindRow<Destruction> = {
  name: { zh: '凭证销毁清单', en: 'Vouchers destroyed' },
  madeBy: ['2010'],
  words: ({ kind, ranges, pieces }, { parameters }) => {
    const name = voucherWords(parameters, kind)
    const unit = unitOf(voucherKindOf(parameters, kind))
    const list = ranges.map(range => rangeWords(parameters, kind, range)).join(', ')
    return { zh: `${name.zh} ${pieces} ${unit.zh}：${list}`, en: `${name.en}, ${pieces} pieces: ${list}` }
  },
  states: { destroyed: done('已销毁', 'destroyed') },
  blocksClose: false,
  lapsesTo: null,
}
