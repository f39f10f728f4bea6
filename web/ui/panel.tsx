import type { ReactNode } from 'react'

interface PanelProps {
  readonly title: ReactNode
  readonly extra?: ReactNode
  readonly children: ReactNode
  readonly fill?: boolean
  readonly label?: string
}

/** The one box that everything stands in. */
export function Panel({ title, extra, children, fill = false, label }: PanelProps) {
  return (
    <section className={fill ? 'panel panel-fill' : 'panel'} aria-label={label}>
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
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>
}
