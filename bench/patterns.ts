/**
 * Patterns of a branch: two hundred days of a thousand rows with one planted fault each, and two hundred
 * honest ones. How many faults are found with whoever is behind them, and how often honest rows are told,
 * among a thousand. The baseline is the one rule that most banks begin with: every reversal and
 * every reset is told.
 */
import { findPatterns } from '../core/patterns/patterns.ts'
import { patternRules } from '../core/patterns/rules.ts'
import { randomFrom } from '../core/std.ts'
import { dayOfDeeds, plantable } from '../test/support/patternDays.ts'
import { type Measured, rateBeside } from './measured.ts'

const DAYS = 200
const FIRST_SEED = 700_000
const DAY = '2026-03-02'
const BASELINE = 'every reversal and reset'

export async function patterns(): Promise<Measured[]> {
  const lines = plantable.map(pattern => {
    const own = seeds(Math.ceil(DAYS / plantable.length)).map(seed =>
      dayOfDeeds(randomFrom(seed), DAY, pattern),
    )
    const found = own.filter(({ deeds, culprit }) =>
      findPatterns(DAY, deeds, [], patternRules).some(
        one => one.pattern === pattern && one.teller === culprit,
      ),
    )
    const plain = own.filter(({ deeds, culprit }) =>
      deeds.some(one => one.teller === culprit && isPlain(one)),
    )
    return line(`  ${pattern}`, (100 * found.length) / own.length, (100 * plain.length) / own.length, '%')
  })
  const honest = seeds(DAYS).map(seed => dayOfDeeds(randomFrom(seed + DAYS), DAY, null).deeds)
  const rows = honest.reduce((all, deeds) => all + deeds.length, 0)
  const alarms = honest.reduce((all, deeds) => all + findPatterns(DAY, deeds, [], patternRules).length, 0)
  const plain = honest.reduce((all, deeds) => all + deeds.filter(isPlain).length, 0)
  return [...lines, line('patterns: false alarms', (1_000 * alarms) / rows, (1_000 * plain) / rows, '‰')]
}

const seeds = (count: number): number[] =>
  Array.from({ length: count }, (_, index) => FIRST_SEED + 31 * index)

const isPlain = ({
  undoes,
  reset,
}: {
  readonly undoes: unknown
  readonly reset: readonly string[]
}): boolean => undoes !== null || reset.length > 0

const line = (name: string, rate: number, baseline: number, unit: string): Measured =>
  rateBeside(name, rate, unit, BASELINE, baseline)
