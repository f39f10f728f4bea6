import { chiefTeller, supervisor } from '../../authorise.ts'
import { vaultByTwo, vaultKeys } from '../../checks/vault.ts'
import { tillInHand } from '../../desk.ts'
import type { Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { change } from '../../ledger/build.ts'
import { yuan } from '../../money.ts'
import { refuse } from '../../refusals.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { counter } from '../roles.ts'

const tillIsBalanced: Check<Values> = {
  name: { zh: '本人尾箱已正式轧账', en: 'One’s till is finally balanced' },
  test: (_values, { till }) => (till?.state === 'balanced' ? null : refuse('tillNotBalanced')),
}

export const returnTill = defineTransaction({
  code: '1002',
  name: { zh: '尾箱封箱上缴', en: 'Seal and return a till' },
  purpose: {
    zh: '正式轧账后双人封箱入库，登记封签号；超过过夜限额须主管同意。',
    en: 'Seals a balanced till with two people and returns it; above the overnight limit the supervisor agrees.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: { seal: text({ zh: '封签号', en: 'Seal number' }, { max: 20 }) },
  also: (_values, desk) => vaultKeys(desk.teller.till, desk),
  checks: [tillIsBalanced, vaultByTwo],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [chiefTeller] },
    { measure: 'tillKept', atLeast: yuan(50_000), signatures: [supervisor] },
  ],
  effects({ seal }, desk) {
    const till = tillInHand(desk)
    const used = { day: desk.day, teller: desk.teller.id }
    const sealedBy = [desk.teller.id, ...desk.signed.map(signature => signature.teller)]
    return [
      change('till', till.no, till, { state: 'sealed', teller: null, seal, sealedBy, used }),
      change('teller', desk.teller.id, desk.teller, { till: null }),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['seal'],
  undoneBy: '1001',
  preview: 'entries',
  examples: [
    {
      title: { zh: '封箱', en: 'Seal' },
      by: '0012',
      fields: { seal: 'S0214' },
      gives: [
        'set till 02 state balanced > sealed, teller 0012 > null, seal null > S0214, sealedBy [] > ["0012"], used null > {"day":"2026-03-02","teller":"0012"}',
        'set teller 0012 till 02 > null',
      ],
    },
  ],
})
