import { Alert, Button } from 'antd'
import { useState } from 'react'
import type { WireRehearsal } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { useRehearsal } from '../api/queries.ts'
import { showMoney } from '../ui/money.ts'
import { Failed, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** What the night would post, on the books of this moment. */
export function RehearsalPanel() {
  const { say } = useWords()
  const [asked, setAsked] = useState(false)
  const { data, error, isFetching, refetch } = useRehearsal(asked)
  const ask = () => (asked ? void refetch() : setAsked(true))
  return (
    <Panel
      title={data ? say('rehearsed') : say('rehearse')}
      label={say('rehearse')}
      extra={
        <Button size="small" loading={isFetching} onClick={ask}>
          {say('rehearse')}
        </Button>
      }
    >
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data ? <Rehearsed rehearsal={data} /> : <p className="hint">{say('rehearseHint')}</p>}
    </Panel>
  )
}

function Rehearsed({ rehearsal }: { readonly rehearsal: WireRehearsal }) {
  const { say, number } = useWords()
  return (
    <>
      {rehearsal.trouble.map(trouble => (
        <Alert key={trouble.zh} type="warning" showIcon title={say(trouble)} />
      ))}
      <ol className="steps">
        {rehearsal.steps.map(({ code, name, rows, accounts }) => (
          <li key={code}>
            <b className="figure">{number(code)}</b> {say(name)}{' '}
            <small>{fill(say('rehearsedRows'), { rows: String(rows), accounts: String(accounts) })}</small>
          </li>
        ))}
      </ol>
      {rehearsal.turnover.length === 0 && <p className="hint">{say('rehearsedNothing')}</p>}
      {rehearsal.turnover.length > 0 && <Turnover rows={rehearsal.turnover} />}
    </>
  )
}

function Turnover({ rows }: { readonly rows: WireRehearsal['turnover'] }) {
  const { say } = useWords()
  return (
    <table className="trial">
      <thead>
        <tr>
          <th>{say('glAccount')}</th>
          <th>{say('name')}</th>
          <th>{say('debit')}</th>
          <th>{say('credit')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ gl, name, debit, credit }) => (
          <tr key={gl}>
            <td className="figure">{gl}</td>
            <td>{say(name)}</td>
            <td className="figure amount">{debit === '0.00' ? '' : showMoney(debit)}</td>
            <td className="figure amount">{credit === '0.00' ? '' : showMoney(credit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
