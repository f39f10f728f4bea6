import { expect, test } from 'vitest'
import { isIdle, leftWords } from '../../core/custody/idleTills.ts'
import { inspectionsDue } from '../../core/custody/inspections.ts'
import type { Till } from '../../core/ledger/entities.ts'
import { defaultParameters } from '../../core/parameters.ts'

const till = (no: string, more: Partial<Till> = {}): Till => ({
  no,
  state: 'sealed',
  teller: null,
  seal: null,
  sealedBy: [],
  since: '2026-03-02',
  ...more,
})

const due = (day: string, ...tills: Till[]) =>
  inspectionsDue(tills, day, defaultParameters).map(
    ({ duty, till: no, last, next, overdueDays }) =>
      `${no} ${duty.role} ${duty.object} ${last ?? 'never'} ${next} ${overdueDays}`,
  )

test('before the first inspection the days run from when the till came', () => {
  expect(due('2026-03-10', till('01'))).toEqual([
    '01 accountingSupervisor vouchers never 2026-03-09 1',
    '01 outletDirector full never 2026-04-02 0',
    '01 superior full never 2026-06-02 0',
  ])
})

test('each duty runs from when it was last done, the longest overdue first', () => {
  const inspected = { 'accountingSupervisor/vouchers': '2026-03-30', 'outletDirector/full': '2026-03-05' }
  expect(due('2026-04-08', till('01', { inspected }), till('02'))).toEqual([
    '02 accountingSupervisor vouchers never 2026-03-09 30',
    '02 outletDirector full never 2026-04-02 6',
    '01 outletDirector full 2026-03-05 2026-04-05 3',
    '01 accountingSupervisor vouchers 2026-03-30 2026-04-06 2',
    '01 superior full never 2026-06-02 0',
    '02 superior full never 2026-06-02 0',
  ])
})

test('a till of books from before is due today, and not overdue', () => {
  const { since: _since, ...before } = till('01')
  expect(due('2026-03-10', before)[0]).toBe('01 accountingSupervisor vouchers never 2026-03-10 0')
})

// The second of March 2026 is a Monday.
test.each([
  [
    'sealed five working days ago',
    '2026-03-09',
    till('01', { used: { day: '2026-03-02', teller: '0011' } }),
    false,
  ],
  [
    'sealed six working days ago',
    '2026-03-10',
    till('01', { used: { day: '2026-03-02', teller: '0011' } }),
    true,
  ],
  ['returned to the branch', '2026-03-20', till('01', { returned: '2026-03-10' }), false],
  ['in somebody’s hands', '2026-03-20', till('01', { state: 'inUse' }), false],
  ['never taken since it came', '2026-03-20', till('01'), true],
] as const)('idle: %s', (_what, day, one, says) => {
  expect(isIdle(one, day, defaultParameters)).toBe(says)
})

test('what lies in an idle till is asked of who sealed it last, or of the chief teller', () => {
  const said = (one: Till) => leftWords(one).zh
  expect(said(till('03', { used: { day: '2026-03-02', teller: '0013' } }))).toBe(
    '尾箱 03 久未领用仍有物品，由 0013 领用（1001）后上缴',
  )
  expect(said(till('04'))).toBe('尾箱 04 久未领用仍有物品，由 综合柜员 领用（1001）后上缴')
})
