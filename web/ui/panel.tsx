import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { RefusedError } from '../api/client.ts'
import { useWords } from '../words/language.tsx'

interface PanelProps {
  readonly title: ReactNode
  readonly extra?: ReactNode
  readonly children: ReactNode
  readonly fill?: boolean
  readonly label?: string
  /** It is to be read before anything in it is pressed: the keyboard is on the whole of it when it opens. */
  readonly readFirst?: boolean
}

/** The one box that everything stands in. */
export function Panel({ title, extra, children, fill = false, label, readFirst = false }: PanelProps) {
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (readFirst) section.current?.focus()
  }, [readFirst])
  return (
    <section
      ref={section}
      className={fill ? 'panel panel-fill' : 'panel'}
      aria-label={label}
      tabIndex={readFirst ? -1 : undefined}
    >
      <header className="panel-head">
        <h2>{title}</h2>
        {extra && <div className="panel-extra">{extra}</div>}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}

/** A label and what it is, one a line. */
export function Facts({ rows }: { readonly rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{typeof value === 'string' ? <Shown text={value} /> : value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What a field says; of a picture, the picture. */
export function Shown({ text }: { readonly text: string }) {
  return text.startsWith('data:image/png') ? <img src={text} alt="" className="picture" /> : text
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>
}

interface FailedProps {
  readonly error: Error | null
  onRetry(): void
}

/**
 * Why there is nothing to see: the server said no, in its words, or it could not be read and may be tried.
 */
export function Failed({ error, onRetry }: FailedProps) {
  const { say } = useWords()
  if (error instanceof RefusedError) {
    return (
      <div className="empty" role="alert">
        <p>{say(error.refusal)}</p>
        <p>{say(error.refusal.next)}</p>
      </div>
    )
  }
  return (
    <div className="empty" role="alert">
      <p>{say('readFailed')}</p>
      <Button onClick={onRetry}>{say('retry')}</Button>
    </div>
  )
}
