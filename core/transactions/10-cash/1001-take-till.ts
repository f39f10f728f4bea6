import { chiefTeller, supervisor } from '../../authorise.ts'
import { vaultByTwo, vaultKeys } from '../../checks/vault.ts'
import { draftFormKeys, refuseSealCount, refuseTwoOfThree } from '../../counter/seals.ts'
import { nextOpenDay } from '../../day/calendar.ts'
import { cashAccountOf } from '../../ledger/build.ts'
import { optional, type Values } from '../../fields/field.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { till } from '../../fields/till.ts'
import { change } from '../../ledger/build.ts'
import { MAIN_TILL, type Till } from '../../ledger/entities.ts'
import { yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const mayTake: Check<Values> = {
  name: { zh: '尾箱可领、封签完好', en: 'The till is free and its seal unbroken' },
  test({ till: value, seal }, { teller }) {
    const till = value as Till
    const own = till.state === 'balanced' && till.teller === teller.id
    if (teller.till !== null && !own) return refuse('tillAlreadyHeld', { till: teller.till })
    if (!own && till.state !== 'sealed')
      return refuse('tillTaken', { till: till.no, teller: till.teller ?? '' })
    if (till.no === MAIN_TILL && !teller.roles.includes('chiefTeller')) return refuse('mainTillChiefOnly')
    if (till.seal === null || till.seal === seal) return null
    return { ...refuse(seal === null ? 'sealMissing' : 'sealDiffers', { till: till.no }), field: 'seal' }
  },
}

/** Where the bank asks for it, a till goes to other hands every day (rules.md §3.2); the vault does not. */
const goesRound: Check<Values> = {
  name: {
    zh: '参数要求时：不连续两日领用同一尾箱',
    en: 'Where the bank asks for it: not the same till twice',
  },
  test({ till: value }, { teller, day, parameters }) {
    const { no, used } = value as Till
    if (parameters.custody.crossDrawing !== 1 || no === MAIN_TILL || used?.teller !== teller.id) return null
    const wasYesterday = used.day < day && nextOpenDay(used.day, parameters.closedDays) >= day
    return wasYesterday ? { ...refuse('tillTwiceRunning', { till: no }), field: 'till' } : null
  },
}

/** What was locked away in the evening is there in the morning. */
const sealsAreThere: Check<Values> = {
  name: { zh: '收存的印章清点无缺', en: 'The seals that were locked away are all there' },
  test: ({ seals }, { teller }) =>
    teller.sealsAway ? refuseSealCount(teller, seals as number | null) : null,
}

const handsAreSeparate: Check<Values> = {
  name: { zh: '印、押、证三分管', en: 'Draft seal, test key and forms in three hands' },
  test({ till }, desk) {
    const { id, seals } = desk.teller
    return refuseTwoOfThree(desk, { teller: id, seals, till: (till as Till).no })
  },
}

export const takeTill = defineTransaction({
  code: '1001',
  name: { zh: '尾箱领用', en: 'Take a till' },
  purpose: {
    zh: '早上双人开箱：核对封签号与昨晚登记一致，清点收存的印章，然后领用尾箱；主尾箱须库房钥匙、密码两位保管人同开。正式轧账后还要办业务，也用它重新启用。',
    en: 'Opens a till with two people in the morning: its seal is the one registered, the seals in it are counted; the main till takes the holders of the vault’s key and combination. Reopens a balanced till too.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    till: till({ zh: '尾箱号', en: 'Till' }),
    seal: optional(text({ zh: '封签号', en: 'Seal number' }, { max: 20 })),
    seals: optional(
      number({ zh: '清点印章（收存过的）', en: 'Seals counted (where locked away)' }, { min: 0, max: 99 }),
    ),
  },
  also: ({ till }, desk) => [
    `account:${cashAccountOf(till.no)}`,
    `purse:till:${till.no}`,
    ...draftFormKeys(desk, till.no),
    ...vaultKeys(till.no, desk),
  ],
  checks: [mayTake, goesRound, sealsAreThere, handsAreSeparate, vaultByTwo],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [chiefTeller] },
    { measure: 'tillKept', atLeast: yuan(50_000), signatures: [supervisor] },
  ],
  effects({ till }, { teller }) {
    const taken = change('till', till.no, till, {
      state: 'inUse',
      teller: teller.id,
      seal: null,
      sealedBy: [],
      ...(till.returned ? { returned: null } : {}),
    })
    const hands = {
      ...(teller.till === till.no ? {} : { till: till.no }),
      ...(teller.sealsAway ? { sealsAway: false } : {}),
    }
    return Object.keys(hands).length === 0 ? [taken] : [taken, change('teller', teller.id, teller, hands)]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['till', 'seal', 'seals'],
  undoneBy: '1002',
  preview: 'entries',
  examples: [
    {
      title: { zh: '领用三号箱', en: 'Till 03' },
      by: '0013',
      fields: { till: '3', seal: 'S0303' },
      gives: [
        'set till 03 state sealed > inUse, teller null > 0013, seal S0303 > null, sealedBy ["0013","0003"] > []',
        'set teller 0013 till null > 03',
      ],
    },
  ],
})
