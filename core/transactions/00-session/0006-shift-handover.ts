import { chiefTeller, named } from '../../authorise.ts'
import {
  draftFormKeys,
  moveSeal,
  refuseTwoOfThree,
  refuseWholeVault,
  sealKeys,
  sealsToHandOver,
  withoutSeals,
  withSeals,
} from '../../counter/seals.ts'
import { tillInHand } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { teller } from '../../fields/teller.ts'
import type { Values } from '../../fields/field.ts'
import { change } from '../../ledger/build.ts'
import { MAIN_TILL, type Teller } from '../../ledger/entities.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const tillIsBalanced: Check<Values> = {
  name: { zh: '本人尾箱已正式轧账', en: 'One’s till is finally balanced' },
  test: (_values, { till }) => (till?.state === 'balanced' ? null : refuse('tillNotBalanced')),
}

const receiverIsFree: Check<Values> = {
  name: { zh: '接班人已签到且无尾箱', en: 'The receiver is on duty without a till' },
  test({ receiver }, desk) {
    const { id, duty, till, roles } = receiver as Teller
    if (duty !== 'on') return refuse('receiverNotOnDuty', { teller: id })
    if (!counter.some(role => roles.includes(role))) return refuse('receiverMayNot', { teller: id })
    if (desk.till?.no === MAIN_TILL && !roles.includes('chiefTeller')) return refuse('mainTillChiefOnly')
    return till === null ? null : refuse('receiverHasTill', { teller: id, till })
  },
}

const impressionsAgree: Check<Values> = {
  name: { zh: '印章与留存印模一致', en: 'The seals print what the register shows' },
  test: ({ compared }) =>
    compared === 'same' ? null : { ...refuse('impressionDiffers'), field: 'compared' },
}

const handsAreSeparate: Check<Values> = {
  name: { zh: '印、押、证三分管', en: 'Draft seal, test key and forms in three hands' },
  test({ receiver }, desk) {
    const { id, seals } = receiver as Teller
    const till = desk.till?.no ?? null
    const all = [...seals, ...sealsToHandOver(desk.teller)]
    return refuseWholeVault(id, all) ?? refuseTwoOfThree(desk, { teller: id, seals: all, till })
  },
}

export const shiftHandover = defineTransaction({
  code: '0006',
  name: { zh: '交接班', en: 'Shift handover' },
  purpose: {
    zh: '把尾箱连同现金、凭证、业务印章一次交给接班人，核对印模，由综合柜员监交，三人签字。交出人先正式轧账；个人名章自留。',
    en: 'Hands the till with its cash, vouchers and seals to the next teller under the chief teller’s eye. Balance first; one’s name seal stays.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    receiver: teller({ zh: '接班柜员', en: 'Receiver' }),
    compared: choice({ zh: '核对印模', en: 'Impressions' }, [
      { value: 'same', zh: '一致', en: 'The same' },
      { value: 'differs', zh: '不一致', en: 'Differ' },
    ]),
  },
  also: (_values, desk) => [
    ...sealKeys(sealsToHandOver(desk.teller)),
    ...draftFormKeys(desk, desk.teller.till),
  ],
  checks: [tillIsBalanced, receiverIsFree, impressionsAgree, handsAreSeparate],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [named('receiver'), chiefTeller] }],
  effects({ receiver }, desk) {
    const till = tillInHand(desk)
    const { teller } = desk
    const seals = sealsToHandOver(teller)
    const handed = seals.map(no => given(desk.state.get('seal', no), no))
    return [
      change('till', till.no, till, { state: 'inUse', teller: receiver.id }),
      change('teller', teller.id, teller, {
        till: null,
        seals: withoutSeals(teller, seals),
        sealsAway: false,
      }),
      change('teller', receiver.id, receiver, {
        till: till.no,
        seals: withSeals(receiver, seals),
        sealsAway: false,
      }),
      ...handed.map(seal => moveSeal(desk, seal, { holder: receiver.id })),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['receiver', 'compared'],
  undoneBy: '0006',
  preview: 'entries',
  examples: [
    {
      title: { zh: '中午交班', en: 'At noon' },
      by: '0012',
      fields: { receiver: '0013', compared: 'same' },
      gives: [
        'set till 02 state balanced > inUse, teller 0012 > 0013',
        'set teller 0012 till 02 > null, seals ["CX0012","JB0012","JS0012","SL0012","XF0012","XS0012","YW0012","ZQ0012"] > [], sealsAway false > false',
        'set teller 0013 till null > 02, seals [] > ["CX0012","JB0012","JS0012","SL0012","XF0012","XS0012","YW0012","ZQ0012"], sealsAway false > false',
        'set seal CX0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal JB0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal JS0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal SL0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal XF0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal XS0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal YW0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
        'set seal ZQ0012 holder 0012 > 0013, since 2026-03-02 > 2026-03-02',
      ],
    },
  ],
})
