/** The interest sheet adds up to the 积数 that the account has counted, whatever has happened to it. */
import { expect, test } from 'vitest'
import { addDays, type Day, daysBetween } from '../../core/dates.ts'
import { sheetLines, sheetOf, type SheetEntry } from '../../core/interest/sheet.ts'
import { productsUpTo } from '../../core/interest/products.ts'
import { interestBaseOf, naturalBalance } from '../../core/ledger/balance.ts'
import { credit, moveProducts, openAccount } from '../../core/ledger/build.ts'
import { complete, type EffectDraft } from '../../core/ledger/complete.ts'
import { projectRow } from '../../core/ledger/project.ts'
import { MapState } from '../../core/ledger/state.ts'
import { given, randomFrom } from '../../core/std.ts'

const NO = '0101110000000013'
const OPENED = '2026-01-10'

function account() {
  const state = new MapState()
  const entries: SheetEntry[] = []
  let serial = 0
  const now = () => given(state.get('account', NO), NO)
  const post = (day: Day, ...drafts: readonly EffectDraft[]) => {
    const row = projectRow(state, complete(drafts, day, 'CNY'), { day, serial: ++serial })
    state.absorb(row.draft)
    for (const { side, amount, balance, valueDay } of row.entries)
      entries.push({ valueDay, change: side === 'C' ? amount : -amount, balance: -balance })
  }
  post(
    OPENED,
    openAccount({
      no: NO,
      gl: '2011-11',
      unit: 'CNY',
      opened: OPENED,
      customer: '1',
      product: 'demand',
      interestBase: 'yuan',
    }),
  )
  return { now, post, entries }
}

/** Half a year of an account: paid in and out, taken back in red, valued earlier, settled in between. */
function halfYear(seed: number) {
  const random = randomFrom(seed)
  const { now, post, entries } = account()
  const posted: { amount: bigint; valueDay: Day }[] = []
  let settled: Day | null = null
  post(OPENED, credit(NO, BigInt(1 + random.below(9_000_000))))
  for (let day: Day = OPENED; day < '2026-07-01'; day = addDays(day, 1 + random.below(6))) {
    const quarter = ['2026-03-21', '2026-06-21'].find(one => one <= day && (settled ?? '') < one)
    if (quarter) {
      const products = productsUpTo(now(), quarter)
      if (products > 0n)
        post(quarter, { ...credit(NO, products / 100_000n), valueDay: quarter }, moveProducts(NO, -products))
      settled = quarter
    }
    const kind = random.below(5)
    const amount = BigInt(random.below(900_000)) - (naturalBalance(now()) > 4_000_000n ? 700_000n : 0n)
    const early = addDays(day, -random.below(20))
    const undone = posted.at(-1)
    const valueDay = kind === 0 && early > OPENED ? early : day
    if (kind === 1 && undone && undone.valueDay >= (settled ?? '')) {
      post(day, { ...credit(NO, -undone.amount), valueDay: undone.valueDay })
      posted.pop()
      continue
    }
    const before = interestBaseOf(now())
    post(day, { ...credit(NO, amount), valueDay })
    posted.push({ amount, valueDay })
    // What was settled since is put right, as 8521 does.
    const more = interestBaseOf(now()) - before
    if (settled && valueDay < settled) {
      post(day, moveProducts(NO, -more * BigInt(daysBetween(valueDay, settled))))
    }
  }
  return { now, entries, to: '2026-07-02' }
}

test('200 accounts: the rows add up to the fen-day', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { now, entries, to } = halfYear(seed)
    const products = productsUpTo(now(), to)
    const sheet = sheetOf(entries, OPENED, to, products)
    expect([seed, sheet.total]).toEqual([seed, products])
    const added = sheet.rows.reduce((all, row) => all + row.base * BigInt(row.days), 0n)
    expect([seed, added]).toEqual([seed, products])
    for (const [index, row] of sheet.rows.entries()) {
      const following = sheet.rows[index + 1]
      if (following) expect(row.to <= following.from).toBe(true)
    }
  }
})

test('a row is a balance, its days and their product; parts of a yuan do not earn', () => {
  const { now, post, entries } = account()
  post(OPENED, credit(NO, 100_050n))
  post('2026-01-20', credit(NO, -50_000n))
  const products = productsUpTo(now(), '2026-02-01')
  expect(sheetLines(sheetOf(entries, OPENED, '2026-02-01', products), products)).toEqual([
    {
      label: { zh: '2026-01-10 → 2026-01-20', en: '2026-01-10 → 2026-01-20' },
      text: '1,000.00 (1,000.50) × 10 = 10,000.00',
    },
    {
      label: { zh: '2026-01-20 → 2026-02-01', en: '2026-01-20 → 2026-02-01' },
      text: '500.00 (500.50) × 12 = 6,000.00',
    },
    { label: { zh: '积数合计', en: 'Products in all' }, text: '16,000.00' },
  ])
})

test('where it does not add up, it says so last', () => {
  const { now, post, entries } = account()
  post(OPENED, credit(NO, 100_000n))
  const products = productsUpTo(now(), '2026-02-01') + 1n
  const sheet = sheetOf(entries, OPENED, '2026-02-01', products)
  expect(sheet.agrees).toBe(false)
  expect(sheetLines(sheet, products).at(-1)).toEqual({
    label: { zh: '积数不符，请报会计主管', en: 'Does not add up: tell the supervisor' },
    text: '22,000.00 ≠ 22,000.01',
  })
})
