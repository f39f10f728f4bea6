/**
 * A seal's whole life under one code: registered with its impression, taken, handed over, given back,
 * stopped, lost, destroyed. Whatever is done takes three people: who does it, a second person who is named —
 * the receiver, where it changes hands — and the supervisor (rules.md §4.3).
 */
import { named, supervisor } from '../../authorise.ts'
import {
  draftFormKeys,
  moveSeal,
  refuseTwoOfThree,
  refuseWholeVault,
  withoutSeals,
  withSeals,
} from '../../counter/seals.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { image, SAMPLE_PICTURE } from '../../fields/image.ts'
import { type NumberedSeal, seal } from '../../fields/seal.ts'
import { teller } from '../../fields/teller.ts'
import { text } from '../../fields/text.ts'
import { change, create } from '../../ledger/build.ts'
import type { Seal, SealState, Teller } from '../../ledger/entities.ts'
import { type Refusal, refuse } from '../../refusals.ts'
import { isForVault, isPersonal, type SealKindRow, sealKindOf, sealKinds, sealStates } from '../../seals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counterAndBack } from '../roles.ts'

type Action = 'take' | 'handOver' | 'return' | 'register' | 'stop' | 'lost' | 'handUp' | 'destroy'

/** The states in which each can be done. */
const from: Readonly<Record<Exclude<Action, 'register'>, readonly SealState[]>> = {
  take: ['kept'],
  handOver: ['inUse'],
  return: ['inUse'],
  stop: ['kept', 'inUse'],
  lost: ['kept', 'inUse', 'stopped'],
  handUp: ['stopped'],
  destroy: ['stopped'],
}

const isInItsState: Check<Values> = {
  name: { zh: '印章状态许可，新号从未用过', en: 'The seal’s state allows it; a new number was never used' },
  test({ action: chosen, seal: value }) {
    const action = chosen as Action
    const { no, record } = value as NumberedSeal
    const refusal = () => {
      if (action === 'register') return record ? refuse('sealNumberUsed', { seal: no }) : null
      if (!record) return refuse('sealUnknown', { seal: no })
      return from[action].includes(record.state)
        ? null
        : refuse('sealStateWrong', { seal: no, state: sealStates[record.state] })
    }
    const found = refusal()
    return found && { ...found, field: 'seal' }
  },
}

/** Who holds it acts; only those in charge report what is in another's hands. */
const isInHisHands: Check<Values> = {
  name: {
    zh: '本人保管，或主管停用、挂失',
    en: 'In one’s own hands; those in charge may stop any or report it',
  },
  test({ action, seal: value }, { teller }) {
    const { record } = value as NumberedSeal
    if (record?.state !== 'inUse' || record.holder === teller.id) return null
    const inCharge = teller.roles.some(role => role === 'accountingSupervisor' || role === 'chiefTeller')
    const ends = action === 'stop' || action === 'lost'
    return inCharge && ends ? null : { ...refuse('sealOfOther', { seal: record.no }), field: 'seal' }
  },
}

const impressionAgrees: Check<Values> = {
  name: { zh: '留存印模，当面核对一致', en: 'An impression is in the register and was compared' },
  test({ action, seal: value, compared, impression }) {
    const { no, record } = value as NumberedSeal
    if (compared === 'differs') return { ...refuse('impressionDiffers'), field: 'compared' }
    const wanted = action === 'register' || action === 'take' || action === 'handOver'
    const there = isForVault(no) || impression !== null || (record?.impression ?? null) !== null
    return wanted && !there ? { ...refuse('impressionMissing', { seal: no }), field: 'impression' } : null
  },
}

/** Whose hands it is in afterwards; null for nobody's. */
function taker({ action, other }: Values, { teller }: Desk): Teller | null {
  if (action === 'take') return teller
  return action === 'handOver' ? (other as Teller) : null
}

/** Who takes one is at work, and his post has seals of the kind. */
function refuseTaker({ id, duty, roles }: Teller, no: string): Refusal | null {
  if (duty !== 'on') return { ...refuse('receiverNotOnDuty', { teller: id }), field: 'other' }
  const kind = given(sealKindOf(no), 'a number that was read')
  const row: SealKindRow = sealKinds[kind]
  const posts = row.hands ?? row.posts
  if (posts.length === 0 || posts.some(role => roles.includes(role))) return null
  return { ...refuse('sealNotForPost', { seal: sealKinds[kind].name, teller: id }), field: 'seal' }
}

const areTwo: Check<Values> = {
  name: { zh: '会同人不是本人', en: 'The second person is another' },
  test: ({ other }, { teller }) =>
    (other as Teller).id === teller.id ? { ...refuse('makerIsChecker'), field: 'other' } : null,
}

const mayHoldIt: Check<Values> = {
  name: {
    zh: '个人名章不交他人；印、押、证三分管；库房钥匙、密码分管',
    en: 'A name seal is its owner’s; seal, key and form apart; so are key and combination',
  },
  test(values, desk) {
    const to = taker(values, desk)
    const { no } = values.seal as NumberedSeal
    if (!to) return null
    const mayNot = refuseTaker(to, no)
    if (mayNot) return mayNot
    if (isPersonal(no) && no.slice(2) !== to.id)
      return { ...refuse('sealPersonal', { seal: no }), field: 'seal' }
    const seals = [...to.seals, no]
    return refuseWholeVault(to.id, seals) ?? refuseTwoOfThree(desk, { teller: to.id, seals, till: to.till })
  },
}

function registered(desk: Desk, no: string, impression: string | null): Seal {
  const kind = given(sealKindOf(no), 'a number that was read')
  return { no, kind, impression, holder: null, state: 'kept', registered: desk.day, since: desk.day }
}

const ends: Readonly<Partial<Record<Action, SealState>>> = {
  return: 'kept',
  stop: 'stopped',
  lost: 'lost',
  handUp: 'handedUp',
  destroy: 'destroyed',
}

export const seals = defineTransaction({
  code: '2101',
  name: { zh: '印章领用交接停用销毁', en: 'Seals: take, hand over, stop, destroy' },
  purpose: {
    zh: '印章、编押器、库房钥匙和密码的入库、领用、交接、交回、停用、挂失、上缴和销毁。当面核对印模，三人签字；遗失立即挂失并通报，号码永不再用；停用的限期上缴。',
    en: 'Registers, takes, hands over, returns, stops, reports lost, hands up or destroys a seal, the test key, the vault’s key and combination: three sign, the impression is compared.',
  },
  who: [...counterAndBack, 'accountingSupervisor'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    action: choice<Action>({ zh: '办理', en: 'Action' }, [
      { value: 'take', zh: '领用', en: 'Take' },
      { value: 'handOver', zh: '交接', en: 'Hand over' },
      { value: 'return', zh: '交回', en: 'Return' },
      { value: 'register', zh: '新章入库', en: 'Register' },
      { value: 'stop', zh: '停用', en: 'Stop' },
      { value: 'lost', zh: '挂失', en: 'Report lost' },
      { value: 'destroy', zh: '销毁', en: 'Destroy' },
      { value: 'handUp', zh: '上缴', en: 'Hand up' },
    ]),
    seal: seal({ zh: '印章号', en: 'Seal' }),
    other: teller({ zh: '接收人或会同人', en: 'Receiver or second person' }),
    compared: onlyWhen(
      choice({ zh: '核对印模', en: 'Impression' }, [
        { value: 'same', zh: '一致', en: 'The same' },
        { value: 'differs', zh: '不一致', en: 'Differs' },
      ]),
      'action',
      ['take', 'handOver', 'return'],
    ),
    impression: onlyWhen(
      optional(image({ zh: '印模图片（未留存时）', en: 'Impression (where none is kept)' })),
      'action',
      ['take', 'handOver', 'register'],
    ),
    reason: onlyWhen(text({ zh: '事由', en: 'Reason' }, { max: 60 }), 'action', [
      'stop',
      'lost',
      'destroy',
      'handUp',
    ]),
    notice: onlyWhen(text({ zh: '通报情况', en: 'Who was told' }, { max: 80 }), 'action', ['lost']),
  },
  also: ({ seal, other }, desk) => [
    ...(seal.record?.holder ? ([`teller:${seal.record.holder}`] as const) : []),
    ...draftFormKeys(desk, desk.teller.till),
    ...draftFormKeys(desk, other.till),
  ],
  checks: [areTwo, isInItsState, isInHisHands, impressionAgrees, mayHoldIt],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [named('other'), supervisor] }],
  effects(values, desk) {
    const { action, seal, impression } = values
    if (!seal.record) return [create('seal', seal.no, registered(desk, seal.no, impression))]
    const { no, holder } = seal.record
    const to = taker(values, desk)
    const state = ends[action] ?? 'inUse'
    const deposited = impression === null ? {} : { impression }
    const giver = holder === null ? null : given(desk.state.get('teller', holder), holder)
    return [
      moveSeal(desk, seal.record, { state, holder: to?.id ?? null, ...deposited }),
      ...(giver ? [change('teller', giver.id, giver, { seals: withoutSeals(giver, [no]) })] : []),
      ...(to ? [change('teller', to.id, to, { seals: withSeals(to, [no]) })] : []),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['action', 'seal', 'other', 'compared', 'reason', 'notice'],
  undoneBy: '2101',
  preview: 'entries',
  examples: [
    {
      title: { zh: '领用储蓄专用章', en: 'A savings seal is taken' },
      by: '0011',
      fields: { action: 'take', seal: 'CX0099', other: '0013', compared: 'same' },
      gives: [
        'set seal CX0099 state kept > inUse, holder null > 0011, since 2026-03-02 > 2026-03-02',
        'set teller 0011 seals [] > ["CX0099"]',
      ],
    },
    {
      title: { zh: '交接给同事', en: 'Handed to a colleague' },
      by: '0012',
      fields: {
        action: 'handOver',
        seal: 'YW0012',
        other: '0013',
        compared: 'same',
        impression: SAMPLE_PICTURE,
      },
      gives: [
        'set seal YW0012 state inUse > inUse, holder 0012 > 0013, impression null > picture, since 2026-03-02 > 2026-03-02',
        'set teller 0012 seals ["YW0012"] > []',
        'set teller 0013 seals [] > ["YW0012"]',
      ],
    },
    {
      title: { zh: '遗失', en: 'Lost' },
      by: '0011',
      fields: {
        action: 'lost',
        seal: 'XF0011',
        other: '0013',
        reason: '营业终了清点时未见',
        notice: '已报上级行、登报声明',
      },
      gives: [
        'set seal XF0011 state inUse > lost, holder 0011 > null, since 2026-03-02 > 2026-03-02',
        'set teller 0011 seals ["XF0011"] > []',
      ],
    },
  ],
})
