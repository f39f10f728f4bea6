import { expect, test } from 'vitest'
import { practice } from '../support/practice.ts'
import { must, refuses } from '../support/tables.ts'

const retention = 'retention-20260227-1'
const good = { by: '0014', fields: { retention, outcome: 'partly', kept: '30000', row: '2026-03-02/1' } }

const rows: readonly (readonly [
  outcome: string,
  kept: string,
  state: string,
  stayed: bigint,
  due: string | null,
])[] = [
  ['kept', '', 'kept', 8_000_000n, null],
  ['partly', '30000', 'partly', 3_000_000n, null],
  ['lost', '', 'lost', 0n, null],
  ['later', '', 'open', 0n, '2026-03-05'],
]

test.each(rows)('9706 with %s %s leaves it %s', (outcome, kept, state, stayed, due) => {
  const bank = practice()
  must(bank, '0011', '9706', { retention, outcome, kept })
  expect(bank.state.get('item', retention)).toMatchObject({ state, data: { kept: stayed, due } })
})

test('9706 keeps the row by which he left or stayed, also over a second talk', () => {
  const bank = practice()
  must(bank, '0014', '9706', { retention, outcome: 'later', row: '2026-03-02/1' })
  must(bank, '0002', '9706', { retention, outcome: 'lost' })
  expect(bank.state.get('item', retention)).toMatchObject({ state: 'lost', data: { row: '2026-03-02/1' } })
})

refuses('9706', good, [
  ['as much as all of it, kept in part', { kept: '80000' }, 'retentionKeptTooMuch at kept'],
  ['an amount that is not asked for', { outcome: 'lost' }, 'fieldUnwanted at kept'],
  ['part without an amount', { kept: '' }, 'fieldMissing at kept'],
  ['a colleague whom it does not concern', { by: '0012' }, 'retentionOfOther'],
  [
    'what is closed',
    {},
    'itemDone at retention',
    bank => void must(bank, '0014', '9706', { retention, outcome: 'lost' }),
  ],
])
