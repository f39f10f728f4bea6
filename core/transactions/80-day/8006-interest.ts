import { supervisor } from '../../authorise.ts'
import {
  accrualEffects,
  accruals,
  eveningOf,
  interestKeys,
  SETTLED_AT_ONCE,
  settledOn,
  settlementEffects,
} from '../../day/interestRun.ts'
import { profitEffects, profitKeys } from '../../day/yearEnd.ts'
import type { Desk } from '../../desk.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { displayMoney } from '../../money.ts'
import { products } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { given, sum } from '../../std.ts'
import { type Check, defineTransaction, type Explanation } from '../define.ts'
import { none } from '../define.ts'

type Kind = 'accrue' | 'settle' | 'yearEnd'

const itsEvening: Check<Values> = {
  name: { zh: '当晚是月末、结息日或年末', en: 'The evening of the month, the quarter or the year' },
  test({ kind }, desk) {
    const names = {
      accrue: ['月末', 'a month'],
      settle: ['结息日', 'a settlement'],
      yearEnd: ['年末', 'a year'],
    }
    const [zh = '', en = ''] = names[kind as Kind]
    return eveningOf(kind as Kind, desk) === null
      ? { ...refuse('notItsEvening', { what: { zh, en } }), field: 'kind' }
      : null
  },
}

/** The accounts of this row, and how many are left for the next. */
function settlement(desk: Desk) {
  const day = given(eveningOf('settle', desk), 'the evening has been checked')
  const due = settledOn(day, desk)
  const settled = due.slice(0, SETTLED_AT_ONCE)
  return { day, settled, left: due.length - settled.length }
}

export const interestRun = defineTransaction({
  code: '8006',
  name: { zh: '计提、结息与年终结转', en: 'Accrual, settlement, year end' },
  purpose: {
    zh: '网点轧平后、日终前：月末按累计应计计提利息支出；结息日按当日利率结清活期积数，次日起息；年末把全部损益转入本年利润。一次结息最多五百户，余下的再做一次。',
    en: 'After the branch is balanced, before the day end: accrues interest at a month’s end, settles demand products at the rate of the settlement day with value on the next, closes profit and loss at the end of the year. Five hundred accounts at a time.',
  },
  who: ['chiefTeller', 'accountingSupervisor'],
  duty: [],
  branch: ['balanced'],
  seal: null,
  fields: {
    kind: choice<Kind>({ zh: '办理', en: 'What' }, [
      { value: 'accrue', zh: '月末计提', en: 'Accrue' },
      { value: 'settle', zh: '季度结息', en: 'Settle' },
      { value: 'yearEnd', zh: '年终结转', en: 'Close the year' },
    ]),
  },
  also: ({ kind }, desk) => (kind === 'yearEnd' ? profitKeys(desk) : interestKeys(desk)),
  checks: [itsEvening],
  authorisation: [{ measure: 'always', atLeast: 0n, signatures: [supervisor] }],
  effects({ kind }, desk) {
    const effects = effectsOf(kind, desk)
    return effects.length === 0 ? refuse('nothingToBook') : effects
  },
  expand: none,
  explain: ({ kind }, desk) => (eveningOf(kind, desk) === null ? [] : explanationOf(kind, desk)),
  view: null,
  receipt: ['kind', 'interest'],
  undoneBy: '8502',
  preview: 'entries',
  examples: [],
})

function effectsOf(kind: Kind, desk: Desk) {
  if (kind === 'yearEnd') return profitEffects(desk)
  if (kind === 'accrue') return accrualEffects(accruals(given(eveningOf(kind, desk), 'its evening'), desk))
  const { day, settled, left } = settlement(desk)
  return settlementEffects(settled, left, day, desk)
}

function explanationOf(kind: Kind, desk: Desk): Explanation[] {
  if (kind === 'yearEnd') return []
  if (kind === 'accrue') {
    const month = given(eveningOf(kind, desk), 'its evening')
    return accruals(month, desk).map(({ product, accounts, total, before }) => ({
      label: products[product].name,
      text: `${accounts}: ${displayMoney(total)} − ${displayMoney(before)} = ${displayMoney(total - before)}`,
    }))
  }
  const { settled, left } = settlement(desk)
  return [
    { label: { zh: '户数', en: 'Accounts' }, text: String(settled.length) },
    {
      label: { zh: '利息', en: 'Interest' },
      text: displayMoney(sum(settled.map(({ interest }) => interest))),
    },
    { label: { zh: '利息税', en: 'Tax' }, text: displayMoney(sum(settled.map(({ tax }) => tax))) },
    { label: { zh: '尚余户数', en: 'Still to settle' }, text: String(left) },
  ]
}
