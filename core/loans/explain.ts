/** How the figures of a loan came about, in rows that anybody can add up again (F44). */
import { explainSegments } from '../interest/explain.ts'
import type { Segment } from '../interest/segments.ts'
import { displayMoney } from '../money.ts'
import { sum } from '../std.ts'
import type { Explanation } from '../transactions/define.ts'
import { exactFen, exactOf, type LoanOn, unpaidOf } from './debt.ts'
import { methodNames, planRows } from './plan.ts'
import type { Paid } from './repay.ts'
import type { Counted, LoanTerms, LoanPlan } from './terms.ts'

const row = (zh: string, en: string, text: string): Explanation => ({ label: { zh, en }, text })

/** The first rows of a schedule, and what it comes to. */
const SHOWN = 12

export function explainPlan(terms: LoanTerms & { readonly plan: LoanPlan }): Explanation[] {
  const rows = planRows({ terms, plan: terms.plan })
  const shown = rows.slice(0, SHOWN).map(({ number, day, principal, interest, balance }) => {
    const parts = `${displayMoney(principal)} + ${displayMoney(interest)} = ${displayMoney(principal + interest)}`
    return row(`第 ${number} 期 ${day}`, `No. ${number}, ${day}`, `${parts}（${displayMoney(balance)}）`)
  })
  const more = rows.length - shown.length
  return [
    { label: { zh: '还款方式', en: 'Repaid' }, text: methodNames[terms.plan.method].zh },
    ...shown,
    ...(more > 0 ? [row('其余期数', 'More instalments', String(more))] : []),
    row('利息合计', 'Interest', displayMoney(sum(rows.map(({ interest }) => interest)))),
  ]
}

/** What is owed on a day, kind by kind. */
export function explainOwed({ loan, owed, penalty, compound, accruing }: LoanOn): Explanation[] {
  const { debt } = loan
  return [
    row('未到期本金', 'Principal not yet due', displayMoney(owed.notDue)),
    ...debt.lines.map(line =>
      row(
        `第 ${line.number} 期 ${line.day} 欠本息`,
        `No. ${line.number}, ${line.day}: principal and interest unpaid`,
        `${displayMoney(line.principal)} + ${displayMoney(line.interest)}`,
      ),
    ),
    ...explainCounted(debt.penalty, penalty, '罚息', 'Penalty interest'),
    ...explainCounted(debt.compound, compound, '复利', 'Compound interest'),
    ...(accruing.length === 0
      ? []
      : explainSegments({ segments: accruing, interest: owed.accrued, tax: 0n }).map(one =>
          one.label.en === 'Interest' ? row('未到期利息', 'Interest not yet due', one.text) : one,
        )),
  ]
}

/** What was counted before, what has been since, and what of both was paid: rounded once. */
function explainCounted(all: Counted, since: readonly Segment[], zh: string, en: string): Explanation[] {
  if (all.exact === 0n) return []
  const before = all.exact - exactOf(since)
  const segments = explainSegments({ segments: since, interest: 0n, tax: 0n }).slice(0, -1)
  return [
    ...(before === 0n ? [] : [row(`以前累计${zh}`, `${en} counted before`, exactFen(before))]),
    ...segments,
    ...(all.paid === 0n ? [] : [row(`已付${zh}`, `${en} paid`, displayMoney(-all.paid))]),
    row(`${zh}合计`, `${en} unpaid`, displayMoney(unpaidOf(all))),
  ]
}

export const explainPaid = (paid: Paid): Explanation[] =>
  [
    row('归还复利', 'To compound interest', displayMoney(paid.compound)),
    row('归还罚息', 'To penalty interest', displayMoney(paid.penalty)),
    row('归还利息', 'To interest', displayMoney(paid.interest)),
    row('归还本金', 'To principal', displayMoney(paid.principal)),
  ].filter(({ text }) => text !== displayMoney(0n))
