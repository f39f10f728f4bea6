import type { Day } from '../dates.ts'
import type { Words } from '../words.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A passbook or certificate reported lost (rules.md §5.7): by word of mouth first, then in writing. */
export interface Loss {
  readonly account: string
  /** Its voucher kind. */
  readonly paper: string
  /** The first day on which the paper is replaced or paid from; only a written report has one. */
  readonly from?: Day
}

const CERTIFICATE: Words = { zh: '存单', en: 'certificate' }

/** As people call them at the counter. */
const papers: Readonly<Record<string, Words>> = {
  passbook: { zh: '存折', en: 'passbook' },
  confirmation: { zh: '证实书', en: 'confirmation' },
}

export const loss: ItemKindRow<Loss> = {
  name: { zh: '挂失', en: 'Loss report' },
  madeBy: ['4001', '4002'],
  words: ({ account, paper }) => {
    const { zh, en } = papers[paper] ?? CERTIFICATE
    return { zh: `${account} ${zh}挂失`, en: `${account}, ${en} lost` }
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
