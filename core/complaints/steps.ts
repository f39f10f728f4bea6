/**
 * The steps that a complaint is taken through (rules.md §7.3), in their order, and what else can happen to
 * it. Codes 9602 and 9605 take them; pages offer what the state allows.
 */
import { workingDayAfter } from '../day/calendar.ts'
import { addDays, type Day } from '../dates.ts'
import type { Complaint } from '../items/complaint.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'

interface StepRow extends Words {
  readonly from: readonly string[]
  readonly to: string
}

/** The second of the seven to the last; the first, 受理, is the registration itself. */
export const handlingSteps = {
  calm: { zh: '安抚客户', en: 'Calm', from: ['received'], to: 'calmed' },
  collect: { zh: '收集信息', en: 'Collect the facts', from: ['calmed', 'recheck'], to: 'collected' },
  propose: { zh: '提出建议', en: 'Propose', from: ['collected', 'mediation', 'proposed'], to: 'proposed' },
  agree: { zh: '达成共识', en: 'Agree', from: ['proposed', 'mediation'], to: 'agreed' },
  confirm: { zh: '确认满意', en: 'Confirm', from: ['agreed'], to: 'confirmed' },
  answer: {
    zh: '答复（未达成共识）',
    en: 'Answer without agreement',
    from: ['proposed', 'mediation'],
    to: 'answered',
  },
  call: { zh: '首次回访', en: 'First call', from: ['confirmed', 'answered'], to: 'called' },
  followUp: { zh: '回馈跟踪', en: 'Follow up', from: ['called'], to: 'followedUp' },
} as const satisfies Readonly<Record<string, StepRow>>

export type HandlingStep = keyof typeof handlingSteps

const WORKING = ['received', 'calmed', 'collected', 'proposed', 'mediation', 'agreed', 'recheck']

/** What happens to it beside the steps. */
export const courses = {
  mediate: { zh: '转调解', en: 'Into mediation', from: ['proposed'], to: 'mediation' },
  withdraw: { zh: '客户撤诉', en: 'Withdrawn by the customer', from: WORKING, to: 'withdrawn' },
  recheck: {
    zh: '客户申请核查',
    en: 'Re-check asked for',
    from: ['confirmed', 'answered', 'called', 'followedUp', 'closed'],
    to: 'recheck',
  },
  reopen: {
    zh: '重新受理',
    en: 'Opened again',
    from: ['closed', 'withdrawn', 'imported'],
    to: 'received',
  },
  close: { zh: '结案', en: 'Close', from: ['followedUp'], to: 'closed' },
} as const satisfies Readonly<Record<string, StepRow>>

export type Course = keyof typeof courses

/** How the two came together; the source names three ways and does not say which. */
export const consensusMethods = {
  difference: { zh: '各让一步', en: 'split the difference' },
  alternatives: { zh: '给出备选方案', en: 'alternatives' },
  thirdPerson: { zh: '第三方或先例', en: 'a third person or a precedent' },
} as const satisfies Readonly<Record<string, Words>>

export type ConsensusMethod = keyof typeof consensusMethods

/** Whether a state is one from which a step is taken. */
export const leadsFrom = ({ from }: StepRow, state: string): boolean => from.includes(state)

type Rules = Pick<Parameters, 'complaints' | 'closedDays'>

/** By when what follows a state is due; the answer never later than the law has it. */
export function dueAfter(
  state: string,
  { legalDue, answered }: Pick<Complaint, 'legalDue' | 'answered'>,
  day: Day,
  { complaints, closedDays }: Rules,
): Day | null {
  if (state === 'withdrawn' || state === 'closed') return null
  if (state === 'confirmed' || state === 'answered')
    return workingDayAfter(day, complaints.firstCallDays, closedDays)
  if (state === 'called') return addDays(answered ?? day, complaints.secondCallDays)
  const next = workingDayAfter(day, complaints.stepDays, closedDays)
  return state === 'followedUp' || next < legalDue ? next : legalDue
}
