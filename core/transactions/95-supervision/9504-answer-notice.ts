import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { moveItem } from '../../ledger/build.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

type Notice = Item<'errorNotice'>

/** What may be done with a notice: by whom, from which state, and what it leads to. */
const STEPS = {
  answer: { by: 'person', from: ['issued'], to: 'answered' },
  appeal: { by: 'person', from: ['issued', 'answered'], to: 'appealed' },
  close: { by: 'supervision', from: ['answered', 'issued'], to: 'closed' },
  uphold: { by: 'another', from: ['appealed'], to: 'closed' },
  cancel: { by: 'another', from: ['issued', 'answered', 'appealed'], to: 'cancelled' },
} as const

type Step = keyof typeof STEPS

const byWhomeverMay: Check<Values> = {
  name: {
    zh: '答复、申诉限责任人；销号限后督；维持或撤销由下发人以外的后督人员；责任人不处理自己的通知单',
    en: 'Answers are the person’s, closing is supervision’s, an appeal another’s; of one’s own none',
  },
  test: ({ notice, step }, desk) => mayTake(step as Step, notice as Notice, desk),
}

function mayTake(step: Step, { by, data }: Notice, { teller }: Desk): Refusal | null {
  const { by: whose } = STEPS[step]
  if (whose === 'person')
    return teller.id === data.teller ? null : refuse('noticeOfOther', { teller: data.teller })
  if (!teller.roles.includes('postSupervisor')) return refuse('forbidden')
  if (teller.id === data.teller) return refuse('noticeAboutYou')
  if (data.took?.includes(teller.id)) return refuse('ownRow')
  return whose === 'another' && teller.id === by ? refuse('noticeByYou') : null
}

const fromHere: Check<Values> = {
  name: { zh: '处理与通知单状态相符', en: 'A step that the notice’s state allows' },
  test({ notice, step }, { day }) {
    const { state, data } = notice as Notice
    const from: readonly string[] = STEPS[step as Step].from
    if (!from.includes(state)) return { ...refuse('noticeElsewhere'), field: 'step' }
    const early = step === 'close' && state === 'issued' && day <= data.due
    return early ? refuse('noticeNotAnswered', { due: data.due }) : null
  },
}

export const answerNotice = defineTransaction({
  code: '9504',
  name: { zh: '差错答复/申诉/销号', en: 'Answer, appeal or close an error notice' },
  purpose: {
    zh: '责任人说明更正情况或提出申诉；后督核实后销号，逾期不答复的也可销号。申诉由下发人以外的后督人员复查，维持或撤销；撤销的不计差错。',
    en: 'The person answers or appeals; post-supervision closes what is corrected, or what stayed unanswered past its day. An appeal is looked at by a supervisor other than the issuer, who upholds or cancels it; what is cancelled does not count.',
  },
  who: [...everyone, 'postSupervisor'],
  duty: [],
  branch: ['closed', 'open', 'balanced'],
  seal: null,
  fields: {
    notice: item({ zh: '差错通知单', en: 'Error notice' }, 'errorNotice'),
    step: choice<Step>({ zh: '处理', en: 'Step' }, [
      { value: 'answer', zh: '答复（已更正）', en: 'Answer (corrected)' },
      { value: 'appeal', zh: '申诉', en: 'Appeal' },
      { value: 'close', zh: '销号', en: 'Close' },
      { value: 'uphold', zh: '复查维持', en: 'Uphold on appeal' },
      { value: 'cancel', zh: '撤销', en: 'Cancel' },
    ]),
    words: text({ zh: '说明', en: 'In words' }, { max: 300, multiline: true }),
  },
  also: () => ['index:openItems/errorNotice'],
  checks: [byWhomeverMay, fromHere],
  authorisation: [],
  effects: ({ notice, step, words }) => [
    moveItem(notice, STEPS[step].to, STEPS[step].by === 'person' ? { answer: words } : {}),
  ],
  expand: none,
  explain: none,
  view: null,
  receipt: ['notice', 'step', 'words'],
  undoneBy: 'never',
  preview: 'entries',
  examples: [
    {
      title: { zh: '已更正，销号', en: 'Corrected, and closed' },
      by: '0031',
      fields: { notice: 'errorNotice-20260227-7', step: 'close', words: '补签已核实' },
      gives: ['set item errorNotice-20260227-7 state answered > closed'],
    },
    {
      title: { zh: '申诉成立，撤销', en: 'An appeal that is right' },
      by: '0032',
      fields: { notice: 'errorNotice-20260227-6', step: 'cancel', words: '影像上有签名，原勾对有误' },
      gives: ['set item errorNotice-20260227-6 state appealed > cancelled'],
    },
  ],
})
