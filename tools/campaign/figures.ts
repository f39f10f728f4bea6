/** What a campaign has come to, in figures. */
import type { Load } from './load.ts'
import type { Trouble } from './trouble.ts'

/** What came of a seed. */
export interface Outcome {
  readonly seed: number
  /** Nothing where all went well. */
  readonly wrong: readonly string[]
  readonly story: readonly string[]
  readonly faults: ReadonlyMap<string, number>
  readonly acknowledged: number
  readonly refused: number
  readonly silences: number
}

export function outcomeOf(
  seed: number,
  { story, faults }: Trouble,
  load: Load,
  wrong: readonly string[],
): Outcome {
  const answers = [...load.told.values()].map(({ answer }) => answer.outcome)
  const refused = answers.filter(outcome => outcome === 'refused').length
  const acknowledged = answers.length - refused
  return { seed, wrong, story, faults, acknowledged, refused, silences: load.silences }
}

export interface Figures {
  seeds: number
  acknowledged: number
  refused: number
  silences: number
  readonly faults: Map<string, number>
  readonly failed: number[]
}

export const newFigures = (): Figures => ({
  seeds: 0,
  acknowledged: 0,
  refused: 0,
  silences: 0,
  faults: new Map(),
  failed: [],
})

export function addTo(figures: Figures, outcome: Outcome): void {
  figures.seeds += 1
  figures.acknowledged += outcome.acknowledged
  figures.refused += outcome.refused
  figures.silences += outcome.silences
  for (const [kind, count] of outcome.faults)
    figures.faults.set(kind, (figures.faults.get(kind) ?? 0) + count)
  if (outcome.wrong.length > 0) figures.failed.push(outcome.seed)
}

export function describe({ seeds, acknowledged, refused, silences, faults, failed }: Figures): string {
  const kinds = [...faults].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => `${kind} ${count}`)
  return [
    `${seeds} seeds: ${acknowledged} requests acknowledged, ${refused} refused, ${silences} times no answer`,
    `what went wrong: ${kinds.join(', ')}`,
    failed.length === 0 ? 'nothing lost, nothing doubled' : `failed: ${failed.join(' ')}`,
  ].join('\n')
}
