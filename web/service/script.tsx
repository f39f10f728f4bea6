import type { ReactNode } from 'react'
import type { Line, SituationLines } from '../../core/service/script.ts'
import { useWords } from '../words/language.tsx'

interface ScriptProps {
  readonly checks: readonly Line[]
  readonly situations: readonly SituationLines[]
  /** What may be done with a line, beside it. */
  renderBeside?(line: Line): ReactNode
}

/** The checks of a step, and what is said, done and never said in its situations. */
export function Script({ checks, situations, renderBeside }: ScriptProps) {
  const { say } = useWords()
  const one = (line: Line) => (
    <>
      {say(line)}
      {renderBeside?.(line)}
    </>
  )
  return (
    <div className="script">
      {checks.length > 0 && (
        <ul className="script-checks">
          {checks.map(line => (
            <li key={line.key}>{one(line)}</li>
          ))}
        </ul>
      )}
      {situations.map(({ key, name, say: said, do: act, never }) => (
        <dl key={key} className="script-situation">
          <dt>{one(name)}</dt>
          {said && <Part word="scriptSay" tone="say" text={one(said)} />}
          {act && <Part word="scriptDo" tone="do" text={one(act)} />}
          {never && <Part word="scriptNever" tone="never" text={one(never)} />}
        </dl>
      ))}
    </div>
  )
}

interface PartProps {
  readonly word: 'scriptSay' | 'scriptDo' | 'scriptNever'
  readonly tone: 'say' | 'do' | 'never'
  readonly text: ReactNode
}

function Part({ word, tone, text }: PartProps) {
  const { say } = useWords()
  return (
    <dd className={`script-${tone}`}>
      <b>{say(word)}</b>
      <span>{text}</span>
    </dd>
  )
}
