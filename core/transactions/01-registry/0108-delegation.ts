/**
 * Somebody is away and his work goes on: he gives another the level at which he signs, or a code of his post,
 * from a day to a day, and a second signs for it. It ends by itself, or he takes it back at any moment; what
 * is done with it says in its row whose authority it was.
 */
import { director, hasLevel } from '../../authorise.ts'
import type { Delegation, Level } from '../../control/delegation.ts'
import { type CombinationName, combinations, postsTogether } from '../../control/duties.ts'
import { refuseSpan } from '../../checks/day.ts'
import { isOfPost } from '../../checks/people.ts'
import type { Day } from '../../dates.ts'
import { signatoryNames } from '../../derive/permissions.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { code } from '../../fields/code.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { item } from '../../fields/item.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import type { Item } from '../../items.ts'
import { change, moveItem, openItem } from '../../ledger/build.ts'
import type { Role, Teller } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import type { Words } from '../../words.ts'
import { typedTransactions } from '../catalogue.ts'
import { type Check, defineTransaction, none } from '../define.ts'

type Action = 'level' | 'code' | 'revoke'

const levels = (['director', 'supervisor', 'chiefTeller', 'reviewer'] as const).map(value => ({
  value,
  ...signatoryNames[value],
}))

const isHisToGive: Check<Values> = {
  name: { zh: '委托的权限是本人岗位自有的', en: 'It is his own, by his post' },
  test({ level, code: of }, { teller: { roles }, teller: self }) {
    if (level !== null) {
      return hasLevel(self, level as Level) ? null : { ...refuse('notYoursToGive'), field: 'level' }
    }
    if (of === null) return null
    const transaction = typedTransactions().find(one => one.code === of)
    if (!transaction) return { ...refuse('codeUnknown', { code: of as string }), field: 'code' }
    // Who signs on, and who changes permissions, is nobody else's.
    const isOwn = !/^0[01]/.test(transaction.code) && transaction.who.some(role => roles.includes(role))
    return isOwn ? null : { ...refuse('notYoursToGive'), field: 'code' }
  },
}

/** He is another, is at work here, and lacks what he is given on all of its days. */
const toAnother: Check<Values> = {
  name: { zh: '受托人不是本人，在职，期间尚无此权限', en: 'To another, who works here and has it not' },
  test({ to: value, level, code: of, from, until }, { teller: self }) {
    const to = value as Teller | null
    if (to === null) return null
    if (to.id === self.id) return { ...refuse('ownTeller'), field: 'to' }
    if (to.stopped) return { ...refuse('tellerStopped', { teller: to.id }), field: 'to' }
    const ofPost =
      level === null
        ? typedTransactions().some(({ code: own, who }) => own === of && isOfPost(to, who))
        : hasLevel(to, level as Level)
    const lent = (to.delegated ?? []).some(
      one =>
        one.level === level &&
        one.code === of &&
        one.from <= (until as string) &&
        (from as string) <= one.until,
    )
    return ofPost || lent ? { ...refuse('hasItAlready', { teller: to.id }), field: 'to' } : null
  },
}

const forATime: Check<Values> = {
  name: {
    zh: '起止日有先后，不超过最长天数',
    en: 'From a day to a day, not for longer than the bank allows',
  },
  test({ from, until }, { day: today, parameters }) {
    if (from === null || until === null) return null
    const { delegationDaysMost: most } = parameters.control
    return refuseSpan(from as Day, until as Day, { today, most, tooLong: 'delegationTooLong' })
  },
}

/** Whoever gave it takes it back; so does the director. */
const isHisToRevoke: Check<Values> = {
  name: { zh: '本人委托的，或由网点主任收回', en: 'Given by himself, or revoked by the director' },
  test({ delegation }, { teller: { id, roles } }) {
    const one = delegation as Item<'delegation'> | null
    return one === null || one.by === id || roles.includes('outletDirector')
      ? null
      : { ...refuse('notYoursToGive'), field: 'delegation' }
  },
}

/**
 * Who checks afterwards is given nothing of what he checks, and the supervisor does not direct what he
 * supervises (core/control/duties.ts). Those of the counter are lent a signature for a time: to whoever is
 * a second pair of eyes by his own post and grade.
 */
const staysApart: Check<Values> = {
  name: { zh: '受托人岗位相容、等级足够', en: 'To a post and grade that it goes with' },
  test({ to: value, level }, { teller: { roles } }) {
    const to = value as Teller | null
    if (to === null) return null
    const name = togetherBy(to, level as Level | null, roles)
    if (name) {
      return { ...refuse('dutiesTogether', { teller: to.id, why: pairOf(combinations[name]) }), field: 'to' }
    }
    const isHigh = level === 'supervisor' || level === 'director'
    return isHigh && !hasLevel(to, 'reviewer')
      ? { ...refuse('levelAbovePost', { teller: to.id }), field: 'to' }
      : null
  },
}

function togetherBy(to: Teller, level: Level | null, roles: readonly Role[]): CombinationName | null {
  if (level === 'director' && to.roles.includes('accountingSupervisor')) return 'supervised'
  if (!to.roles.includes('postSupervisor')) return null
  return postsTogether([...to.roles, ...roles])
}

const pairOf = ({ zh, en }: Words): Words => ({ zh, en })

/** What he has by delegation from today on; what has ended is no longer kept. */
const keptOf = ({ delegated }: Teller, desk: Desk): Delegation[] =>
  (delegated ?? []).filter(({ until }) => until >= desk.day)

export const delegate = defineTransaction({
  code: '0108',
  name: { zh: '授权委托', en: 'Delegate authority' },
  purpose: {
    zh: '会计主管、网点主任外出时，把本人的授权级别或某个交易码委托给他人，限定起止日期，另一人授权后生效，到期自动终止，可随时收回。受托人不得为委托人的业务签字；每次使用都记入流水。',
    en: 'A supervisor or director gives another the level at which he signs, or one code, from a day to a day; a second signs. It ends by itself and may be taken back. Nobody signs for what the giver asks; every use is in the journal.',
  },
  who: ['accountingSupervisor', 'outletDirector'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'level', zh: '委托授权级别', en: 'Delegate a level' },
      { value: 'code', zh: '委托交易码', en: 'Delegate a code' },
      { value: 'revoke', zh: '收回委托', en: 'Take back' },
    ]),
    to: onlyWhen(teller({ zh: '受托人', en: 'To' }), 'action', ['level', 'code']),
    level: onlyWhen(choice<Level>({ zh: '授权级别', en: 'Level' }, levels), 'action', ['level']),
    code: onlyWhen(code({ zh: '交易代码', en: 'Code' }), 'action', ['code']),
    from: onlyWhen(day({ zh: '起日', en: 'From' }), 'action', ['level', 'code']),
    until: onlyWhen(day({ zh: '止日', en: 'Until' }), 'action', ['level', 'code']),
    delegation: onlyWhen(item({ zh: '委托编号', en: 'Delegation' }, 'delegation'), 'action', ['revoke']),
    reason: text({ zh: '事由', en: 'Reason' }, { max: 120 }),
  },
  also: ({ delegation }) => [
    'index:openItems/delegation',
    ...(delegation ? [`teller:${delegation.data.to}` as const] : []),
  ],
  checks: [isHisToGive, toAnother, staysApart, forATime, isHisToRevoke],
  authorisation: [{ measure: 'delegated', atLeast: 0n, signatures: [director] }],
  effects({ to, level, code: of, from, until, delegation, reason }, desk) {
    if (delegation) {
      const holder = given(desk.state.get('teller', delegation.data.to), delegation.data.to)
      const kept = keptOf(holder, desk).filter(one => one.item !== delegation.id)
      return [
        moveItem(delegation, 'revoked', { reason }),
        change('teller', holder.id, holder, { delegated: kept }),
      ]
    }
    const receiver = given(to, 'a receiver, who is asked for')
    const [begins, ends] = [given(from, 'a first day'), given(until, 'a last day')]
    const { id, grade } = desk.teller
    const opened = newItemId(desk, 'delegation')
    const one: Delegation = { item: opened, by: id, grade, level, code: of, from: begins, until: ends }
    return [
      openItem({
        kind: 'delegation',
        id: opened,
        state: 'given',
        opened: desk.day,
        by: id,
        until: ends,
        data: { to: receiver.id, level, code: of, from: begins, reason },
      }),
      change('teller', receiver.id, receiver, { delegated: [...keptOf(receiver, desk), one] }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'to', 'level', 'code', 'delegation', 'reason', 'item', 'until', 'from'],
  undoneBy: '0108',
  preview: 'none',
  examples: [
    {
      title: { zh: '主管外出培训，委托综合柜员授权', en: 'The supervisor is away: the chief teller signs' },
      by: '0002',
      fields: {
        action: 'level',
        to: '0003',
        level: 'supervisor',
        from: '2026-03-03',
        until: '2026-03-06',
        reason: '外出培训',
      },
      gives: [
        'new item delegation-20260302-2',
        'set teller 0003 delegated null > [{"by":"0002","code":null,"from":"2026-03-03","grade":6,"item":"delegation-20260302-2","level":"supervisor","until":"2026-03-06"}]',
      ],
    },
    {
      title: { zh: '网点轧账委托综合柜员', en: 'The branch balance is done by another' },
      by: '0002',
      fields: {
        action: 'code',
        to: '0013',
        code: '8004',
        from: '2026-03-02',
        until: '2026-03-02',
        reason: '下午到分行开会',
      },
      gives: [
        'new item delegation-20260302-2',
        'set teller 0013 delegated null > [{"by":"0002","code":"8004","from":"2026-03-02","grade":6,"item":"delegation-20260302-2","level":null,"until":"2026-03-02"}]',
      ],
    },
  ],
})
