/** Who may propose, object, look again and lock, and when (rules.md §6.4, step 6). */
import { expect, test } from 'vitest'
import {
  afterStep,
  type Proceeding,
  type Standing,
  standings,
  type Step,
} from '../../core/responsibility/procedure.ts'
import type { Role } from '../../core/ledger/entities.ts'
import { currentRules } from '../../core/responsibility/ruleTable.ts'

const person = (id: string, role: Role) => ({ id, roles: [role] })
const TELLER = person('0011', 'teller')
const REVIEWER = person('0012', 'teller')
const FIRST = person('0002', 'accountingSupervisor')
const OTHER = person('0001', 'outletDirector')
const AFTERWARDS = person('0031', 'postSupervisor')
const COLLEAGUE = person('0013', 'teller')
const LOBBY = person('0021', 'lobbyManager')

const proceeding = (standing: Standing): Proceeding => ({
  standing,
  parties: new Set([TELLER.id, REVIEWER.id, 'lobby']),
  sharers: new Set([TELLER.id, 'lobby']),
  decided: standing === 'open' ? null : { by: FIRST.id, on: '2026-03-05' },
})

/** A Thursday: the third working day after it is Tuesday the 10th. */
const [LAST, OVER] = ['2026-03-10', '2026-03-11']

test.each<[step: Step, who: typeof TELLER, standing: Standing, day: string, to: Standing | null]>([
  ['propose', FIRST, 'open', LAST, 'proposed'],
  ['propose', TELLER, 'open', LAST, null],
  ['propose', REVIEWER, 'open', LAST, null],
  ['object', TELLER, 'proposed', LAST, 'objected'],
  ['object', TELLER, 'proposed', OVER, null],
  ['object', REVIEWER, 'proposed', LAST, null],
  ['object', FIRST, 'proposed', LAST, null],
  ['reexamine', OTHER, 'objected', OVER, 'reexamined'],
  ['reexamine', FIRST, 'objected', OVER, null],
  ['reexamine', TELLER, 'objected', OVER, null],
  ['lock', FIRST, 'proposed', LAST, null],
  ['lock', FIRST, 'proposed', OVER, 'locked'],
  ['lock', OTHER, 'reexamined', LAST, 'locked'],
  ['lock', TELLER, 'reexamined', OVER, null],
  ['propose', LOBBY, 'open', LAST, null],
  ['object', LOBBY, 'proposed', LAST, 'objected'],
  ['propose', COLLEAGUE, 'open', LAST, null],
  ['reexamine', COLLEAGUE, 'objected', LAST, null],
  ['reexamine', AFTERWARDS, 'objected', LAST, 'reexamined'],
  ['lock', COLLEAGUE, 'reexamined', OVER, null],
])('%s by %o of what is %s on %s leads to %s', (step, who, standing, day, to) => {
  expect(afterStep(step, who, proceeding(standing), { day, closedDays: [] }, currentRules)).toBe(to)
})

test('a closed day is no working day', () => {
  const now = { day: OVER, closedDays: ['2026-03-09'] }
  expect(afterStep('object', TELLER, proceeding('proposed'), now, currentRules)).toBe('objected')
})

test('what is locked stays', () => {
  for (const step of ['propose', 'object', 'reexamine', 'lock'] as const) {
    for (const who of [TELLER, FIRST, OTHER]) {
      const now = { day: OVER, closedDays: [] }
      expect(afterStep(step, who, proceeding('locked'), now, currentRules)).toBeNull()
    }
  }
  expect(Object.keys(standings)).toHaveLength(5)
})
