import { TextView } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** A term in months; those with a posted rate are offered. */
export function TermView(props: FieldViewProps) {
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
            {months < 12 ? `${months}M` : `${months / 12}Y`}
          </button>
        ))}
      </div>
    </div>
  )
}
