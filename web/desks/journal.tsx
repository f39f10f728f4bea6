import { Button, Input, Segmented, Table } from 'antd'
import { useState } from 'react'
import { parseDay } from '../../core/dates.ts'
import type { WireDesk, WireRefusedRow } from '../../core/wire.ts'
import { useJournal, useRefusals, useTrial } from '../api/queries.ts'
import { showTime } from '../ui/money.ts'
import { Panel } from '../ui/panel.tsx'
import { RowTable } from '../ui/rows.tsx'
import { useWords } from '../words/language.tsx'
import { TrialTable } from './trial.tsx'

type Shown = 'journal' | 'trial' | 'refusals'

/** The electronic journal of a day, the trial balance of its evening, and what was refused. */
export function JournalPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [shown, setShown] = useState<Shown>('journal')
  const [typedDay, setTypedDay] = useState('')
  const day = parseDay(typedDay) ?? desk.branch.day
  const [teller, setTeller] = useState('')
  const [code, setCode] = useState('')
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
              options={(['journal', 'trial', 'refusals'] as const).map(value => ({
                value,
                label: say(value),
              }))}
            />
            <Input
              aria-label={say('day')}
              placeholder={desk.branch.day}
              value={typedDay}
              status={typedDay === '' || parseDay(typedDay) ? '' : 'error'}
              onChange={event => setTypedDay(event.target.value)}
            />
            {shown === 'journal' && (
              <>
                <Input
                  placeholder={say('filterTeller')}
                  aria-label={say('filterTeller')}
                  value={teller}
                  maxLength={4}
                  onChange={event => setTeller(event.target.value.trim())}
                />
                <Input
                  placeholder={say('filterCode')}
                  aria-label={say('filterCode')}
                  value={code}
                  maxLength={4}
                  onChange={event => setCode(event.target.value.trim())}
                />
              </>
            )}
          </div>
        }
      >
        {shown === 'journal' && <Rows day={day} teller={complete(teller)} code={complete(code)} />}
        {shown === 'trial' && <Trial day={day} />}
        {shown === 'refusals' && <Refusals day={day} />}
      </Panel>
    </main>
  )
}

/** A filter of four digits counts when all of them are there. */
const complete = (text: string): string | null => (/^\d{4}$/.test(text) ? text : null)

function Rows({
  day,
  teller,
  code,
}: {
  readonly day: string
  readonly teller: string | null
  readonly code: string | null
}) {
  const { say } = useWords()
  const [before, setBefore] = useState<readonly number[]>([])
  const { data = [], isPending } = useJournal({ day, teller, code, before: before.at(-1) ?? 0 })
  const last = data.at(-1)
  return (
    <>
      <RowTable rows={data} loading={isPending} />
      <div className="pager">
        <Button size="small" disabled={before.length === 0} onClick={() => setBefore(before.slice(0, -1))}>
          {say('newer')}
        </Button>
        <Button
          size="small"
          disabled={data.length < 100 || !last}
          onClick={() => setBefore([...before, last?.serial ?? 0])}
        >
          {say('older')}
        </Button>
      </div>
    </>
  )
}

function Trial({ day }: { readonly day: string }) {
  const { data = [] } = useTrial(day)
  return <TrialTable rows={data} />
}

function Refusals({ day }: { readonly day: string }) {
  const { say } = useWords()
  const { data = [], isPending } = useRefusals(day)
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
        { title: say('code'), dataIndex: 'code', width: 80, className: 'figure' },
        { title: say('reason'), key: 'reason', render: (_, row) => say(row.refusal) },
        { title: say('next'), key: 'next', render: (_, row) => say(row.refusal.next) },
      ]}
    />
  )
}
