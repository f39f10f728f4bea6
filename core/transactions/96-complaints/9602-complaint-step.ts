import { scripts } from '../../complaints/scripts.ts'
import { consensusMethods, dueAfter, handlingSteps, leadsFrom } from '../../complaints/steps.ts'
import type { HandlingStep } from '../../complaints/steps.ts'
import { byItsHandler } from '../../checks/complaint.ts'
import { choice, choicesOf } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { number } from '../../fields/number.ts'
import { personal } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { printPosition } from '../../ledger/position.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const inOrder: Check<Values> = {
  name: { zh: '步骤按次序', en: 'One step after the other' },
  test({ complaint, step }) {
    const { state } = complaint as Item<'complaint'>
    return leadsFrom(handlingSteps[step as HandlingStep], state)
      ? null
      : { ...refuse('complaintElsewhere'), field: 'step' }
  },
}

/** With these the customer has the decision: the law's clock has run. */
const ANSWERS: readonly HandlingStep[] = ['confirm', 'answer']

export const complaintStep = defineTransaction({
  code: '9602',
  name: { zh: '投诉处理步骤', en: 'A step of a complaint' },
  purpose: {
    zh: '受理后按次序：安抚（先处理心情）、收集信息、提出建议、达成共识、确认满意、回访跟踪，每步记下结果和所用话术。达成共识须选方法，确认满意须客户打分；谈不拢的如实答复，告知核查和调解途径。',
    en: 'After receipt, in order: calm (first the mood), collect the facts, propose, agree, confirm, follow up; each with its result and the script that was used. Agreement names its method, confirmation the customer’s score; where there is none he is answered, with his ways to a re-check and to mediation.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    complaint: item({ zh: '投诉编号', en: 'Complaint' }, 'complaint'),
    step: choice<HandlingStep>({ zh: '步骤', en: 'Step' }, choicesOf(handlingSteps)),
    result: personal({ zh: '结果', en: 'Result' }, { max: 2_000, multiline: true, sample: '客户已平静' }),
    script: optional(choice({ zh: '所用话术', en: 'Script used' }, choicesOf(scripts))),
    method: onlyWhen(choice({ zh: '共识方法', en: 'Method' }, choicesOf(consensusMethods)), 'step', [
      'agree',
    ]),
    satisfaction: onlyWhen(
      number({ zh: '满意度（1–5）', en: 'Satisfaction (1–5)' }, { min: 1, max: 5 }),
      'step',
      ['confirm'],
    ),
  },
  also: () => ['index:openItems/complaint'],
  checks: [byItsHandler, inOrder],
  authorisation: [],
  effects({ complaint, step, method, satisfaction }, desk) {
    const { to } = handlingSteps[step]
    const answered = ANSWERS.includes(step) ? desk.day : complaint.data.answered
    return [
      moveItem(complaint, to, {
        answered,
        due: dueAfter(to, { ...complaint.data, answered }, desk.day, desk.parameters),
        steps: [...complaint.data.steps, printPosition(desk)],
        ...(method ? { method } : {}),
        ...(satisfaction === null ? {} : { satisfaction }),
      }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['complaint', 'step', 'result', 'script', 'method', 'satisfaction'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '先安抚', en: 'First the mood' },
      by: '0014',
      fields: {
        complaint: 'complaint-20260227-1',
        step: 'calm',
        result: '请到贵宾室就座，倒水致歉，客户平静',
        script: 'waiting',
      },
      gives: [
        'set item complaint-20260227-1 state received > calmed, data {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-02","extensions":0,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":[]} > {"about":"0012","answered":null,"business":"savings","channel":"counter","customer":null,"due":"2026-03-03","extensions":0,"grade":"general","handler":"0014","heard":1772157600000,"legalDue":"2026-03-14","method":null,"parties":["0012","0003"],"reason":"service","row":null,"satisfaction":null,"since":"2026-02-27","steps":["2026-03-02/2"]}',
      ],
    },
  ],
})
