import { byHandlerOrInCharge, toNoParty } from '../../checks/complaint.ts'
import { type Course, courses, dueAfter, leadsFrom } from '../../complaints/steps.ts'
import { addDays } from '../../dates.ts'
import type { Desk } from '../../desk.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import type { Complaint } from '../../items/complaint.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

/** What begins a new round, by another person and with clocks of its own. */
const AGAIN: readonly Course[] = ['recheck', 'reopen']

const fromHere: Check<Values> = {
  name: { zh: '与投诉状态相符，核查在期限内申请', en: 'What its state allows; a re-check within its time' },
  test({ complaint, course }, { day, parameters: { complaints } }) {
    const { state, data } = complaint as Item<'complaint'>
    if (!leadsFrom(courses[course as Course], state))
      return { ...refuse('complaintElsewhere'), field: 'course' }
    const last = data.answered && addDays(data.answered, complaints.recheckAskDays)
    return course === 'recheck' && last !== null && day > last
      ? { ...refuse('recheckLate', { day: last }), field: 'course' }
      : null
  },
}

export const complaintCourse = defineTransaction({
  code: '9605',
  name: { zh: '投诉撤诉/调解/核查/重开/结案', en: 'Withdraw, mediate, re-check, open again or close' },
  purpose: {
    zh: '客户撤诉的，收到当日终止；谈不拢的可转调解；对答复不服的，客户三十日内可申请核查，换人办理，三十日内决定；回访完毕的结案，结案后又有新情况的重新受理。',
    en: 'A withdrawal ends it on the day; where there is no agreement it may go to mediation; against the answer the customer may ask for a re-check within thirty days, by another person, decided within thirty; once followed up it is closed, and opened again when something new comes up.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    complaint: item({ zh: '投诉编号', en: 'Complaint' }, 'complaint', { ended: true }),
    course: choice<Course>({ zh: '办理', en: 'What' }, choicesOf(courses)),
    to: onlyWhen(teller({ zh: '由谁办理', en: 'By whom' }), 'course', AGAIN),
    words: text({ zh: '说明', en: 'In words' }, { max: 300, multiline: true }),
  },
  also: () => ['index:openItems/complaint'],
  checks: [byHandlerOrInCharge, fromHere, toNoParty],
  authorisation: [],
  effects({ complaint, course, to }, desk) {
    const state = courses[course].to
    const again = to === null ? {} : roundOf(course, to.id, desk)
    const data = { ...complaint.data, ...again }
    return [moveItem(complaint, state, { ...again, due: dueAfter(state, data, desk.day, desk.parameters) })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['complaint', 'course', 'to', 'words'],
  undoneBy: '9605',
  preview: 'entries',
  examples: [
    {
      title: { zh: '客户撤诉', en: 'The customer withdraws' },
      by: '0014',
      fields: {
        complaint: 'complaint-20260227-1',
        course: 'withdraw',
        words: '误会已解释清楚，客户书面撤诉',
      },
      gives: [
        'set item complaint-20260227-1 state received > withdrawn, data {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-02","extensions":0,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]} > {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":null,"extensions":0,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]}',
      ],
    },
  ],
})

const roundOf = (course: Course, handler: string, { day, now, parameters }: Desk): Partial<Complaint> => ({
  handler,
  heard: now,
  since: day,
  legalDue: addDays(
    day,
    course === 'recheck' ? parameters.complaints.recheckDays : parameters.complaints.legalDays,
  ),
  extensions: 0,
  answered: null,
  method: null,
  satisfaction: null,
})
