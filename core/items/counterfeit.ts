import type { Day } from '../dates.ts'
import type { Notes } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** Counterfeits taken from one customer at one time, until they are handed up (rules.md §3.7). */
export interface Counterfeit {
  readonly till: string
  readonly notes: Notes
  readonly amount: bigint
  /** The numbers printed on the notes, one a note. */
  readonly numbers: string
  /** The number of the receipt (假币收缴凭证). */
  readonly receipt: number
  /** To be told to the central bank and the police at once. */
  readonly report: boolean
  /** By when the appraiser must have them, and must have answered; null without an appeal. */
  readonly appraisal: { readonly deliverBy: Day; readonly resultBy: Day } | null
}

export const counterfeit: ItemKindRow<Counterfeit> = {
  name: { zh: '假币收缴', en: 'Counterfeits seized' },
  madeBy: ['1051'],
  words: ({ amount, numbers, report, appraisal }) => {
    const told = report ? { zh: '，须即报人行和公安', en: ', report at once' } : { zh: '', en: '' }
    const due = appraisal
      ? { zh: `，${appraisal.deliverBy} 前送鉴定`, en: `, to the appraiser by ${appraisal.deliverBy}` }
      : { zh: '', en: '' }
    // Coins have no numbers.
    const which = numbers === '' ? { zh: '', en: '' } : { zh: `（${numbers}）`, en: ` (${numbers})` }
    return {
      zh: `假币面额 ${displayMoney(amount)}${which.zh}${told.zh}${due.zh}`,
      en: `Counterfeits of ${displayMoney(amount)}${which.en}${told.en}${due.en}`,
    }
  },
  states: {
    held: open('已收缴', 'seized'),
    appealed: open('客户申请鉴定', 'appealed'),
    confirmed: open('鉴定为假', 'found false'),
    handedUp: done('已上缴', 'handed up'),
    genuine: done('鉴定为真，已兑付', 'found genuine, paid'),
  },
  blocksClose: false,
  lapsesTo: null,
}
