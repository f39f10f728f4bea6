import { supervisor } from '../../authorise.ts'
import { itsEvening } from '../../checks/day.ts'
import {
  accrualsOf,
  eveningChoices,
  eveningEffects,
  eveningKeys,
  eveningOf,
  type EveningRun,
  settledByHand,
} from '../../day/evening.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import { earnerName } from '../../interest/earning.ts'
import { displayMoney } from '../../money.ts'
import { isRefusal, refuse } from '../../refusals.ts'
import { sum } from '../../std.ts'
import { accruedInMarch } from '../../practice/accruedInMarch.ts'
import { defineTransaction, type Explanation, none } from '../define.ts'

export const interestRun = defineTransaction({
  code: '8006',
  name: { zh: '计提、结息与年终结转', en: 'Accrual, settlement, year end' },
  purpose: {
    zh: '网点轧平后、日终前：月末按累计应计计提利息支出；结息日按当日利率结清活期积数，次日起息；年末把全部损益转入本年利润。一次结息最多五百户，余下的再做一次。没有手工办理的由日终（8097）自动办理。',
    en: 'After the branch is balanced, before the day end: accrues interest at a month’s end, settles demand products at the rate of the settlement day with value on the next, closes profit and loss at the end of the year. Five hundred accounts at a time. What nobody does by hand the night does (8097).',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: [],
  branch: ['balanced'],
  seal: null,
  fields: {
    kind: choice({ zh: '办理', en: 'What' }, eveningChoices),
  },
  also: ({ kind }, desk) => eveningKeys(kind, desk),
  checks: [itsEvening],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ kind }, desk) {
    const effects = eveningEffects(kind, desk)
    return !isRefusal(effects) && effects.length === 0 ? refuse('nothingToBook') : effects
  },
  expand: none,
  explain: ({ kind }, desk) => (eveningOf(kind, desk) === null ? [] : explanationOf(kind, desk)),
  view: null,
  receipt: ['kind', 'interest'],
  undoneBy: '8502',
  preview: 'entries',
  examples: [
    {
      title: { zh: '三月末计提', en: 'The end of March' },
      by: '0003',
      at: 'monthEnd',
      fields: { kind: 'accrue' },
      gives: accruedInMarch,
    },
  ],
})

function explanationOf(kind: EveningRun, desk: Desk): Explanation[] {
  if (kind === 'yearEnd') return []
  if (kind === 'accrue') {
    return accrualsOf(desk).map(({ product, accounts, total, before }) => ({
      label: earnerName(product),
      text: `${accounts}: ${displayMoney(total)} − ${displayMoney(before)} = ${displayMoney(total - before)}`,
    }))
  }
  const { settled, left } = settledByHand(desk)
  return [
    { label: { zh: '户数', en: 'Accounts' }, text: String(settled.length) },
    {
      label: { zh: '利息', en: 'Interest' },
      text: displayMoney(sum(settled.map(({ interest }) => interest))),
    },
    { label: { zh: '利息税', en: 'Tax' }, text: displayMoney(sum(settled.map(({ tax }) => tax))) },
    {
      label: { zh: '透支利息', en: 'Owed on overdrafts' },
      text: displayMoney(sum(settled.map(({ owed }) => owed ?? 0n))),
    },
    { label: { zh: '尚余户数', en: 'Still to settle' }, text: String(left) },
  ]
}
