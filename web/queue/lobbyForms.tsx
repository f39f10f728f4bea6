/** What the lobby manager writes down: a ticket given by hand, a priority with its reason, a way shown. */
import { Button, Checkbox, Input, Select } from 'antd'
import { useRef, useState } from 'react'
import {
  type Business,
  businessCodes,
  businesses,
  type Flag,
  flagNames,
  flags,
  type Level,
  levelNames,
  levels,
} from '../../core/queue/business.ts'
import {
  placesOf,
  resultNames,
  stageNames,
  type TriagePlace,
  triagePlaces,
  type TriageResult,
  triageResults,
  type TriageStage,
  triageStages,
} from '../../core/queue/triage.ts'
import type { WireTicket, WireTicketTaken } from '../../core/queue/wire.ts'
import { useAct } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { newTicketRequest } from './hall.tsx'
import type { Lead } from './lobby.tsx'

interface Who {
  readonly level: Level
  readonly flags: readonly Flag[]
}

const NOBODY: Who = { level: 'normal', flags: [] }

function WhoFields({ who, onWho }: { readonly who: Who; onWho(who: Who): void }) {
  const { say } = useWords()
  return (
    <>
      <Select<Level>
        aria-label={say('customerLevel')}
        value={who.level}
        onChange={level => onWho({ ...who, level })}
        options={levelNames.map(value => ({ value, label: say(levels[value]) }))}
      />
      <Checkbox.Group<Flag>
        aria-label={say('customerFlags')}
        value={[...who.flags]}
        onChange={chosen => onWho({ ...who, flags: chosen })}
        options={flagNames.map(value => ({ value, label: say(flags[value]) }))}
      />
    </>
  )
}

export function GiveTicket({ onTaken }: { onTaken(taken: WireTicketTaken): void }) {
  const { say } = useWords()
  const { refusal, act } = useAct('queue')
  const [business, setBusiness] = useState<Business>('B')
  const [who, setWho] = useState<Who>(NOBODY)
  const [appointment, setAppointment] = useState('')
  const request = useRef(newTicketRequest())
  const isTime = appointment === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(appointment)
  const give = () =>
    act(async () => {
      const asked = { business, ...who, appointment: appointment || null, request: request.current }
      onTaken(await api.lobbyTicket(asked))
      request.current = newTicketRequest()
      setWho(NOBODY)
      setAppointment('')
    })
  return (
    <div className="lobby-form">
      <Select<Business>
        aria-label={say('business')}
        value={business}
        onChange={setBusiness}
        options={businessCodes.map(value => ({ value, label: `${value} ${say(businesses[value])}` }))}
      />
      <WhoFields who={who} onWho={setWho} />
      <Input
        aria-label={say('appointmentTime')}
        placeholder={say('appointmentTime')}
        value={appointment}
        status={isTime ? '' : 'error'}
        maxLength={5}
        onChange={event => setAppointment(event.target.value.trim())}
      />
      <Button type="primary" disabled={!isTime} onClick={() => void give()}>
        {say('giveTicket')}
      </Button>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  )
}

export function Prioritise({ ticket, onLead }: { readonly ticket: WireTicket; readonly onLead: Lead }) {
  const { say } = useWords()
  const [who, setWho] = useState<Who>({ level: ticket.level, flags: ticket.flags })
  const [reason, setReason] = useState('')
  return (
    <Panel label={say('prioritise')} title={`${say('prioritise')} ${ticket.no}`}>
      <div className="lobby-form">
        <WhoFields who={who} onWho={setWho} />
        <Input
          aria-label={say('prioritiseReason')}
          placeholder={say('prioritiseReason')}
          value={reason}
          maxLength={80}
          onChange={event => setReason(event.target.value)}
        />
        <Button
          type="primary"
          disabled={reason.trim() === ''}
          title={reason.trim() === '' ? say('prioritiseReason') : ''}
          onClick={() => void onLead({ do: 'prioritise', ticket: ticket.no, ...who, reason })}
        >
          {say('prioritise')}
        </Button>
      </div>
    </Panel>
  )
}

interface GuideProps {
  readonly ticket: string | null
  readonly waiting: readonly WireTicket[]
  readonly onLead: Lead
}

export function Guide({ ticket: first, waiting, onLead }: GuideProps) {
  const { say } = useWords()
  const [stage, setStage] = useState<TriageStage>(first === null ? 'first' : 'second')
  const [to, setTo] = useState<TriagePlace | null>(null)
  const [result, setResult] = useState<TriageResult>('went')
  const [ticket, setTicket] = useState<string | null>(first)
  const [note, setNote] = useState('')
  const save = async () => {
    if (to === null) return
    if (await onLead({ do: 'triage', ticket, stage, to, result, note })) {
      setTo(null)
      setNote('')
    }
  }
  return (
    <div className="lobby-form">
      <Select<TriageStage>
        aria-label={say('triageStage')}
        value={stage}
        onChange={chosen => {
          setStage(chosen)
          setTo(null)
        }}
        options={stageNames.map(value => ({ value, label: say(triageStages[value]) }))}
      />
      <Select<TriagePlace>
        aria-label={say('triageTo')}
        placeholder={say('triageTo')}
        value={to}
        onChange={setTo}
        options={placesOf[stage].map(value => ({ value, label: say(triagePlaces[value]) }))}
      />
      <Select<TriageResult>
        aria-label={say('triageResult')}
        value={result}
        onChange={setResult}
        options={resultNames.map(value => ({ value, label: say(triageResults[value]) }))}
      />
      <Select<string>
        allowClear
        aria-label={say('triageWhom')}
        placeholder={say('triageWhom')}
        value={ticket}
        onChange={chosen => setTicket(chosen ?? null)}
        options={waiting.map(({ no }) => ({ value: no, label: no }))}
      />
      <Input
        aria-label={say('triageNote')}
        placeholder={say('triageNote')}
        value={note}
        maxLength={80}
        onChange={event => setNote(event.target.value)}
      />
      <Button type="primary" disabled={to === null} onClick={() => void save()}>
        {say('triageSave')}
      </Button>
    </div>
  )
}
