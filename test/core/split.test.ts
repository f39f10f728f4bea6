/**
 * Segmented interest of companies from the account alone, against `productsBetween`, which adds up the whole
 * history balance by balance.
 */
import { expect, test } from 'vitest'
import { agreementProducts, agreementSegments } from '../../core/interest/agreement.ts'
import { ratePeriods } from '../../core/interest/periods.ts'
import { type Movement, segmentsByRate } from '../../core/interest/products.ts'
import { runningSegments } from '../../core/interest/running.ts'
import { exactInterest } from '../../core/interest/segments.ts'
import { depositConvention } from '../../core/interest/convention.ts'
import { addDays, type Day } from '../../core/dates.ts'
import { apply, inverse } from '../../core/ledger/apply.ts'
import { change, credit, moveProducts, openAccount } from '../../core/ledger/build.ts'
import { complete, type EffectDraft } from '../../core/ledger/complete.ts'
import type { Account } from '../../core/ledger/entities.ts'
import { agreed, splitUpTo } from '../../core/ledger/split.ts'
import { Draft, MapState } from '../../core/ledger/state.ts'
import { defaultParameters, type Rate } from '../../core/parameters.ts'
import { given, randomFrom } from '../../core/std.ts'

const START = '2026-03-21'
const END = '2026-06-21'
const NO = '0101210000000011'

function ledger() {
  const state = new MapState()
  const account = () => given(state.get('account', NO), NO)
  function post(day: Day, ...drafts: readonly EffectDraft[]) {
    for (const effect of complete(drafts, day, 'CNY')) {
      const draft = new Draft(state, { day, serial: 1 })
      draft.take(apply(state, effect))
      state.absorb(draft)
    }
  }
  post(
    START,
    openAccount({
      no: NO,
      gl: '2011-01',
      unit: 'CNY',
      opened: START,
      customer: '1',
      product: 'corporateDemand',
      interestBase: 'yuan',
    }),
  )
  return { account, post, state }
}

const note = (account: Account, day: Day) =>
  change('account', NO, account, {
    checkpoints: [...(account.checkpoints ?? []), { day, products: splitUpTo(account, day).within }],
  })

const rateRows = (days: readonly Day[]): Rate[] =>
  ['2015-10-24', ...days].map((from, index) => ({
    kind: 'demand',
    months: 0,
    from,
    ppm: 3_500 - 600 * index,
  }))

/** Some quarter: movements in whole yuan on days in order, or valued up to a week before. */
function quarter(seed: number, backdated: boolean) {
  const random = randomFrom(seed)
  const { account, post } = ledger()
  const changes = [12, 40, 71].slice(0, random.below(4)).map(offset => addDays(START, offset))
  // More than ever leaves: what is overdrawn on some earlier day is another matter.
  const movements: Movement[] = [{ day: START, amount: 1_000_000_000n }]
  post(START, credit(NO, 1_000_000_000n))
  for (let day: Day = START; day < END; day = addDays(day, 1)) {
    if (changes.includes(day)) post(day, note(account(), day))
    for (let count = random.below(3); count > 1; count--) {
      const held = -account().balance
      const amount = BigInt(random.below(500_000)) * 100n - (held > 1_030_000_000n ? 20_000_000n : 0n)
      const early = backdated ? addDays(day, -random.below(8)) : day
      const valueDay = early < START ? START : early
      post(day, { ...credit(NO, amount), valueDay })
      movements.push({ day: valueDay, amount })
    }
  }
  return { account, post, movements, rates: rateRows(changes) }
}

const parametersOf = (rates: readonly Rate[]) => ({ ...defaultParameters, rates })

test('in 200 quarters, some with entries of an earlier value day, each rate has its own days', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { account, movements, rates } = quarter(seed, seed % 2 === 0)
    const here = runningSegments(account(), END, END, parametersOf(rates))
    const there = segmentsByRate(movements, START, END, rates, depositConvention)
    expect([seed, exactInterest(here)]).toEqual([seed, exactInterest(there)])
  }
})

test('in 200 quarters an agreement and the rates divide the days as the history does', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const random = randomFrom(seed)
    const { account, post } = ledger()
    const quota = BigInt(1 + random.below(20)) * 1_000_000n
    const changes = [30, 60].slice(0, random.below(3)).map(offset => addDays(START, offset))
    const movements: Movement[] = []
    post(START, change('account', NO, account(), { agreement: agreed(account(), START, quota, 11_500) }))
    for (let day: Day = START; day < END; day = addDays(day, 1 + random.below(9))) {
      const due = changes.filter(one => one <= day && !account().checkpoints?.some(mark => mark.day === one))
      for (const one of due) post(day, note(account(), one))
      const amount =
        BigInt(random.below(300_000)) * 100n - (account().balance < -20_000_000n ? 15_000_000n : 0n)
      post(day, credit(NO, amount))
      movements.push({ day, amount })
    }
    for (const one of changes.filter(one => !account().checkpoints?.some(mark => mark.day === one)))
      post(END, note(account(), one))
    const rates = rateRows(changes)
    const there = ratePeriods(rates, START, END).flatMap(({ from, to, ppm }) =>
      agreementSegments(agreementProducts(movements, from, to, quota), {
        quota,
        demandRatePpm: ppm,
        agreementRatePpm: 11_500,
      }),
    )
    const here = runningSegments(account(), END, END, parametersOf(rates))
    expect([seed, exactInterest(here)]).toEqual([seed, exactInterest(there)])
  }
})

test('an entry valued before the agreement earns at demand until it, and is divided from it on', () => {
  const { account, post } = ledger()
  post(START, credit(NO, 10_000_000n))
  post(
    '2026-04-01',
    change('account', NO, account(), { agreement: agreed(account(), '2026-04-01', 10_000_000n, 11_500) }),
  )
  post('2026-04-11', { ...credit(NO, 5_000_000n), valueDay: '2026-03-22' })
  const { all, within } = splitUpTo(account(), '2026-04-21')
  // 50,000 above from the 1st to the 21st of April, though its value day is ten days before the agreement.
  expect([all - within, all]).toEqual([5_000_000n * 20n, 10_000_000n * 31n + 5_000_000n * 30n])
})

test('settled and taken back, the split is as it was', () => {
  const { account, post, state } = ledger()
  post(START, credit(NO, 30_000_000n))
  post(START, change('account', NO, account(), { agreement: agreed(account(), START, 10_000_000n, 11_500) }))
  post('2026-04-02', note(account(), '2026-04-02'))
  const before = account()
  const { all, within } = splitUpTo(before, END)
  const settling = complete(
    [
      change('account', NO, before, { checkpoints: null }),
      { ...credit(NO, 5_000n), valueDay: END },
      moveProducts(NO, -all, -within),
    ],
    END,
    'CNY',
  )
  post(END, ...settling)
  expect(splitUpTo(account(), END)).toEqual({ all: 0n, within: 0n })
  post(END, ...settling.toReversed().map(inverse))
  expect(account()).toEqual(before)
  expect(state.get('account', NO)?.checkpoints).toHaveLength(1)
})
