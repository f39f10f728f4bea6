import { Alert, Button, Progress, Steps } from 'antd'
import { Link } from 'wouter'
import { isAtNight } from '../../core/day/night.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireDayEnd, WireDesk } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { api } from '../api/client.ts'
import { useDayEnd } from '../api/queries.ts'
import { showTime } from '../ui/money.ts'
import { terminalLink } from '../ui/opening.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { RehearsalPanel } from './rehearsal.tsx'
import { StateTag } from '../ui/tag.tsx'
import { Warnings } from '../ui/warnings.tsx'
import { useWords } from '../words/language.tsx'
import { Backups } from './backups.tsx'

/**
 * What stands between the branch and its evening, with the people who can remove it; then the steps as they
 * run.
 */
export function DayEndPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const { data, error, refetch } = useDayEnd()
  if (!data && error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Empty>{say('loading')}</Empty>
  return (
    <main className="page day-end">
      <Panel title={`${say('dayEnd')} ${data.day}`}>
        <Course day={data} />
        <NextStep desk={desk} day={data} />
      </Panel>
      <Warnings warnings={data.warnings} />
      {data.state === 'open' && <Blockers desk={desk} day={data} />}
      {data.state === 'balanced' && data.blockers.length > 0 && <Blockers desk={desk} day={data} />}
      {data.state !== 'open' && <Run desk={desk} day={data} />}
      {desk.inCharge && (data.state === 'open' || data.state === 'balanced') && <RehearsalPanel />}
      {data.state === 'closed' && data.last && desk.inCharge && <Backups desk={desk} />}
    </main>
  )
}

const course = [
  { code: '8001', zh: '网点日启', en: 'Open the branch' },
  { code: '8003', zh: '营业与柜员轧账', en: 'Serve, tellers balance' },
  { code: '8004', zh: '网点轧账', en: 'Branch balance' },
  { code: '8008', zh: '日终与日切', en: 'Day end, date roll' },
] as const

/** The step that comes next: an open branch without blockers may be balanced. */
function stepOf({ state, blockers }: WireDayEnd): number {
  if (state === 'closed') return 0
  if (state === 'open') return blockers.length > 0 ? 1 : 2
  return 3
}

/** Where the day stands between opening and roll. */
function Course({ day }: { readonly day: WireDayEnd }) {
  const { say, number } = useWords()
  return (
    <Steps
      size="small"
      current={stepOf(day)}
      items={course.map(step => ({
        title: say(step),
        content: <span className="figure">{number(step.code)}</span>,
      }))}
    />
  )
}

/** What was done last, and the code that comes next. */
function NextStep({ desk, day }: { readonly desk: WireDesk; readonly day: WireDayEnd }) {
  const { say, number } = useWords()
  const next = course[stepOf(day)]
  const waits = isAtNight(day) || (day.state !== 'closed' && day.blockers.length > 0)
  return (
    <>
      {day.state === 'closed' && day.last && <Ended last={day.last} />}
      {day.state === 'closed' && day.last && may(desk, SHEETS) && (
        <p className="next-step">
          <Link href={terminalLink(SHEETS, { sheet: 'closing', day: day.last.day })}>
            {`${number(SHEETS)} ${say('closingSheet')}`}
          </Link>
        </p>
      )}
      {next && !waits && (
        <p className="next-step">
          {say('next')}{' '}
          <CodeLink
            code={next.code}
            mine={may(desk, next.code)}
          >{`${number(next.code)} ${say(next)}`}</CodeLink>
        </p>
      )}
    </>
  )
}

/** From the journal: the last row of a day is its date roll. */
function Ended({ last }: { readonly last: NonNullable<WireDayEnd['last']> }) {
  const { say } = useWords()
  const values = { day: last.day, time: showTime(last.at), steps: String(last.steps) }
  return <Alert type="success" showIcon title={fill(say('dayEnded'), values)} />
}

const may = ({ person }: WireDesk, code: string): boolean =>
  findTransaction(code)?.who.some(role => person.roles.includes(role)) ?? false

interface CodeLinkProps {
  readonly code: string
  /** Whether it is for the reader to do: then it opens in his terminal, else in the manual. */
  readonly mine: boolean
  readonly children: string
}

function CodeLink({ code, mine, children }: CodeLinkProps) {
  // Signing has a page of its own.
  const place = code === APPROVE ? '/inbox' : terminalLink(code)
  return (
    <Link className="figure" href={mine ? place : `/manual/${code}`}>
      {children}
    </Link>
  )
}

const APPROVE = '0011'
const SHEETS = '8010'

function Blockers({ desk, day }: { readonly desk: WireDesk; readonly day: WireDayEnd }) {
  const { say, number } = useWords()
  return (
    <Panel title={`${say('open')} ${day.blockers.length}`} label={say('open')} fill>
      {day.blockers.length === 0 && <Alert type="success" showIcon title={say('noBlockers')} />}
      <ul className="blockers">
        {day.blockers.map(({ what, people, code }) => (
          <li key={what.zh}>
            <span>{say(what)}</span>
            <span>
              {people.map(person => (
                <StateTag key={person} tone={person === desk.person.id ? 'wait' : 'quiet'}>
                  {person}
                </StateTag>
              ))}
              {code && (
                <CodeLink
                  code={code}
                  mine={code === APPROVE || (people.includes(desk.person.id) && may(desk, code))}
                >
                  {`${number(code)} ${say(findTransaction(code)?.name ?? what)}`}
                </CodeLink>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Run({ desk, day }: { readonly desk: WireDesk; readonly day: WireDayEnd }) {
  const { say, number } = useWords()
  const done = day.steps.filter(step => step.done).length
  const closing = isAtNight(day)
  const standing = closing && !day.steps.some(step => step.running)
  return (
    <Panel title={say('steps')} fill>
      {closing && (
        <Progress
          percent={Math.round((100 * done) / day.steps.length)}
          format={() => `${done} / ${day.steps.length}`}
          status={day.trouble.length > 0 ? 'exception' : 'active'}
        />
      )}
      {!closing && <p className="hint">{say('dayEndIdle')}</p>}
      <ol className="steps">
        {day.steps.map(({ code, name, done: isDone, running, ms, parts }) => (
          <li key={code} className={isDone ? 'step-done' : running ? 'step-running' : ''}>
            <b className="figure">{number(code)}</b> {say(name)} {isDone ? '✓' : running ? '…' : ''}
            {ms !== null && <small className="figure"> {(ms / 1000).toFixed(1)} s</small>}
            {parts && (
              <small> {fill(say('stepParts'), { done: String(parts.done), of: String(parts.of) })}</small>
            )}
          </li>
        ))}
      </ol>
      {day.trouble.map(trouble => (
        <Alert key={trouble.zh} type="error" showIcon title={say(trouble)} />
      ))}
      {standing && desk.inCharge && (
        <Button onClick={() => void api.resumeDayEnd()}>{say('continueDayEnd')}</Button>
      )}
    </Panel>
  )
}
