/**
 * A branch on its first morning: founded, closed, everything in the main till. Its whole life is in its
 * rows.
 */
import { type FoundingFile, foundingEffects } from '../../core/founding.ts'
import { apply } from '../../core/ledger/apply.ts'
import type { Effect } from '../../core/ledger/effects.ts'
import { Draft, MapState } from '../../core/ledger/state.ts'
import { parseNotes } from '../../core/ledger/units.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { PRACTICE_BRANCH, PRACTICE_DAY } from '../../core/practice.ts'
import { given } from '../../core/std.ts'
import { type Bank, practice } from './practice.ts'
import { must } from './tables.ts'

const named = (name: string) => ({ zh: name, en: name })

export const foundedFile: FoundingFile = {
  branch: PRACTICE_BRANCH,
  name: named('Outlet'),
  unit: 'CNY',
  day: PRACTICE_DAY,
  parameters: defaultParameters,
  tellers: [
    { id: '0001', name: named('Director'), roles: ['outletDirector'], grade: 7 },
    { id: '0002', name: named('Supervisor'), roles: ['accountingSupervisor'], grade: 6 },
    { id: '0003', name: named('Chief'), roles: ['chiefTeller'], grade: 5 },
    { id: '0011', name: named('A'), roles: ['teller'], grade: 3 },
    { id: '0012', name: named('B'), roles: ['teller'], grade: 3 },
    { id: '0013', name: named('C'), roles: ['teller'], grade: 4 },
  ],
  tills: ['01', '02', '03'],
  cash: given(parseNotes('100x10000 50x2000 20x1000 10x1000 5x400 1x500'), 'cash'),
}

export const founding: readonly Effect[] = foundingEffects(foundedFile)

/** The state that effects make, and nothing else: what a replay of the journal does. */
export function replay(effects: readonly Effect[], onto = new MapState()): MapState {
  for (const effect of effects) {
    const draft = new Draft(onto, { day: PRACTICE_DAY, serial: 0 })
    draft.take(apply(onto, effect))
    onto.absorb(draft)
  }
  return onto
}

export function founded(): Bank {
  const state = replay(founding)
  const posted = { day: PRACTICE_DAY, serial: 1 }
  const row = { ...posted, code: '0000', outcome: 'posted', teller: '9999', fields: [], effects: founding }
  state.rows.set(`posted:${PRACTICE_DAY}/1`, { value: row, at: posted })
  return practice(state, posted)
}

/** The branch is open, the vault has papers, and 0011 and 0012 stand at their tills. */
export function openTheDay(bank: Bank): void {
  must(bank, '0002', '8001')
  for (const id of ['0003', '0011', '0012', '0013']) must(bank, id, '0001')
  must(bank, '0003', '1001', { till: '00' })
  must(bank, '0003', '2001', { kind: 'passbook', numbers: '1-500' })
  must(bank, '0003', '2001', { kind: 'certificate', numbers: '1-500' })
  for (const [id, till, numbers] of [
    ['0011', '01', '1-50'],
    ['0012', '02', '51-100'],
  ] as const) {
    must(bank, id, '1001', { till })
    must(bank, id, '1003', { amount: '30000', notes: '100x270 50x40 20x30 10x20 5x30 1x50' })
    must(bank, id, '2003', { kind: 'passbook', numbers })
    must(bank, id, '2003', { kind: 'certificate', numbers })
  }
}
