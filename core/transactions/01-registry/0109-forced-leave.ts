/**
 * Forced leave: agreed on with its days and with whoever looks through the work meanwhile. On those days all
 * codes are closed to the person, his signature too; what the check found is written down by who made it.
 */
import { director, hasLevel, needMetBy } from '../../authorise.ts'
import { isAtWork, onLeave } from '../../control/leave.ts'
import { refuseSpan } from '../../checks/day.ts'
import { isOfPost } from '../../checks/people.ts'
import { addDays, type Day } from '../../dates.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { change, moveItem, openItem } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Role, Teller } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'

type Action = 'agree' | 'check' | 'cancel' | 'recall'
type Leave = Item<'leave'>

/** Who may do this code, so that he can write down what he found. */
const POSTS: readonly Role[] = ['chiefTeller', 'accountingSupervisor', 'outletDirector']

const ofAnother: Check<Values> = {
  name: { zh: '休假人、检查人、经办不是同一人', en: 'Who goes, who checks and who arranges it are three' },
  test({ teller: value, checker: other }, { teller: self }) {
    const [who, checker] = [value as Teller | null, other as Teller | null]
    if (who === null || checker === null) return null
    if (who.id === self.id) return { ...refuse('ownTeller'), field: 'teller' }
    return checker.id === who.id || checker.id === self.id
      ? { ...refuse('makerIsChecker'), field: 'checker' }
      : null
  },
}

/** He writes down what he found by this code, during those days. */
const canCheck: Check<Values> = {
  name: { zh: '检查人在职，岗位可登记检查结果', en: 'Who checks works here, in a post that writes it down' },
  test({ checker: value }) {
    const checker = value as Teller | null
    if (checker === null) return null
    if (checker.stopped) return { ...refuse('tellerStopped', { teller: checker.id }), field: 'checker' }
    return isOfPost(checker, POSTS)
      ? null
      : { ...refuse('checkerOfOtherPost', { teller: checker.id }), field: 'checker' }
  },
}

/** The one who signs is none of the three; where there is nobody, the director lends his level first. */
const somebodySigns: Check<Values> = {
  name: { zh: '另有人可授权', en: 'Somebody else can sign' },
  test({ teller: value, checker }, { teller: self, state, branch, day: today }) {
    const others = [value as Teller | null, checker as Teller | null].map(one => one?.id)
    if (value === null) return null
    const by = hasLevel(self, 'director') ? 'supervisor' : 'director'
    const able = branch.tellers.some(id => {
      const one = state.get('teller', id)
      if (!one || others.includes(id) || !isAtWork(one, today)) return false
      return needMetBy(one, self, [{ by, counts: false, teller: null }], [], today) !== null
    })
    return able ? null : { ...refuse('leaveUnsigned'), field: 'teller' }
  },
}

const inOrder: Check<Values> = {
  name: {
    zh: '起止日有先后，不超过最长天数，此前没有未完的休假',
    en: 'From a day to a day, not for longer than the bank allows, with no other leave to come',
  },
  test({ teller: value, from, until, action }, { day: today, parameters }) {
    const who = value as Teller | null
    if (who === null || action !== 'agree') return null
    const { leaveDaysMost: most } = parameters.control
    const unfit = refuseSpan(from as Day, until as Day, { today, most, tooLong: 'leaveTooLong' })
    if (unfit) return unfit
    return who.leave && who.leave.until >= today
      ? { ...refuse('leaveStands', { teller: who.id, item: who.leave.item }), field: 'teller' }
      : null
  },
}

/** Who goes today has gone already: nothing of the bank is in his hands. */
const isFree: Check<Values> = {
  name: { zh: '当日起休的已签退并交清', en: 'Who goes today has signed off and returned everything' },
  test({ teller: value, from }, { day: today }) {
    const who = value as Teller | null
    if (who === null || from !== today) return null
    return who.duty === 'off' && who.till === null && who.seals.length === 0
      ? null
      : { ...refuse('tellerNotFree', { teller: who.id }), field: 'teller' }
  },
}

const byItsChecker: Check<Values> = {
  name: { zh: '检查结果由检查人登记', en: 'What was found is written by who checked' },
  test({ action, leave }, { teller: self }) {
    const checker = (leave as Leave | null)?.data.checker
    return action === 'check' && checker !== self.id
      ? { ...refuse('leaveCheckedByOther', { teller: checker ?? '' }), field: 'leave' }
      : null
  },
}

/** One that has begun is not undone. */
const notBegun: Check<Values> = {
  name: { zh: '休假尚未开始', en: 'It has not begun' },
  test({ action, leave }, { day: today }) {
    const begun = (leave as Leave | null) && (leave as Leave).data.from <= today
    return action === 'cancel' && begun ? { ...refuse('leaveBegun'), field: 'leave' } : null
  },
}

/** During it, not before: what is looked through is what he has left. */
const hasBegun: Check<Values> = {
  name: { zh: '休假已开始', en: 'It has begun' },
  test: ({ action, leave }, { day: today }) =>
    action === 'check' && (leave as Leave).data.from > today
      ? { ...refuse('leaveAhead', { day: (leave as Leave).data.from }), field: 'leave' }
      : null,
}

/** Who is called back is away today. */
const isAway: Check<Values> = {
  name: { zh: '提前召回的正在休假', en: 'Who is called back is on leave' },
  test({ action, teller: value }, { day: today }) {
    const who = value as Teller | null
    return action === 'recall' && who !== null && onLeave(who, today) === null
      ? { ...refuse('leaveNone', { teller: who.id }), field: 'teller' }
      : null
  },
}

/** The leave of whoever is called back, whether it has been checked or not. */
const leaveOf = ({ leave }: Teller, desk: Desk): Leave =>
  given(desk.state.get('item', leave?.item ?? ''), 'a leave that stands') as Leave

/** The last day was yesterday; of a leave that began today nothing is left. */
function calledBack(person: Teller, desk: Desk): EffectDraft[] {
  const leave = leaveOf(person, desk)
  if (leave.data.from === desk.day) {
    return [moveItem(leave, 'cancelled'), change('teller', person.id, person, { leave: null })]
  }
  const { item, from } = given(person.leave, 'a leave that was checked')
  const until = addDays(desk.day, -1)
  return [
    moveItem(leave, leave.state, { until }),
    change('teller', person.id, person, { leave: { item, from, until } }),
  ]
}

export const forcedLeave = defineTransaction({
  code: '0109',
  name: { zh: '强制休假', en: 'Forced leave' },
  purpose: {
    zh: '安排柜员、主管的强制休假并指定检查人；休假期间本人不得办理、不得授权任何交易。检查人在休假期间检查其业务、库存和重要物品，登记检查结果。每年天数和每次最长天数为参数，未休清的列入清单；已开始的休假经主任同意可提前召回，当日起恢复办理。',
    en: 'Arranges forced leave and names who checks; on those days the person does nothing and signs nothing. The checker looks through his work and holdings and writes down what he found. The days of a year, and the most at a time, are parameters; who owes some is listed. With the director’s consent somebody is called back, and works again from that day.',
  },
  who: POSTS,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'agree', zh: '安排休假', en: 'Arrange' },
      { value: 'check', zh: '登记检查结果', en: 'What was found' },
      { value: 'cancel', zh: '取消安排', en: 'Cancel' },
      { value: 'recall', zh: '提前召回', en: 'Call back' },
    ]),
    teller: onlyWhen(teller({ zh: '休假人', en: 'Who goes' }), 'action', ['agree', 'recall']),
    from: onlyWhen(day({ zh: '起日', en: 'From' }), 'action', ['agree']),
    until: onlyWhen(day({ zh: '止日', en: 'Until' }), 'action', ['agree']),
    checker: onlyWhen(teller({ zh: '检查人', en: 'Who checks' }), 'action', ['agree']),
    leave: onlyWhen(item({ zh: '休假编号', en: 'Leave' }, 'leave'), 'action', ['check', 'cancel']),
    findings: onlyWhen(
      text({ zh: '检查结果', en: 'What was found' }, { max: 300, multiline: true }),
      'action',
      ['check'],
    ),
  },
  also: ({ leave, teller: who }, { branch }) => [
    ...branch.tellers.map(id => `teller:${id}` as const),
    'index:openItems/leave',
    ...(leave ? [`teller:${leave.data.teller}` as const] : []),
    ...(who?.leave ? [`item:${who.leave.item}` as const] : []),
  ],
  checks: [ofAnother, canCheck, somebodySigns, inOrder, isFree, byItsChecker, notBegun, hasBegun, isAway],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [director] }],
  effects({ teller: who, from, until, checker, leave, action, findings }, desk) {
    if (leave) {
      if (action === 'check') return [moveItem(leave, 'checked', { findings: findings ?? '' })]
      const person = given(desk.state.get('teller', leave.data.teller), leave.data.teller)
      return [moveItem(leave, 'cancelled'), change('teller', person.id, person, { leave: null })]
    }
    const person = given(who, 'who goes, who is asked for')
    if (action === 'recall') return calledBack(person, desk)
    const id = newItemId(desk, 'leave')
    const span = { from: given(from, 'a first day'), until: given(until, 'a last day') }
    const checkedBy = given(checker, 'who checks').id
    return [
      openItem({
        kind: 'leave',
        id,
        state: 'agreed',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: { teller: person.id, ...span, checker: checkedBy, findings: '' },
      }),
      change('teller', person.id, person, { leave: { item: id, ...span } }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'teller', 'checker', 'leave', 'findings', 'item', 'until', 'from'],
  undoneBy: '0109',
  preview: 'none',
  examples: [
    {
      title: { zh: '柜员休假五天', en: 'Five days for a teller' },
      by: '0002',
      fields: {
        action: 'agree',
        teller: '0011',
        from: '2026-03-09',
        until: '2026-03-13',
        checker: '0003',
      },
      gives: [
        'new item leave-20260302-2',
        'set teller 0011 leave null > {"from":"2026-03-09","item":"leave-20260302-2","until":"2026-03-13"}',
      ],
    },
  ],
})
