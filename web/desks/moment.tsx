import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { useLocation, useSearch } from 'wouter'
import { branchStates } from '../../core/derive/standing.ts'
import type { WireMoment } from '../../core/wire.ts'
import { api } from '../api/client.ts'
import { showTime } from '../ui/money.ts'
import { momentLink } from '../ui/opening.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { Tills, People } from './board.tsx'
import { Balances, Cash, Papers, Seals, Waiting } from './momentParts.tsx'

/** The branch as any row left it; the address says which row, so that it can be kept and sent. */
export function MomentPage() {
  const { say } = useWords()
  const asked = Object.fromEntries(new URLSearchParams(useSearch()))
  const { data, error, refetch } = useQuery({
    queryKey: ['moment', asked],
    queryFn: () => api.moment(asked),
    retry: false,
    placeholderData: keepPreviousData,
  })
  return (
    <main className="page moment">
      <Panel title={say('moment')} extra={<Asking key={data ? rowKey(data) : ''} moment={data} />}>
        {error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Standing moment={data} />
        ) : (
          <Empty>{say('loading')}</Empty>
        )}
      </Panel>
      {data && !error && <Parts moment={data} />}
    </main>
  )
}

const rowKey = ({ row }: WireMoment): string => `${row.day}/${row.serial}`

/** The row, as one line. */
function Standing({ moment: { row, branch } }: { readonly moment: WireMoment }) {
  const { say, number } = useWords()
  return (
    <p className="moment-row" role="status">
      <b className="figure">{`${row.day} ${showTime(row.at)}`}</b>
      <span>
        {say('serial')} <b className="figure">{row.serial}</b>
      </span>
      <span>
        <b className="figure">{number(row.code)}</b> {say(row.codeName)}
      </span>
      <span>
        {say('teller')} <span className="figure">{row.teller}</span>
      </span>
      <StateTag tone={branch.state === 'open' ? 'good' : 'quiet'}>{say(branchStates[branch.state])}</StateTag>
    </p>
  )
}

/** A day with a row of it, or with a time; or the row beside this one, by Alt and an arrow. */
function Asking({ moment }: { readonly moment: WireMoment | undefined }) {
  const { say } = useWords()
  const [, navigate] = useLocation()
  const [day, setDay] = useState(moment?.row.day ?? '')
  const [serial, setSerial] = useState('')
  const [time, setTime] = useState('')
  const { previous = null, next = null } = moment ?? {}
  const go = (position: WireMoment['next']) => {
    if (position) navigate(momentLink({ day: position.day, serial: String(position.serial) }))
  }
  const turn = useEffectEvent(go)
  useEffect(() => {
    const on = (which: () => WireMoment['next']) => (event: Event) => {
      event.preventDefault()
      turn(which())
    }
    return tinykeys(window, { 'Alt+ArrowUp': on(() => previous), 'Alt+ArrowDown': on(() => next) })
  }, [previous, next])
  const show = () => navigate(momentLink(serial === '' ? { day, time } : { day, serial }))
  const input = (label: string, value: string, set: (text: string) => void, maxLength: number) => (
    <Input
      size="small"
      aria-label={label}
      placeholder={label}
      value={value}
      maxLength={maxLength}
      onChange={event => set(event.target.value.trim())}
      onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && show()}
    />
  )
  return (
    <div className="filters">
      {input(say('day'), day, setDay, 10)}
      {input(say('serial'), serial, setSerial, 9)}
      {input(say('momentTime'), time, setTime, 8)}
      <Button size="small" type="primary" onClick={show}>
        {say('showSheet')}
      </Button>
      <Button size="small" disabled={!previous} title="Alt+↑" onClick={() => go(previous)}>
        {`← ${say('rowBefore')}`}
      </Button>
      <Button size="small" disabled={!next} title="Alt+↓" onClick={() => go(next)}>
        {`${say('rowAfter')} →`}
      </Button>
      <Button size="small" onClick={() => navigate(momentLink({}))}>
        {say('momentNow')}
      </Button>
    </div>
  )
}

function Parts({ moment }: { readonly moment: WireMoment }) {
  const { say } = useWords()
  return (
    <div className="moment-parts">
      <Panel title={say('tills')}>
        <Tills tills={moment.tills} />
      </Panel>
      <Panel title={say('waitingFor')} label={say('waitingFor')}>
        <Waiting waiting={moment.waiting} />
      </Panel>
      <Panel title={say('faces')} label={say('faces')}>
        <Cash moment={moment} />
      </Panel>
      <Panel title={say('papers')} label={say('papers')}>
        <Papers moment={moment} />
      </Panel>
      <Panel title={say('people')}>
        <People people={moment.people} />
      </Panel>
      <Panel title={say('sealsHeld')} label={say('sealsHeld')}>
        <Seals seals={moment.seals} />
      </Panel>
      <Panel title={say('glBalances')} label={say('glBalances')}>
        <Balances balances={moment.balances} />
      </Panel>
    </div>
  )
}
