import type { Day } from '../dates.ts'
import { type Amendment, amendmentWords } from '../registry/amendment.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Changes of parameters that have been agreed on, in force from a day. */
export interface AmendmentData {
  readonly amendment: Amendment
  readonly from: Day
  readonly reason: string
}

export const amendment: ItemKindRow<AmendmentData> = {
  name: { zh: '参数变更', en: 'Change of parameters' },
  madeBy: ['0103', '0104', '0105', '0106', '0110', '0111', '0112'],
  words({ amendment, from }, { parameters }) {
    const { what, value } = amendmentWords(amendment, parameters.numbers)
    return { zh: `${what.zh} → ${value.zh}，自 ${from}`, en: `${what.en} → ${value.en} from ${from}` }
  },
  states: { scheduled: open('待生效', 'not yet in force'), adopted: done('已生效', 'in force') },
  blocksClose: false,
  lapsesTo: null,
}
