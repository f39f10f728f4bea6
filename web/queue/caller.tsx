/** The caller in the terminal: one key leads a ticket from its call to its end. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useEffect, useEffectEvent, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { mayCall } from '../../core/queue/access.ts'
import type { WindowAct } from '../../core/queue/act.ts'
import { type Business, businessCodes, businesses } from '../../core/queue/business.ts'
import type { WireQueue, WireTicket } from '../../core/queue/wire.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { useQueue } from '../api/queries.ts'
import { Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { Clock } from './clock.tsx'
import { ticketTags } from './tags.ts'
import { keys } from '../ui/keys.ts'

export function Caller({ desk }: { readonly desk: WireDesk }) {
  const isHis = mayCall(desk.person.roles) && desk.person.duty === 'on'
  const { data } = useQueue(isHis)
  return isHis && data ? <CallerPanel queue={data} /> : null
}

type Window = WireQueue['windows'][number]

function CallerPanel({ queue }: { readonly queue: WireQueue }) {
  const { say } = useWords()
  const client = useQueryClient()
  const { refusal, act } = useAct('queue', 'desk')
  const [busy, setBusy] = useState(false)
  const own = queue.windows.find(({ no }) => no === queue.own) ?? null
  const ticket = queue.tickets.find(({ no }) => no === own?.ticket) ?? null
  const perform = async (asked: WindowAct) => {
    if (busy) return
    setBusy(true)
    // The answer is how the queue stands: the next press need not wait until it is read again.
    await act(async () => {
      client.setQueryData(['queue'], await api.atWindow(asked))
      setBusy(false)
    })
    setBusy(false)
  }
  const step = own && nextStep(own, ticket)
  useKeys({
    [keys.nextCustomer]: () => step && void perform(step.act),
    'Alt+r': () => ticket?.state === 'called' && void perform({ do: 'recall', ticket: ticket.no }),
    'Alt+n': () => ticket?.state === 'called' && void perform({ do: 'miss', ticket: ticket.no }),
  })
  const waiting = queue.tickets.filter(
    ({ state, business }) => state === 'waiting' && own?.skills.includes(business),
  )
  return (
    <Panel
      label={say('callNext')}
      title={own ? `${say('windowNo')} ${own.no}` : say('callNext')}
      extra={own && <span className="hint figure">{`${say('waitingCount')} ${waiting.length}`}</span>}
    >
      {!own && <OpenWindow busy={busy} onOpen={perform} />}
      {own && (
        <div className="caller">
          {ticket ? <AtWindow ticket={ticket} /> : <Idle own={own} next={waiting[0] ?? null} />}
          {step && (
            <Button type="primary" block disabled={busy} onClick={() => void perform(step.act)}>
              {`${say(step.word)} ${keys.nextCustomer}`}
            </Button>
          )}
          {ticket ? (
            <WithTicket ticket={ticket} limit={queue.limits.calls} onAct={perform} />
          ) : (
            <Without own={own} onAct={perform} />
          )}
        </div>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
    </Panel>
  )
}

interface Step {
  readonly word: Word
  readonly act: WindowAct
}

function nextStep({ pausedFor }: Window, ticket: WireTicket | null): Step {
  if (ticket?.state === 'called') return { word: 'startTicket', act: { do: 'start', ticket: ticket.no } }
  if (ticket) return { word: 'endTicket', act: { do: 'end', ticket: ticket.no } }
  return pausedFor === null
    ? { word: 'callNext', act: { do: 'call' } }
    : { word: 'resumeWindow', act: { do: 'resume' } }
}

/** A key that is held is pressed once. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const press = useEffectEvent((key: string) => keys[key]?.())
  const names = Object.keys(keys).join(' ')
  useEffect(() => {
    const on = (key: string) => (event: KeyboardEvent) => {
      event.preventDefault()
      if (!event.repeat) press(key)
    }
    return tinykeys(globalThis.window, Object.fromEntries(names.split(' ').map(key => [key, on(key)])))
  }, [names])
}

const KEPT = 'zhanggui.window'

interface KeptWindow {
  readonly window: number
  readonly skills: readonly Business[]
}

/** A terminal stands at one window: which one, and for what, is as it was the last time. */
function keptWindow(): KeptWindow {
  const kept = localStorage.getItem(KEPT)
  return kept ? (JSON.parse(kept) as KeptWindow) : { window: 1, skills: ['B'] }
}

function OpenWindow({ busy, onOpen }: { readonly busy: boolean; onOpen(act: WindowAct): Promise<void> }) {
  const { say } = useWords()
  const [{ window: no, skills }, setWindow] = useState(keptWindow)
  const open = () => {
    localStorage.setItem(KEPT, JSON.stringify({ window: no, skills }))
    void onOpen({ do: 'open', window: no, skills })
  }
  return (
    <div className="caller">
      <div className="filters">
        <span>{say('windowNo')}</span>
        <InputNumber
          aria-label={say('windowNo')}
          min={1}
          max={99}
          precision={0}
          value={no}
          onChange={value => setWindow({ window: value ?? 1, skills })}
        />
      </div>
      <Checkbox.Group<Business>
        aria-label={say('windowSkills')}
        value={[...skills]}
        onChange={chosen => setWindow({ window: no, skills: chosen })}
        options={businessCodes.map(value => ({ value, label: `${value} ${say(businesses[value])}` }))}
      />
      <Button type="primary" block disabled={busy || skills.length === 0} onClick={open}>
        {say('openWindow')}
      </Button>
    </div>
  )
}

function AtWindow({ ticket }: { readonly ticket: WireTicket }) {
  const { say } = useWords()
  const tags = ticketTags(ticket).map(tag => say(tag))
  const since = ticket.started ?? ticket.called
  return (
    <div className="caller-ticket">
      <strong className="figure">{ticket.no}</strong>
      <span>{[say(businesses[ticket.business]), ...tags].join(' · ')}</span>
      <span className="hint figure">
        {ticket.started
          ? say('servedFor')
          : `${say('callsMade')} ${ticket.calls} ${say('times')} · ${say('waitedFor')}`}{' '}
        <Clock since={ticket.started ? (since ?? '') : ticket.taken} />
      </span>
    </div>
  )
}

function Idle({ own, next }: { readonly own: Window; readonly next: WireTicket | null }) {
  const { say } = useWords()
  if (own.pausedFor !== null)
    return <p className="caller-paused">{`${say('windowPausedNow')}：${own.pausedFor}`}</p>
  return (
    <p className="hint">
      {next ? (
        <>
          {`${next.no} ${say('waitedFor')} `}
          <Clock since={next.taken} />
        </>
      ) : (
        say('nobodyWaits')
      )}
    </p>
  )
}

interface ActsProps {
  onAct(act: WindowAct): Promise<void>
}

function WithTicket({
  ticket,
  limit,
  onAct,
}: ActsProps & { readonly ticket: WireTicket; readonly limit: number }) {
  const { say } = useWords()
  const few = ticket.calls < limit
  return (
    <div className="caller-acts">
      {ticket.state === 'called' && (
        <>
          <Button size="small" onClick={() => void onAct({ do: 'recall', ticket: ticket.no })}>
            {`${say('recallTicket')} Alt+R`}
          </Button>
          <Button
            size="small"
            disabled={few}
            title={few ? say('missAfterCalls') : ''}
            onClick={() => void onAct({ do: 'miss', ticket: ticket.no })}
          >
            {`${say('missTicket')} Alt+N`}
          </Button>
        </>
      )}
      <Select<Business>
        size="small"
        aria-label={say('transferTicket')}
        placeholder={say('transferTicket')}
        value={null}
        onChange={business => void onAct({ do: 'transfer', ticket: ticket.no, business })}
        options={businessCodes
          .filter(business => business !== ticket.business)
          .map(value => ({ value, label: `${value} ${say(businesses[value])}` }))}
      />
    </div>
  )
}

function Without({ own, onAct }: ActsProps & { readonly own: Window }) {
  const { say } = useWords()
  const [reason, setReason] = useState<string | null>(null)
  const pause = () => {
    void onAct({ do: 'pause', reason: reason ?? '' })
    setReason(null)
  }
  return (
    <div className="caller-acts">
      {own.pausedFor === null &&
        (reason === null ? (
          <Button size="small" onClick={() => setReason('')}>
            {say('pauseWindow')}
          </Button>
        ) : (
          <Input
            size="small"
            autoFocus
            aria-label={say('pauseReason')}
            placeholder={say('pauseReason')}
            value={reason}
            maxLength={80}
            onChange={event => setReason(event.target.value)}
            onPressEnter={pause}
          />
        ))}
      <Button size="small" onClick={() => void onAct({ do: 'close' })}>
        {say('closeWindow')}
      </Button>
    </div>
  )
}
