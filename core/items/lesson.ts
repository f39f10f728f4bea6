import { activities, type Activity, lessonResults, type LessonResult } from '../service/lessons.ts'
import { done, type ItemKindRow } from './kind.ts'

/** What somebody was taught, by whom, and what came of it. */
export interface Lesson {
  readonly activity: Activity
  readonly result: LessonResult
  readonly customer: string | null
  readonly ticket: string | null
}

export const lesson: ItemKindRow<Lesson> = {
  name: { zh: '客户教育', en: 'Customer education' },
  madeBy: ['9704'],
  words: ({ activity, result, customer, ticket }) => {
    const [what, came] = [activities[activity], lessonResults[result]]
    const whom = [customer, ticket].filter(one => one !== null).join(' ')
    return {
      zh: [what.zh, came.zh, whom].filter(one => one !== '').join('，'),
      en: [what.en, came.en, whom].filter(one => one !== '').join(', '),
    }
  },
  states: { done: done('已登记', 'noted'), corrected: done('已更正', 'corrected') },
  blocksClose: false,
  lapsesTo: null,
}
