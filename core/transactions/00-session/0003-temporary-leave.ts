import { change } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import { defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

export const temporaryLeave = defineTransaction({
  code: '0003',
  name: { zh: '临时离柜与恢复', en: 'Temporary leave and return' },
  purpose: {
    zh: '离开柜台时锁屏、收好现金凭证印章；回来再做一次即恢复。未完成的表单保留。',
    en: 'Locks the screen while cash, vouchers and seals are put away; once more to return. An unfinished form stays.',
  },
  who: everyone,
  duty: ['on', 'away'],
  branch: ['open', 'balanced'],
  seal: null,
  fields: {},
  also: none,
  checks: [],
  authorisation: [],
  effects(_values, { teller, till }) {
    const leaving = teller.duty === 'on'
    const effects: EffectDraft[] = [change('teller', teller.id, teller, { duty: leaving ? 'away' : 'on' })]
    if (till?.state === 'inUse' || till?.state === 'away') {
      effects.push(change('till', till.no, till, { state: leaving ? 'away' : 'inUse' }))
    }
    return effects
  },
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: '0003',
  preview: 'none',
  examples: [
    {
      title: { zh: '带箱离柜', en: 'With a till' },
      by: '0011',
      fields: {},
      gives: ['set teller 0011 duty on > away', 'set till 01 state inUse > away'],
    },
  ],
})
