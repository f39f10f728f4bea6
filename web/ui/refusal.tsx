import { Alert } from 'antd'
import type { WireRefusal } from '../../core/wire.ts'
import { useWords } from '../words/language.tsx'

/** What is wrong, and what to do next; all of it when a form has several faults. */
export function RefusalNote({ refusal }: { readonly refusal: WireRefusal }) {
  const { say } = useWords()
  const problems = refusal.problems.length > 0 ? refusal.problems : []
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={say(refusal)}
      description={
        problems.length === 0 ? (
          say(refusal.next)
        ) : (
          <ul className="problems">
            {problems.map(problem => (
              <li key={`${problem.field}${problem.refused}`}>{say(problem)}</li>
            ))}
          </ul>
        )
      }
    />
  )
}
