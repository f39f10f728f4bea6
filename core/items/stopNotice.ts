import type { Notice } from '../custody/stoppedPapers.ts'
import type { Range } from '../ledger/ranges.ts'
import { rangeWords, voucherWords } from '../parameters.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Lost vouchers, or found ones, that all branches are told of (停付通报). */
export interface StopNotice {
  readonly notice: Notice
  readonly kind: string
  readonly range: Range
}

export const stopNotice: ItemKindRow<StopNotice> = {
  name: { zh: '停付通报', en: 'Stop notice' },
  madeBy: ['2010'],
  words: ({ notice, kind, range }, { parameters }) => {
    const name = voucherWords(parameters, kind)
    const numbers = rangeWords(parameters, kind, range)
    return notice === 'stop'
      ? { zh: `${name.zh} ${numbers} 遗失停付`, en: `${name.en} ${numbers} lost, stopped` }
      : { zh: `${name.zh} ${numbers} 找回，撤销停付`, en: `${name.en} ${numbers} found, no longer stopped` }
  },
  states: { declared: open('通报中', 'being told'), told: done('已通报各网点', 'told to all branches') },
  blocksClose: false,
  lapsesTo: null,
}
