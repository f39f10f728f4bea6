import type { WireRefusal } from '../../core/wire.ts'
import { useWords } from '../words/language.tsx'

/** What is wrong, and what to do next; all of it when a form has several faults. */
export function RefusalNote({ refusal }: { readonly refusal: WireRefusal }) {
  const { say } = useWords()
  return (
    <div className="refusal" role="alert">
      <p>{say(refusal)}</p>
      {refusal.problems.length === 0 ? (
        <p className="refusal-next">{say(refusal.next)}</p>
      ) : (
        <ul>
          {refusal.problems.map(problem => (
            <li key={`${problem.field}${problem.refused}`}>{say(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  )
}
