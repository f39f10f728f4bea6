/** Complaints: which wait for whom and how their clocks stand; and one, with its steps, script and links. */
import { Button, Input, Segmented, Table, Tabs } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { isInChargeOfComplaints } from '../../core/complaints/access.ts'
import { scripts } from '../../core/complaints/scripts.ts'
import type { WireComplaint, WireComplaintDetail, WireDesk } from '../../core/wire.ts'
import { useComplaint, useComplaints } from '../api/queries.ts'
import { showTime } from '../ui/money.ts'
import { terminalLink } from '../ui/opening.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'

type Shown = 'openOnes' | 'mineAlone' | 'lateOnes' | 'all'

const shows: Readonly<Record<Shown, (one: WireComplaint, desk: WireDesk) => boolean>> = {
  openOnes: ({ isOpen }) => isOpen,
  mineAlone: ({ isOpen, handler }, { person }) => isOpen && handler.zh.startsWith(person.id),
  lateOnes: ({ late }) => late,
  all: () => true,
}

/** Whether what is looked for stands in its number, its subject or its person. */
const holds = ({ id, about, handler }: WireComplaint, sought: string): boolean =>
  [id, about.zh, about.en, handler.zh, handler.en].some(text => text.includes(sought))

export function ComplaintsPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [shown, setShown] = useState<Shown>('openOnes')
  const [sought, setSought] = useState('')
  const { data, error, refetch } = useComplaints(shown === 'all')
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <main className="page">
      <Panel
        title={say('complaints')}
        label={say('complaints')}
        extra={
          <>
            {isInChargeOfComplaints(desk.person) && (
              <Link href="/complaints/import">
                <Button size="small">{say('importComplaints')}</Button>
              </Link>
            )}
            <Link href={terminalLink('9601')}>
              <Button size="small">{say('registerComplaint')}</Button>
            </Link>
          </>
        }
        fill
      >
        <div className="filters filters-rows">
          <Segmented<Shown>
            size="small"
            value={shown}
            onChange={setShown}
            options={(Object.keys(shows) as Shown[]).map(value => ({ value, label: say(value) }))}
          />
          <Input.Search
            size="small"
            className="complaint-search"
            allowClear
            placeholder={say('searchComplaints')}
            aria-label={say('searchComplaints')}
            value={sought}
            onChange={event => setSought(event.target.value)}
          />
        </div>
        {data ? (
          <Complaints rows={data.filter(one => shows[shown](one, desk) && holds(one, sought.trim()))} />
        ) : (
          <Empty>{say('loading')}</Empty>
        )}
      </Panel>
    </main>
  )
}

function Complaints({ rows }: { readonly rows: readonly WireComplaint[] }) {
  const { say } = useWords()
  return (
    <Table<WireComplaint>
      size="small"
      rowKey="id"
      pagination={{ defaultPageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...rows]}
      locale={{ emptyText: say('noComplaints') }}
      rowClassName={({ late }) => (late ? 'late' : '')}
      columns={[
        {
          title: say('complaintNumber'),
          key: 'id',
          className: 'figure',
          render: (_, { id }) => <Link href={`/complaints/${id}`}>{id}</Link>,
        },
        { title: say('complaintAbout'), key: 'about', render: (_, { about }) => say(about) },
        { title: say('complaintGrade'), key: 'grade', render: (_, { grade }) => say(grade) },
        { title: say('state'), key: 'state', render: (_, one) => <Standing one={one} /> },
        { title: say('handledBy'), key: 'handler', render: (_, { handler }) => say(handler) },
        { title: say('nextDue'), dataIndex: 'due', className: 'figure' },
        { title: say('legalClock'), dataIndex: 'legalDue', className: 'figure' },
        { title: say('daysLeft'), dataIndex: 'daysLeft', className: 'figure' },
        {
          title: say('workingClock'),
          key: 'level',
          render: (_, { level }) => (level ? say(level) : ''),
        },
      ]}
    />
  )
}

function Standing({ one: { state, late, isOpen } }: { readonly one: WireComplaint }) {
  const { say } = useWords()
  if (late) return <StateTag tone="bad">{`${say(state)} · ${say('lateOnes')}`}</StateTag>
  return <StateTag tone={isOpen ? 'quiet' : 'good'}>{say(state)}</StateTag>
}

export function ComplaintPage({ id }: { readonly id: string }) {
  const { say } = useWords()
  const { data, error, refetch } = useComplaint(id)
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  return (
    <main className="page complaint">
      <Panel
        title={`${say('complaints')} ${id}`}
        label={say('complaints')}
        extra={
          <>
            {data.legalDue !== null && (
              <Link href={`/complaints/${id}/responsibility`}>
                <Button size="small">{say('ruleOnIt')}</Button>
              </Link>
            )}
            <Standing one={data} />
          </>
        }
      >
        <About one={data} />
      </Panel>
      <Panel title={say('whatIsNext')} label={say('whatIsNext')}>
        <div className="filters">
          {data.next.map(({ code, name, fields }) => (
            <Link key={`${code}${name.zh}`} href={terminalLink(code, fields)}>
              <Button size="small">{`${code} ${say(name)}`}</Button>
            </Link>
          ))}
        </div>
        <Playbook script={data.script} />
      </Panel>
      <Panel title={say('whatWasDone')} label={say('whatWasDone')}>
        <Done id={id} rows={data.done} />
      </Panel>
      <Panel title={say('whatIsKnown')} label={say('whatIsKnown')}>
        {data.links.length === 0 && <Empty>{say('empty')}</Empty>}
        {data.links.map(({ what, lines }) => (
          <section key={what.zh}>
            <h3>{say(what)}</h3>
            <ul>
              {lines.map(line => (
                <li key={line.zh}>{say(line)}</li>
              ))}
            </ul>
          </section>
        ))}
      </Panel>
    </main>
  )
}

function About({ one }: { readonly one: WireComplaintDetail }) {
  const { say } = useWords()
  const left = one.daysLeft === null ? '' : ` · ${say('daysLeft')} ${one.daysLeft}`
  return (
    <>
      <blockquote className="said" aria-label={say('whatHeSaid')}>
        {one.said}
      </blockquote>
      <Facts
        rows={[
          [say('complaintGrade'), say(one.grade)],
          ...one.facets.map(({ label, value }) => [say(label), say(value)] as const),
          ...(one.suggestion === null ? [] : [[say('suggestedLabel'), say(one.suggestion)] as const]),
          [say('handledBy'), say(one.handler)],
          [say('nextDue'), one.due ?? ''],
          [say('legalClock'), `${one.legalDue ?? ''}${left}`],
          ...(one.level ? [[say('workingClock'), say(one.level)] as const] : []),
          ...(one.satisfaction === null
            ? []
            : [[say('satisfactionScore'), String(one.satisfaction)] as const]),
        ]}
      />
    </>
  )
}

/** What to say and to do, by cause; the one that fits best stands in front. */
function Playbook({ script }: { readonly script: string }) {
  const { say } = useWords()
  return (
    <Tabs
      size="small"
      defaultActiveKey={script}
      items={Object.entries(scripts).map(([name, one]) => ({
        key: name,
        label: say({ zh: one.zh, en: one.en }),
        children: (
          <>
            <Facts
              rows={[
                [say('scriptFeel'), say(one.feel)],
                [say('scriptFelt'), say(one.felt)],
                [say('scriptFound'), say(one.found)],
                [say('scriptNever'), say(one.never)],
              ]}
            />
            <h3>{say('playbook')}</h3>
            <ol className="playbook">
              {one.playbook.map(line => (
                <li key={line.zh}>{say(line)}</li>
              ))}
            </ol>
          </>
        ),
      }))}
    />
  )
}

interface DoneProps {
  readonly id: string
  readonly rows: WireComplaintDetail['done']
}

/** What was done, each with the letter that tells the customer of it. */
function Done({ id, rows }: DoneProps) {
  const { say } = useWords()
  return (
    <ol className="done">
      {rows.map(({ day, serial, at, by, what, words, script, letter }) => (
        <li key={`${day}/${serial}`}>
          <b>{say(what)}</b> <span className="figure">{`${day} ${showTime(at)}`}</span> {say(by)}
          {script && <span className="hint">{` 〔${say(script)}〕`}</span>}
          {letter && (
            <Link href={`/complaints/${id}/letters/${day}-${serial}`}>{` ${say(letter.title)}`}</Link>
          )}
          {words && <p>{words}</p>}
        </li>
      ))}
    </ol>
  )
}
