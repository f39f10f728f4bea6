/** The lobby manager's tablet: who waits, who was missed, who is guided elsewhere, and what became of it. */
import { Button, Table } from 'antd'
import { useState } from 'react'
import type { LobbyAct } from '../../core/queue/act.ts'
import { businesses } from '../../core/queue/business.ts'
import { triagePlaces, triageResults, triageStages } from '../../core/queue/triage.ts'
import type { WireQueue, WireTicket, WireTicketTaken } from '../../core/queue/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { useDesk, useQueue } from '../api/queries.ts'
import { ServiceGuide } from '../service/guide.tsx'
import { showTime } from '../ui/money.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { Clock } from './clock.tsx'
import { useWaitWords } from './hall.tsx'
import { GiveTicket, Guide, Prioritise } from './lobbyForms.tsx'
import { Slip, SlipPaper } from './slip.tsx'
import { ticketTags } from './tags.ts'

export function LobbyPage() {
  const { data, error, refetch } = useQueue()
  const { say } = useWords()
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  return <Lobby queue={data} />
}

export type Lead = (act: LobbyAct) => Promise<boolean>

function Lobby({ queue }: { readonly queue: WireQueue }) {
  const { say } = useWords()
  const { data: desk } = useDesk()
  const { refusal, act } = useAct('queue')
  const [taken, setTaken] = useState<WireTicketTaken | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const lead: Lead = asked => act(() => api.inLobby(asked))
  const inState = (state: WireTicket['state']) => queue.tickets.filter(one => one.state === state)
  const waiting = inState('waiting')
  const missed = inState('missed')
  const longest = Math.max(0, ...waiting.map(({ waitMs }) => waitMs ?? 0))
  const isLong = longest > queue.limits.elasticMinutes * 60_000
  const current = waiting.find(({ no }) => no === chosen) ?? null
  return (
    <main className="lobby">
      <div className="lobby-main">
        {refusal && <RefusalNote refusal={refusal} />}
        <Panel
          fill
          label={say('waitingTickets')}
          title={`${say('waitingTickets')} ${waiting.length}`}
          extra={isLong && <StateTag tone="bad">{say('openAnother')}</StateTag>}
        >
          <Waiting waiting={waiting} chosen={chosen} onChoose={setChosen} />
        </Panel>
        {missed.length > 0 && (
          <Panel label={say('missedTickets')} title={`${say('missedTickets')} ${missed.length}`}>
            <Missed missed={missed} onLead={lead} />
          </Panel>
        )}
        <Panel label={say('atWindows')} title={say('atWindows')}>
          <Windows queue={queue} onLead={lead} />
        </Panel>
      </div>
      <aside className="lobby-side">
        {desk && <ServiceGuide desk={desk} step={current ? 'triage.seats' : 'triage.door'} />}
        {current && (
          <Prioritise
            key={current.no}
            ticket={current}
            onLead={async asked => {
              const done = await lead(asked)
              if (done) setChosen(null)
              return done
            }}
          />
        )}
        <Panel label={say('giveTicket')} title={say('giveTicket')}>
          <GiveTicket onTaken={setTaken} />
          {taken && <Slip taken={taken} />}
          {taken && <SlipPaper key={taken.ticket} taken={taken} />}
        </Panel>
        <Panel label={say('triageTitle')} title={say('triageTitle')}>
          <Guide key={current?.no ?? ''} ticket={current?.no ?? null} waiting={waiting} onLead={lead} />
        </Panel>
        <Panel label={say('triageToday')} title={`${say('triageToday')} ${queue.triage.length}`}>
          <Guided queue={queue} />
        </Panel>
      </aside>
    </main>
  )
}

interface WaitingProps {
  readonly waiting: readonly WireTicket[]
  readonly chosen: string | null
  onChoose(ticket: string | null): void
}

function Waiting({ waiting, chosen, onChoose }: WaitingProps) {
  const { say } = useWords()
  const wait = useWaitWords()
  return (
    <Table<WireTicket>
      size="small"
      rowKey="no"
      pagination={false}
      dataSource={[...waiting]}
      locale={{ emptyText: say('nobodyWaits') }}
      rowClassName={({ no, urgent }) => [urgent ? 'late' : '', no === chosen ? 'chosen' : ''].join(' ')}
      onRow={({ no }) => ({
        onClick: () => onChoose(no === chosen ? null : no),
        onKeyDown: event => event.key === 'Enter' && onChoose(no),
        tabIndex: 0,
      })}
      columns={[
        { title: say('queueTicket'), dataIndex: 'no', width: 90, className: 'figure' },
        { title: say('business'), key: 'business', render: (_, one) => say(businesses[one.business]) },
        {
          title: say('customerLevel'),
          key: 'tags',
          render: (_, one) =>
            ticketTags(one)
              .map(tag => say(tag))
              .join(' · '),
        },
        {
          title: say('waitedFor'),
          key: 'waited',
          width: 150,
          render: (_, one) => (
            <>
              <Clock since={one.taken} /> {one.urgent && <StateTag tone="bad">{say('nearGuard')}</StateTag>}
            </>
          ),
        },
        { title: say('peopleAhead'), dataIndex: 'ahead', width: 90, className: 'figure' },
        { title: say('expectedWait'), key: 'wait', width: 130, render: (_, one) => wait(one.waitMs) },
      ]}
    />
  )
}

function Missed({ missed, onLead }: { readonly missed: readonly WireTicket[]; readonly onLead: Lead }) {
  const { say } = useWords()
  return (
    <ul className="lobby-list">
      {missed.map(({ no, business, mayReturn }) => (
        <li key={no}>
          <b className="figure">{no}</b>
          <span>{say(businesses[business])}</span>
          <Button
            size="small"
            disabled={!mayReturn}
            onClick={() => void onLead({ do: 'return', ticket: no })}
          >
            {say('returnTicket')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Windows({ queue, onLead }: { readonly queue: WireQueue; readonly onLead: Lead }) {
  const { say } = useWords()
  if (queue.windows.length === 0) return <Empty>{say('noWindowYet')}</Empty>
  return (
    <ul className="lobby-list">
      {queue.windows.map(({ no, teller, tellerName, skills, ticket, pausedFor }) => (
        <li key={no}>
          <b className="figure">{`${say('windowNo')} ${no}`}</b>
          <span>{`${teller} ${say(tellerName)}`}</span>
          <span className="hint">{skills.join(' ')}</span>
          {ticket && <b className="figure">{ticket}</b>}
          {pausedFor !== null && <StateTag tone="wait">{pausedFor}</StateTag>}
          <Button
            size="small"
            disabled={ticket !== null}
            onClick={() => void onLead({ do: 'shut', window: no })}
          >
            {say('shutWindow')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function Guided({ queue }: { readonly queue: WireQueue }) {
  const { say } = useWords()
  if (queue.triage.length === 0) return <Empty>{say('empty')}</Empty>
  return (
    <ul className="lobby-list">
      {queue.triage.map(({ at, ticket, stage, to, result, note }) => (
        <li key={`${at}${ticket}`}>
          <span className="figure">{showTime(at)}</span>
          <b className="figure">{ticket ?? '—'}</b>
          <span>{`${say(triageStages[stage])} → ${say(triagePlaces[to])}`}</span>
          <span className="hint">{[say(triageResults[result]), note].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  )
}
