/** What a file of complaints has in it, reckoned beside the page: learning from it takes seconds. */
import type { Narrative } from '../../core/complaints/narratives.ts'
import { figuresOf, told } from '../../core/complaints/report.ts'
import type { Words } from '../../core/words.ts'

export interface FiguresAsked {
  readonly narratives: readonly Narrative[]
  readonly seed: number
}

export interface FiguresTold {
  readonly lines: readonly Words[]
  /** Those that are word for word the same as another before them, by their numbers. */
  readonly repeated: readonly string[]
}

addEventListener('message', ({ data }: MessageEvent<FiguresAsked>) => {
  const figures = figuresOf(data.narratives, data.seed)
  const repeated = figures.exact.flatMap(([, ...others]) => others)
  postMessage({ lines: told(figures), repeated } satisfies FiguresTold)
})
