import { director } from '../../authorise.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { scriptLine } from '../../fields/scriptLine.ts'
import { text } from '../../fields/text.ts'
import { refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import { lineOn } from '../../service/script.ts'
import { type Check, defineTransaction, none } from '../define.ts'

/** Somebody may have checked by it this morning: its words stay what they were for the whole day. */
const mayChange: Check<Values> = {
  name: { zh: '在用的条目自次日起变更', en: 'What is in use changes from tomorrow on' },
  test({ line, from }, { parameters, day: today }) {
    const stands = lineOn(parameters, line as string, today)
    return stands && (from as string) <= today ? { ...refuse('scriptInUse'), field: 'from' } : null
  },
}

export const serviceScript = defineTransaction({
  code: '9701',
  name: { zh: '服务流程维护', en: 'Service scripts' },
  purpose: {
    zh: '把服务流程中的检查项或话术换成本网点自己的说法、停用，或恢复产品文本；产品留空的位置可增加本网点的检查项和情景。大堂经理或会计主管提出，网点主任授权，自生效日起显示；在用的自次日起变更，以前的检查仍按当日文本显示。',
    en: 'Puts the outlet’s own words in the place of a check or a script, takes it off, or puts the product’s text back; in free places the outlet adds checks and situations of its own. Proposed by the lobby manager or the supervisor, signed by the director, shown from its day on. What is in use changes from tomorrow on, and earlier checks read as they did.',
  },
  who: ['lobbyManager', 'accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    line: scriptLine({ zh: '条目', en: 'Line' }),
    action: choice({ zh: '变更', en: 'What' }, [
      { value: 'own', zh: '改用本网点文本', en: 'The outlet’s own words' },
      { value: 'off', zh: '停用', en: 'Take off' },
      { value: 'product', zh: '恢复产品文本', en: 'The product’s text again' },
    ]),
    zh: onlyWhen(text({ zh: '中文', en: 'In Chinese' }, { max: 120, sample: '请客户看清后签字' }), 'action', [
      'own',
    ]),
    en: onlyWhen(
      text({ zh: '英文', en: 'In English' }, { max: 240, sample: 'He reads, then signs' }),
      'action',
      ['own'],
    ),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '变更依据', en: 'Grounds of the change' }, { max: 120 }),
  },
  also: agreeKeys,
  checks: [mayChange],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects({ line, action, zh, en, from, reason }, desk) {
    return agree(desk, { of: 'script', line, zh: zh ?? '', en: en ?? '', stands: action }, from, reason)
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['line', 'action', 'zh', 'en', 'reason', 'item', 'from'],
  undoneBy: '9701',
  preview: 'none',
  examples: [
    {
      title: { zh: '改“询问需求”的第一项', en: 'The first check of asking, in our own words' },
      by: '0014',
      fields: {
        line: 'reception.ask.check1',
        action: 'own',
        zh: '问清业务、金额、用途，有没有预约',
        en: 'Which business, how much, what for, and whether it is booked',
        from: '2026-03-03',
        reason: '防诈骗要求问清用途',
      },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '营业前增加“饮水机”一项，当日起', en: 'A check of our own before opening, from today on' },
      by: '0002',
      fields: {
        line: 'greeting.ready.check8',
        action: 'own',
        zh: '饮水机有水，纸杯齐全',
        en: 'There is water and there are cups',
        from: '2026-03-02',
        reason: '客户建议',
      },
      gives: [
        'new item amendment-20260302-2',
        'set parameters current version 1 > 2, scripts [] > [{"en":"There is water and there are cups","from":"2026-03-02","line":"greeting.ready.check8","stands":"own","zh":"饮水机有水，纸杯齐全"}]',
      ],
    },
  ],
})
