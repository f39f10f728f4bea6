/** Where people are sent besides a window, at which moment, and what became of it (rules.md §8.1, 3). */
import type { Words } from '../words.ts'

export type TriageStage = 'first' | 'second' | 'outward'
export type TriagePlace =
  | 'ticket'
  | 'machine'
  | 'lowCounter'
  | 'vipRoom'
  | 'director'
  | 'papers'
  | 'forms'
  | 'channel'
  | 'outlet'
  | 'appointment'
export type TriageResult = 'went' | 'done' | 'declined' | 'misdirected'

export const triageStages: Readonly<Record<TriageStage, Words>> = {
  first: { zh: '一次分流（门口）', en: 'First, at the door' },
  second: { zh: '二次分流（等候区）', en: 'Second, in the waiting area' },
  outward: { zh: '外分流', en: 'Outward' },
}

export const triagePlaces: Readonly<Record<TriagePlace, Words>> = {
  ticket: { zh: '取号', en: 'A ticket' },
  machine: { zh: '自助设备', en: 'Machines' },
  lowCounter: { zh: '低柜', en: 'The low counter' },
  vipRoom: { zh: '贵宾室', en: 'The VIP room' },
  director: { zh: '网点主任', en: 'The director' },
  papers: { zh: '复核资料', en: 'Papers checked again' },
  forms: { zh: '预填单', en: 'Forms filled in before' },
  channel: { zh: '电子渠道', en: 'E-channels' },
  outlet: { zh: '其他网点', en: 'Another outlet' },
  appointment: { zh: '预约', en: 'An appointment' },
}

/** What may be done at each stage. */
export const placesOf: Readonly<Record<TriageStage, readonly TriagePlace[]>> = {
  first: ['ticket', 'machine', 'lowCounter', 'vipRoom', 'director'],
  second: ['papers', 'forms', 'machine', 'lowCounter'],
  outward: ['machine', 'channel', 'outlet', 'appointment'],
}

export const triageResults: Readonly<Record<TriageResult, Words>> = {
  went: { zh: '已引导', en: 'Guided there' },
  done: { zh: '已办结', en: 'Done there' },
  declined: { zh: '客户不愿', en: 'Declined' },
  misdirected: { zh: '分流有误', en: 'Wrongly sent' },
}

/** Whoever goes there, and does not decline, needs no window any more. */
export const takesAway: readonly TriagePlace[] = [
  'machine',
  'channel',
  'outlet',
  'appointment',
  'vipRoom',
  'director',
]

export const stageNames = Object.keys(triageStages) as TriageStage[]
export const placeNames = Object.keys(triagePlaces) as TriagePlace[]
export const resultNames = Object.keys(triageResults) as TriageResult[]
