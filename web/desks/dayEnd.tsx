import { Alert, Button, Progress, Steps } from 'antd'
import { Link } from 'wouter'
import type { WireDayEnd, WireDesk } from '../../core/wire.ts'
import { api } from '../api/client.ts'
import { useDayEnd } from '../api/queries.ts'
import { Empty, Panel } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'

/**
 * What stands between the branch and its evening, with the people who can remove it; then the steps as they
 * run.
 */
export function DayEndPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const { data } = useDayEnd()
  if (!data) return <Empty>{say('loading')}</Empty>
  return (
    <main className="page day-end">
      <Panel title={`${say('dayEnd')} ${data.day}`}>
        <Course day={data} />
      </Panel>
      {data.state === 'open' && <Blockers day={data} />}
      {data.state !== 'open' && <Run desk={desk} day={data} />}
    </main>
  )
}

const course = [
  { state: 'closed', code: '8001', zh: '开门', en: 'Open' },
  { state: 'open', code: '8003', zh: '营业与柜员轧账', en: 'Serve, tellers balance' },
  { state: 'balanced', code: '8004', zh: '网点轧账', en: 'Branch balance' },
  { state: 'closing', code: '8008', zh: '日终与日切', en: 'Day end, date roll' },
] as const

/** Where the day stands between opening and roll. */
function Course({ day }: { readonly day: WireDayEnd }) {
  const { say } = useWords()
  return (
    <Steps
      size="small"
      current={course.findIndex(({ state }) => state === day.state)}
      items={course.map(step => ({ title: say(step), content: <span className="figure">{step.code}</span> }))}
    />
  )
}

function Blockers({ day }: { readonly day: WireDayEnd }) {
  const { say } = useWords()
  return (
    <Panel title={`${say('open')} ${day.blockers.length}`} label={say('open')} fill>
      {day.blockers.length === 0 && <Alert type="success" showIcon title={say('noBlockers')} />}
      <ul className="blockers">
        {day.blockers.map(({ what, people, code }) => (
          <li key={what.zh}>
            <span>{say(what)}</span>
            <span>
              {people.map(person => (
                <StateTag key={person} tone="quiet">
                  {person}
                </StateTag>
              ))}
              {code && (
                <Link href={`/manual/${code}`} className="figure">
                  {code}
                </Link>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Run({ desk, day }: { readonly desk: WireDesk; readonly day: WireDayEnd }) {
  const { say } = useWords()
  const done = day.steps.filter(step => step.done).length
  const percent = Math.round((100 * done) / day.steps.length)
  const inCharge = desk.person.roles.some(
    role => role === 'accountingSupervisor' || role === 'outletDirector',
  )
  const standing = day.state === 'closing' && !day.steps.some(step => step.running)
  return (
    <Panel title={say('steps')} fill>
      {day.state === 'closing' && (
        <Progress percent={percent} status={day.trouble.length > 0 ? 'exception' : 'active'} />
      )}
      {day.state !== 'closing' && done === 0 && <Empty>{say('dayEndIdle')}</Empty>}
      <ol className="steps">
        {day.steps.map(({ code, name, done: isDone, running }) => (
          <li key={code} className={isDone ? 'step-done' : running ? 'step-running' : ''}>
            <b className="figure">{code}</b> {say(name)} {isDone ? '✓' : running ? '…' : ''}
          </li>
        ))}
      </ol>
      {day.trouble.map(trouble => (
        <Alert key={trouble.zh} type="error" showIcon title={say(trouble)} />
      ))}
      {standing && inCharge && (
        <Button onClick={() => void api.resumeDayEnd()}>{say('continueDayEnd')}</Button>
      )}
    </Panel>
  )
}
