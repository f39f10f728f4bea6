import { director } from '../../authorise.ts'
import type { Day } from '../../dates.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { askedBefore, onlyWhen, optional, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { type GroundList, groundLists, groundOn, groundsOn, OTHER_GROUND } from '../../grounds.ts'
import { refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import { type Check, defineTransaction, none } from '../define.ts'

const isCode: Check<Values> = {
  name: { zh: '代号为字母或数字', en: 'Letters and digits' },
  test: ({ rejection }) =>
    /^[a-zA-Z0-9]{1,16}$/.test(rejection as string)
      ? null
      : { ...refuse('groundMalformed'), field: 'rejection' },
}

/** The oldest changes say no list: they are all of refusals. */
const listIn = (list: unknown): GroundList => (list as GroundList | null) ?? 'rejections'

/** Somebody may have chosen it this morning: its words stay what they were for the whole day. */
const mayChange: Check<Values> = {
  name: { zh: '在用的原因自次日起变更', en: 'What is in use changes from tomorrow on' },
  test({ rejection, action, from, list }, { parameters, day: today }) {
    const stands = groundOn(parameters[listIn(list)], rejection as string, today)
    if (rejection === OTHER_GROUND) return { ...refuse('groundStays'), field: 'rejection' }
    if (action === 'stop' && !stands) {
      return { ...refuse('groundUnknown', { list: groundLists[listIn(list)] }), field: 'rejection' }
    }
    return stands?.offered && (from as string) <= today ? { ...refuse('groundInUse'), field: 'from' } : null
  },
}

/** Two that read alike cannot be told apart by whoever chooses, nor in what is counted. */
const saysSomethingNew: Check<Values> = {
  name: { zh: '说法与清单中其他原因不同', en: 'It reads like no other of the list' },
  test({ rejection, zh, from, list }, { parameters }) {
    const others = groundsOn(parameters[listIn(list)], from as Day)
    const alike = others.find(one => one.zh === zh && one.ground !== rejection)
    return alike ? { ...refuse('groundSaidAlready', { ground: alike.ground }), field: 'zh' } : null
  },
}

export const grounds = defineTransaction({
  code: '0110',
  name: { zh: '原因清单维护', en: 'Lists of grounds' },
  purpose: {
    zh: '增加、改名或停用拒绝授权的原因、自制凭证（8520）的原因。会计主管提出，网点主任授权，自生效日起可选；以前的记录仍按当日的说法显示。新原因可当日生效，在用的自次日起变更；“其他”始终保留。',
    en: 'Adds, renames or takes off a ground on which signatures are refused, or a reason of manual vouchers (8520). Proposed by the supervisor, signed by the director, chosen from its day on; what was done before reads as it did. A new one may begin today, one in use changes from tomorrow on; “other” always stays.',
  },
  who: ['accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    rejection: text({ zh: '原因代号', en: 'Ground' }, { max: 16, sample: 'seal' }),
    action: choice({ zh: '变更', en: 'What' }, [
      { value: 'offer', zh: '增加或改名', en: 'Add or rename' },
      { value: 'stop', zh: '停用', en: 'Take off' },
    ]),
    zh: onlyWhen(text({ zh: '中文说法', en: 'In Chinese' }, { max: 30, sample: '印鉴不符' }), 'action', [
      'offer',
    ]),
    en: onlyWhen(text({ zh: '英文说法', en: 'In English' }, { max: 60, sample: 'Seal differs' }), 'action', [
      'offer',
    ]),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '变更依据', en: 'Grounds of the change' }, { max: 120 }),
    list: askedBefore(
      optional(
        choice<GroundList>({ zh: '清单（空为拒绝授权原因）', en: 'List (empty: of refusals)' }, [
          { value: 'rejections', ...groundLists.rejections },
          { value: 'manualReasons', ...groundLists.manualReasons },
        ]),
      ),
      'rejection',
    ),
  },
  also: agreeKeys,
  checks: [isCode, mayChange, saysSomethingNew],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects({ rejection: ground, action, zh, en, from, reason, list: typed }, desk) {
    const offered = action === 'offer'
    const list = listIn(typed)
    const stands = groundOn(desk.parameters[list], ground, from) ?? { zh: ground, en: ground }
    const words = offered ? { zh: zh ?? '', en: en ?? '' } : { zh: stands.zh, en: stands.en }
    const which = list === 'rejections' ? {} : { list }
    return agree(desk, { of: 'ground', ...which, ground, ...words, offered }, from, reason)
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['list', 'rejection', 'action', 'zh', 'en', 'reason', 'item', 'from'],
  undoneBy: '0110',
  preview: 'none',
  examples: [
    {
      title: { zh: '增加“印鉴不符”', en: 'A new ground: the seal differs' },
      by: '0002',
      fields: {
        rejection: 'seal',
        action: 'offer',
        zh: '印鉴不符',
        en: 'Seal differs',
        from: '2026-03-03',
        reason: '运营部通知',
      },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '明日起停用“客户取消”', en: 'No more “the customer has changed his mind”' },
      by: '0002',
      fields: { rejection: 'customer', action: 'stop', from: '2026-03-03', reason: '改由经办撤回' },
      gives: ['new item amendment-20260302-2'],
    },
    {
      title: { zh: '增加自制凭证原因“汇率差”', en: 'A new reason of manual vouchers' },
      by: '0002',
      fields: {
        list: 'manualReasons',
        rejection: 'fx',
        action: 'offer',
        zh: '汇率差调整',
        en: 'Difference of exchange',
        from: '2026-03-03',
        reason: '财务部通知',
      },
      gives: ['new item amendment-20260302-2'],
    },
  ],
})
