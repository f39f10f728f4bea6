import { Button, Input, Segmented, Select, Table } from 'antd'
import { useState } from 'react'
import { parseDay } from '../../core/dates.ts'
import type { RowStatus, WireCode, WireDesk, WireRefusedRow } from '../../core/wire.ts'
import type { JournalFilter } from '../api/client.ts'
import { useCodes, useJournal, useRefusals, useTrial } from '../api/queries.ts'
import { showTime } from '../ui/money.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { RowTable, rowStates } from '../ui/rows.tsx'
import { useWords } from '../words/language.tsx'
import { TrialTable } from './trial.tsx'

type Shown = 'journal' | 'trial' | 'refusals'

const OWN: readonly Shown[] = ['journal', 'refusals']
const EVERYTHING: readonly Shown[] = ['journal', 'trial', 'refusals']

/** The electronic journal of a day, the trial balance of its evening, and what was refused. */
export function JournalPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [shown, setShown] = useState<Shown>('journal')
  const [typedDay, setTypedDay] = useState('')
  const [typed, setTyped] = useState<Typed>(NOTHING)
  const day = parseDay(typedDay) ?? desk.branch.day
  const { data: codes = [] } = useCodes()
  const filter = filterOf(typed, codes)
  return (
    <main className="page">
      <Panel
        fill
        title={say('journal')}
        extra={
          <div className="filters">
            <Segmented<Shown>
              value={shown}
              onChange={setShown}
              options={(desk.inCharge ? EVERYTHING : OWN).map(value => ({ value, label: say(value) }))}
            />
            <Input
              aria-label={say('day')}
              placeholder={desk.branch.day}
              value={typedDay}
              status={typedDay === '' || parseDay(typedDay) ? '' : 'error'}
              onChange={event => setTypedDay(event.target.value)}
            />
          </div>
        }
      >
        {shown === 'journal' && (
          <>
            <Filters typed={typed} onTyped={setTyped} everybody={desk.inCharge} />
            <Rows key={JSON.stringify([day, filter])} filter={{ day, ...filter }} />
          </>
        )}
        {shown === 'trial' && <Trial day={day} />}
        {shown === 'refusals' && <Refusals day={day} />}
      </Panel>
    </main>
  )
}

interface Typed {
  readonly serial: string
  readonly code: string
  readonly account: string
  readonly teller: string
  readonly status: RowStatus | ''
}

const NOTHING: Typed = { serial: '', code: '', account: '', teller: '', status: '' }

type Filter = Omit<JournalFilter, 'day' | 'before'>

/** A filter counts once all of it is typed: four digits of a code, sixteen of an account. */
const filterOf = ({ serial, code, account, teller, status }: Typed, codes: readonly WireCode[]): Filter => ({
  serial: /^\d{1,7}$/.test(serial) ? Number(serial) : null,
  code: /^\d{4}$/.test(code) ? (codes.find(({ number }) => number === code)?.code ?? code) : null,
  account: /^(\d{16}|\d{4}(-[0-9a-z]+)+)$/.test(account) ? account : null,
  teller: /^\d{4}$/.test(teller) ? teller : null,
  status: status === '' ? null : status,
})

interface FiltersProps {
  readonly typed: Typed
  onTyped(typed: Typed): void
  /** Those in charge see everybody's rows. */
  readonly everybody: boolean
}

function Filters({ typed, onTyped, everybody }: FiltersProps) {
  const { say } = useWords()
  const input = (name: Exclude<keyof Typed, 'status'>, label: string, maxLength: number) => (
    <Input
      size="small"
      allowClear
      placeholder={label}
      aria-label={label}
      value={typed[name]}
      maxLength={maxLength}
      onChange={event => onTyped({ ...typed, [name]: event.target.value.trim() })}
    />
  )
  return (
    <div className="filters filters-rows">
      {input('serial', say('filterSerial'), 7)}
      {input('code', say('filterCode'), 4)}
      {input('account', say('filterAccount'), 20)}
      {everybody && input('teller', say('filterTeller'), 4)}
      <Select<RowStatus | ''>
        size="small"
        aria-label={say('filterStatus')}
        value={typed.status}
        onChange={status => onTyped({ ...typed, status })}
        options={[
          { value: '' as const, label: say('filterStatus') },
          ...(Object.keys(rowStates) as RowStatus[]).map(value => ({ value, label: say(rowStates[value]) })),
        ]}
      />
    </div>
  )
}

const PAGE = 100

function Rows({ filter }: { readonly filter: JournalFilter }) {
  const { say } = useWords()
  const [before, setBefore] = useState<readonly number[]>([])
  const { data, isPending, error, refetch } = useJournal({ ...filter, before: before.at(-1) ?? 0 })
  if (!data && error) return <Failed error={error} onRetry={() => void refetch()} />
  const rows = data ?? []
  const last = rows.at(-1)
  return (
    <>
      <RowTable rows={rows} loading={isPending} />
      <div className="pager">
        <Button size="small" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
          {say('newer')}
        </Button>
        <Button
          size="small"
          disabled={rows.length < PAGE || !last}
          onClick={() => setBefore([...before, last?.serial ?? 0])}
        >
          {say('older')}
        </Button>
      </div>
    </>
  )
}

function Trial({ day }: { readonly day: string }) {
  const { say } = useWords()
  const { data, error, refetch } = useTrial(day)
  if (!data) {
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  }
  return <TrialTable rows={data} />
}

function Refusals({ day }: { readonly day: string }) {
  const { say, number } = useWords()
  const { data = [], isPending, error, refetch } = useRefusals(day)
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <Table<WireRefusedRow>
      size="small"
      rowKey={row => `${row.at}${row.teller}${row.code}`}
      loading={isPending}
      pagination={false}
      dataSource={[...data]}
      locale={{ emptyText: say('empty') }}
      columns={[
        { title: say('time'), dataIndex: 'at', width: 96, className: 'figure', render: showTime },
        { title: say('teller'), dataIndex: 'teller', width: 80, className: 'figure' },
        { title: say('code'), dataIndex: 'code', width: 80, className: 'figure', render: number },
        { title: say('reason'), key: 'reason', render: (_, row) => say(row.refusal) },
        { title: say('next'), key: 'next', render: (_, row) => say(row.refusal.next) },
      ]}
    />
  )
}
