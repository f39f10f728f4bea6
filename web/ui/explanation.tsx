import type { WireExplanation } from '../../core/wire.ts'
import { useWords } from '../words/language.tsx'

/** How a figure comes about, a step a line. */
export function Explained({ rows }: WireExplanation) {
  const { say } = useWords()
  return (
    <dl className="explanation" aria-label={say('explanation')}>
      {rows.map(({ label, text }, index) => (
        <div key={String(index)}>
          <dt>{say(label)}</dt>
          <dd className="figure">{text}</dd>
        </div>
      ))}
    </dl>
  )
}
