import { termWords } from '../../core/derive/things.ts'
import { useWords } from '../words/language.tsx'
import { TextView } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** A term in months; those with a posted rate are offered. */
export function TermView(props: FieldViewProps) {
  const { say } = useWords()
  return (
    <div className="with-chips">
      <TextView {...props} />
      <div className="chips">
        {props.desk.terms.map(months => (
          <button
            key={months}
            type="button"
            tabIndex={-1}
            className="chip"
            onClick={() => props.onChange(String(months))}
          >
            {say(termWords(months))}
          </button>
        ))}
      </div>
    </div>
  )
}
