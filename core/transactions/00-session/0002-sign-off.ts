import type { Values } from '../../fields/field.ts'
import { change } from '../../ledger/build.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const tillReturned: Check<Values> = {
  name: { zh: '尾箱已封箱上缴', en: 'The till is sealed and returned' },
  test: (_values, { teller }) =>
    teller.till === null ? null : refuse('tillStillHeld', { till: teller.till }),
}

export const signOff = defineTransaction({
  code: '0002',
  name: { zh: '柜员签退', en: 'Sign off' },
  purpose: {
    zh: '当天下岗。须先正式轧账（8003）并封箱上缴（1002）。',
    en: 'Ends the duty of the day, after the final balance (8003) and the return of the till (1002).',
  },
  who: everyone,
  duty: ['on', 'away'],
  branch: ['open', 'balanced'],
  seal: null,
  fields: {},
  also: none,
  checks: [tillReturned],
  authorisation: [],
  effects: (_values, { teller }) => [change('teller', teller.id, teller, { duty: 'off', terminal: null })],
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '下班签退', en: 'In the evening' },
      by: '0013',
      fields: {},
      gives: ['set teller 0013 duty on > off, terminal T0013 > null'],
    },
  ],
})
