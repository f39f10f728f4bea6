import type { Day } from '../dates.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A passbook or certificate reported lost (rules.md §5.7): by word of mouth first, then in writing. */
export interface Loss {
  readonly account: string
  readonly paper: 'passbook' | 'certificate'
  /** The first day on which the paper is replaced or paid from; only a written report has one. */
  readonly from?: Day
}

export const loss: ItemKindRow<Loss> = {
  name: { zh: '挂失', en: 'Loss report' },
  madeBy: ['4001', '4002'],
  words: ({ account, paper }) => {
    const book = paper === 'passbook'
    return {
      zh: `${account} ${book ? '存折' : '存单'}挂失`,
      en: `${account}, ${book ? 'passbook' : 'certificate'} lost`,
    }
  },
  states: {
    oral: open('口头挂失', 'oral report'),
    written: open('书面挂失', 'written report'),
    replaced: done('已补发', 'replaced'),
    paid: done('已支取', 'paid'),
    cancelled: done('已撤销', 'cancelled'),
    lapsed: done('逾期失效', 'lapsed'),
  },
  blocksClose: false,
  lapsesTo: 'lapsed',
}
