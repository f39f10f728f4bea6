import type { Day } from '../dates.ts'
import { classNames, type ErrorCode, errorCatalogue, printPoints } from '../errorCatalogue.ts'
import { done, type ItemKindRow, open } from './kind.ts'

/** A notice of one error in one journal row (差错通知单), of one person (rules.md §6.1). */
export interface ErrorNotice {
  readonly error: ErrorCode
  /** The row it is about. */
  readonly day: Day
  readonly serial: number
  readonly code: string
  /** Who answers for it: the maker of the row, or one who signed it. */
  readonly teller: string
  /** Who made the row or signed it: none of them decides of an appeal. Absent in notices of before. */
  readonly took?: readonly string[]
  readonly evidence: string
  /** The class, the points and the day of reply as the catalogue had them when it was written. */
  readonly class: 'A' | 'B' | 'C'
  readonly tenths: number
  readonly due: Day
  /** What he said to it; empty while he has said nothing. */
  readonly answer: string
}

export const errorNotice: ItemKindRow<ErrorNotice> = {
  name: { zh: '差错通知单', en: 'Error notice' },
  madeBy: ['9502'],
  words({ error, day, serial, teller, class: kind, tenths }) {
    const { zh, en } = errorCatalogue[error]
    const points = printPoints(tenths)
    return {
      zh: `${error} ${zh}（${classNames[kind].zh}，${points} 分）：${teller}，${day} 流水 ${serial}`,
      en: `${error} ${en} (${classNames[kind].en}, ${points}): ${teller}, ${day} row ${serial}`,
    }
  },
  states: {
    issued: open('待答复', 'issued'),
    answered: open('已答复', 'answered'),
    appealed: open('申诉中', 'appealed'),
    closed: done('已销号', 'closed'),
    cancelled: done('已撤销', 'cancelled'),
  },
  blocksClose: false,
  lapsesTo: null,
}
