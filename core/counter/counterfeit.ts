/**
 * What is false is taken and never given back (rules.md §3.7): held at face value off the balance, until the
 * term for an appraisal is over or the appraiser has spoken.
 */
import { workingDayAfter } from '../day/calendar.ts'
import { type Desk, newItemId, tillInHand } from '../desk.ts'
import type { Values } from '../fields/field.ts'
import { type Item, itemKinds } from '../items.ts'
import { cashAccountOf, credit, debit, moveNotes, tillHolder } from '../ledger/build.ts'
import type { EffectDraft } from '../ledger/complete.ts'
import { asDamaged, type Notes, worth } from '../ledger/units.ts'
import type { Parameters } from '../parameters.ts'
import { refuse } from '../refusals.ts'
import { given, sum } from '../std.ts'
import type { Check } from '../transactions/define.ts'

export type CounterfeitStep = 'seize' | 'appeal' | 'false' | 'genuine' | 'handUp'

export const SUSPECTS = [
  { value: 'none', zh: '无', en: 'None' },
  { value: 'newMethod', zh: '新造假手法', en: 'A new method' },
  { value: 'clue', zh: '有制贩假币线索', en: 'A clue to makers or sellers' },
  { value: 'resists', zh: '持有人不配合', en: 'The holder resists' },
] as const

export const numbersOf = (text: string | null): string[] => text?.split(/[\s,;，；、]+/).filter(Boolean) ?? []

export const needsReport = (found: Notes, suspicion: string | null, { cash }: Parameters): boolean =>
  suspicion !== 'none' || sum(Object.values(found)) >= BigInt(cash.counterfeitPieces)

/** From which states each step goes on. */
const AFTER: Readonly<Record<Exclude<CounterfeitStep, 'seize'>, readonly string[]>> = {
  appeal: ['held'],
  false: ['appealed'],
  genuine: ['appealed'],
  handUp: ['held', 'confirmed'],
}

export const mayFollow: Check<Values> = {
  name: { zh: '处于可办的阶段，期限相符', en: 'At a stage for this step, within its term' },
  test({ step, case: found }, { day }) {
    const seized = found as Item<'counterfeit'> | null
    if (!seized) return null
    if (!AFTER[step as keyof typeof AFTER].includes(seized.state)) {
      const state = itemKinds.counterfeit.states[seized.state] ?? { zh: seized.state, en: seized.state }
      return { ...refuse('counterfeitStage', { state }), field: 'case' }
    }
    const until = given(seized.until, 'a seizure has a term for the appeal')
    if (step === 'appeal' && day > until) return { ...refuse('appealOver', { until }), field: 'case' }
    const runs = step === 'handUp' && seized.state === 'held' && day <= until
    return runs ? { ...refuse('appealRuns', { until }), field: 'case' } : null
  },
}

export function openCounterfeit(
  found: Notes,
  numbers: string | null,
  suspicion: string | null,
  receipt: number,
  desk: Desk,
): Item<'counterfeit'> {
  const { parameters, day } = desk
  return {
    kind: 'counterfeit',
    id: newItemId(desk, 'counterfeit'),
    state: 'held',
    opened: day,
    by: desk.teller.id,
    until: workingDayAfter(day, parameters.cash.appealDays, parameters.closedDays),
    data: {
      till: tillInHand(desk).no,
      notes: found,
      amount: worth(desk.branch.unit, found),
      numbers: numbersOf(numbers).join(' '),
      receipt,
      report: needsReport(found, suspicion, parameters),
      appraisal: null,
    },
  }
}

/** What was genuine after all is paid at its face, and the stamped note is a damaged one of full value. */
export function payGenuine({ data }: Item<'counterfeit'>, paid: Notes | null, desk: Desk): EffectDraft[] {
  if (paid === null) return []
  const { unit } = desk.branch
  const { no } = tillInHand(desk)
  const stamped = given(asDamaged(unit, data.notes, 'full'), 'every face has a damaged one of full value')
  return [
    debit(cashAccountOf(no), data.amount),
    credit(cashAccountOf(no), data.amount),
    moveNotes(unit, stamped, 'customer', tillHolder(no)),
    moveNotes(unit, paid, tillHolder(no), 'customer'),
  ]
}
