import { expect, test } from 'vitest'
import { custodyRules } from '../../core/custody/rules.ts'
import { overHeld, type Pieces } from '../../core/custody/supply.ts'
import { defaultParameters } from '../../core/parameters.ts'

const kinds = defaultParameters.voucherKinds
const used: Readonly<Record<number, readonly Pieces[]>> = {
  14: [
    { till: '01', kind: 'passbook', pieces: 20 },
    { till: '02', kind: 'passbook', pieces: 7 },
  ],
  30: [
    { till: '01', kind: 'passbook', pieces: 45 },
    { till: '02', kind: 'passbook', pieces: 15 },
    { till: '01', kind: 'draft', pieces: 3 },
  ],
}

// Drafts: 50 pieces a teller, 1,000 in the vault.
test.each([
  ['as much as ten working days want', '01', 'passbook', 20, null],
  ['one more than that', '01', 'passbook', 21, 'use: 21 > 20 in 14'],
  ['a teller by what he used himself', '02', 'passbook', 8, 'use: 8 > 7 in 14'],
  ['the vault by what all tills used', '00', 'passbook', 60, null],
  ['one more than a month wants', '00', 'passbook', 61, 'use: 61 > 60 in 30'],
  ['what nobody has used', '02', 'draft', 1, 'use: 1 > 0 in 14'],
  ['more pieces than the limit, whatever was used', '01', 'draft', 51, 'pieces: 51 > 50'],
  ['nothing', '01', 'draft', 0, null],
])('%s', (_what, till, kind, pieces, expected) => {
  const at = { kinds, rules: custodyRules, day: '2026-05-01', began: '2026-03-01' }
  const [over] = overHeld([{ till, kind, pieces }], days => used[days] ?? [], at)
  const said = (one: NonNullable<typeof over>) =>
    one.beyond === 'use'
      ? `use: ${one.pieces} > ${one.used} in ${one.days}`
      : `pieces: ${one.pieces} > ${one.most}`
  expect(over ? said(over) : null).toBe(expected)
})

test.each([
  ['2026-03-02', '2026-03-15', '01', null],
  ['2026-03-01', '2026-03-15', '01', 'use'],
  ['2026-03-01', '2026-03-15', '00', null],
  ['2026-03-01', '2026-03-31', '00', 'use'],
])('books begun on %s tell on %s of till %s: %s', (began, day, till, beyond) => {
  const at = { kinds, rules: custodyRules, day, began }
  const [over] = overHeld([{ till, kind: 'passbook', pieces: 1 }], () => [], at)
  expect(over?.beyond ?? null).toBe(beyond)
})
