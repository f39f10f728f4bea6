import { chiefTeller } from '../../authorise.ts'
import { cashAccountOf } from '../../ledger/build.ts'
import { optional, type Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { till } from '../../fields/till.ts'
import { change } from '../../ledger/build.ts'
import { MAIN_TILL, type Till } from '../../ledger/entities.ts'
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

export const takeTill = defineTransaction({
  code: '1001',
  name: { zh: '尾箱领用', en: 'Take a till' },
  purpose: {
    zh: '早上双人开箱：核对封签号与昨晚登记一致后领用尾箱。正式轧账后还要办业务，也用它重新启用。',
    en: 'Opens a till with two people in the morning; its seal must be the one registered. Reopens a balanced till too.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    till: till({ zh: '尾箱号', en: 'Till' }),
    seal: optional(text({ zh: '封签号', en: 'Seal number' }, { max: 20 })),
  },
  also: ({ till }) => [`account:${cashAccountOf(till.no)}`, `purse:till:${till.no}`],
  checks: [mayTake],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [chiefTeller] }],
  effects({ till }, { teller }) {
    const taken = change('till', till.no, till, {
      state: 'inUse',
      teller: teller.id,
      seal: null,
      sealedBy: [],
    })
    return teller.till === till.no ? [taken] : [taken, change('teller', teller.id, teller, { till: till.no })]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['till', 'seal'],
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
