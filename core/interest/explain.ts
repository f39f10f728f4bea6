/** The interest sheet: base × rate × time of every segment, and the one rounding at the end (F44). */
import { displayMoney } from '../money.ts'
import type { Account } from '../ledger/entities.ts'
import type { Day } from '../dates.ts'
import { printRate } from '../fields/rate.ts'
import type { Explanation } from '../transactions/define.ts'
import type { Words } from '../words.ts'
import { overdraftSegments } from './overdraft.ts'
import { exactInterest, interestOf, type Segment } from './segments.ts'

export function explainSegments(
  due: {
    readonly segments: readonly Segment[]
    readonly interest: bigint
    readonly tax: bigint
    /** Of what was earned, paid before. */
    readonly before?: bigint
  },
  whole: Words = { zh: '利息合计', en: 'Interest' },
): Explanation[] {
  const rows = due.segments.map(segment => ({ label: segment.label, text: explainSegment(segment) }))
  const before = due.before ?? 0n
  const paid = [
    { label: { zh: '应计利息', en: 'Earned' }, text: displayMoney(due.interest + before) },
    { label: { zh: '减已付利息', en: 'Less paid before' }, text: displayMoney(before) },
  ]
  if (before !== 0n) rows.push(...paid)
  const sum = { label: whole, text: displayMoney(due.interest) }
  const tax = { label: { zh: '利息税', en: 'Interest tax' }, text: displayMoney(due.tax) }
  return due.tax === 0n ? [...rows, sum] : [...rows, sum, tax]
}

/** What was overdrawn costs, beside what an account has earned; nothing of one that never was. */
export function explainOverdraft(account: Account, to: Day): Explanation[] {
  const segments = overdraftSegments(account, to)
  const due = { segments, interest: interestOf(segments), tax: 0n }
  return segments.length === 0 ? [] : explainSegments(due, { zh: '透支利息', en: 'Overdraft interest' })
}

function explainSegment(segment: Segment): string {
  const { base, ratePpm, time, per, permille } = segment
  const { numerator, denominator } = exactInterest([segment])
  const factor = permille === 1000 ? '' : ` × ${printPermille(permille)}`
  const span = time === 1 ? '' : ` × ${time}`
  const digits = ((numerator * 1000n) / denominator).toString().padStart(6, '0')
  const exact = `${digits.slice(0, -5)}.${digits.slice(-5)}`
  return `${displayMoney(base)}${span} × ${printRate(ratePpm)}%${factor} ÷ ${per} = ${exact}`
}

/** 600 is `0.6`, 2000 is `2`. */
function printPermille(permille: number): string {
  const digits = String(permille).padStart(4, '0')
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`.replace(/\.?0+$/, '')
}
