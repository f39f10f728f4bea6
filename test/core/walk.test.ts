/**
 * Random days at the counter. After every request the books are looked at from four sides: by what was
 * refused, by the laws of the books, by an auditor who can only add, and at the end by a replay of the rows.
 */
import { expect, test } from 'vitest'
import { addDays } from '../../core/dates.ts'
import { decodeEffects, encodeEffects } from '../../core/ledger/apply.ts'
import { MapState } from '../../core/ledger/state.ts'
import { isRefusal } from '../../core/refusals.ts'
import { auditor } from '../support/auditor.ts'
import { founded, founding, openTheDay, replay } from '../support/founded.ts'
import { broken, contents, unbalancedSlips } from '../support/laws.ts'
import { type Bank, type PostedRow, practice } from '../support/practice.ts'
import { seed } from '../support/seed.ts'
import { walker } from '../support/walk.ts'

const STEPS = 400
const reached = new Set<string>()

for (let run = 1; run <= 5; run++) {
  const own = seed + run
  test(`a random day, seed ${own}: no request breaks the books`, () => walk(practice(), own))
}

test(`a random day from the founding, seed ${seed}: the rows alone give the books`, () => {
  const bank = founded()
  const rows = walk(bank, seed, openTheDay)
  const effects = rows.flatMap(row => row.effects)
  expect(contents(replay([...founding, ...effects]))).toBe(contents(bank.state))
  const audit = auditor(replay([]))
  audit.take([...founding, ...effects])
  expect(audit.differences(bank.state)).toEqual([])
})

/** What is rare is looked for on so many days more, whatever the seed. */
const DAYS_MORE = 8

test('the random days have reached the codes they are there for', { timeout: 240_000 }, () => {
  const wanted = '0500 0510 0520 0530 0540 1003 1005 1501 1502 3201 5003 6800 8501 8521'.split(' ')
  const missing = () => wanted.filter(code => !reached.has(code))
  for (let more = 6; missing().length > 0 && more < 6 + DAYS_MORE; more++) walk(practice(), seed + more)
  expect(missing()).toEqual([])
})

/** Walks and gives the rows; `prepare` sets the scene, which is looked at like everything else. */
function walk(bank: Bank, own: number, prepare = (_bank: Bank) => {}): readonly PostedRow[] {
  const opening = new MapState(new Map(bank.state.rows))
  const audit = auditor(opening)
  prepare(bank)
  for (const row of bank.rows) audit.take(row.effects)
  const { step, random } = walker(own)
  let before = contents(bank.state)
  for (let n = 1; n <= STEPS; n++) {
    if (random.next() < 0.01) bank.turnTo(addDays(bank.head.day, 20))
    const { by, code, fields } = step(bank)
    const what = `step ${n}: ${code} by ${by} ${JSON.stringify(fields)}`
    const known = bank.rows.length
    const decision = bank.ask(by, code, fields)
    expect(contents(bank.state), what).toBe(before)
    if (isRefusal(decision)) continue
    bank.keep(decision)
    for (const row of bank.rows.slice(known)) {
      audit.take(row.effects)
      if (row.outcome === 'posted') reached.add(row.code)
      expect(unbalancedSlips(row), what).toEqual([])
      expect(decodeEffects(encodeEffects(row.effects)), what).toEqual(row.effects)
    }
    expect(broken(bank.state), what).toEqual([])
    expect(audit.differences(bank.state), what).toEqual([])
    before = contents(bank.state)
  }
  const effects = bank.rows.flatMap(row => row.effects)
  expect(contents(replay(effects, opening))).toBe(before)
  expect(bank.rows.length).toBeGreaterThan(100)
  return bank.rows
}
