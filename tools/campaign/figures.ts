/** What a campaign has come to, in figures. */
import type { Outcome } from './seed.ts'

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
  const kinds = [...faults].sort().map(([kind, count]) => `${kind} ${count}`)
  return [
    `${seeds} seeds: ${acknowledged} requests acknowledged, ${refused} refused, ${silences} times no answer`,
    `what went wrong: ${kinds.join(', ')}`,
    failed.length === 0 ? 'nothing lost, nothing doubled' : `failed: ${failed.join(' ')}`,
  ].join('\n')
}
