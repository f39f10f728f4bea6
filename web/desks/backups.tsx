import { Alert, Button, Progress, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireBackups, WireDesk } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { api } from '../api/client.ts'
import { useBackups } from '../api/queries.ts'
import { duration } from '../ui/duration.ts'
import { terminalLink } from '../ui/opening.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** The one button, and what it has made, each with what it is proven by and the way to hand it over. */
export function Backups({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const { data, error, refetch } = useBackups()
  const [asked, setAsked] = useState(false)
  const make = async () => {
    setAsked(true)
    await api.makeBackup().finally(() => setAsked(false))
    await refetch()
  }
  const busy = asked || Boolean(data?.running)
  return (
    <Panel
      title={say('backups')}
      label={say('backups')}
      extra={
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={busy || !data}
          onClick={() => void make()}
        >
          {say(busy ? 'backupRuns' : 'makeBackup')}
        </Button>
      }
    >
      {!data &&
        (error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>)}
      {data && <Made desk={desk} backups={data} />}
    </Panel>
  )
}

interface MadeProps {
  readonly desk: WireDesk
  readonly backups: WireBackups
}

function Made({ desk, backups: { running, trouble, kept, list } }: MadeProps) {
  const { say } = useWords()
  return (
    <>
      {running && (
        <Progress
          percent={Math.round((100 * running.done) / running.total)}
          format={() => say(running.what)}
        />
      )}
      {trouble && <Alert type="error" showIcon title={say(trouble)} />}
      <p className="hint">{fill(say('backupsKept'), { count: String(kept) })}</p>
      <List desk={desk} list={list} />
    </>
  )
}

type Row = WireBackups['list'][number]

const MIB = 2 ** 20

function List({ desk, list }: Pick<MadeProps, 'desk'> & Pick<WireBackups, 'list'>) {
  const { say } = useWords()
  return (
    <Table<Row>
      size="small"
      rowKey="name"
      pagination={list.length > 5 ? { pageSize: 5, size: 'small' } : false}
      dataSource={[...list]}
      locale={{ emptyText: say('backupsNone') }}
      columns={[
        { title: say('backupName'), dataIndex: 'name', className: 'figure', width: 300 },
        {
          title: say('backupAge'),
          dataIndex: 'ageSeconds',
          width: 130,
          render: (age: Row['ageSeconds']) => (age === null ? '—' : say(duration(age))),
        },
        { title: say('backupEnded'), dataIndex: 'ended', className: 'figure', width: 120 },
        {
          title: say('backupSize'),
          dataIndex: 'bytes',
          className: 'figure amount',
          width: 110,
          render: (bytes: number) => `${(bytes / MIB).toFixed(1)} MiB`,
        },
        {
          title: 'SHA-256',
          dataIndex: 'checksum',
          render: (checksum: Row['checksum'], { trouble }) =>
            trouble ? (
              <span className="warning">{say(trouble)}</span>
            ) : (
              <span className="figure checksum">{checksum}</span>
            ),
        },
        { title: '', key: 'handOver', width: 120, render: (_, row) => <HandOver desk={desk} row={row} /> },
      ]}
    />
  )
}

const HAND_OVER = '8013'

/** The form opens with what the backup itself says; who may not do it sees no way. */
function HandOver({ desk, row: { name, checksum, ended } }: { readonly desk: WireDesk; readonly row: Row }) {
  const { say, number } = useWords()
  const mine = findTransaction(HAND_OVER)?.who.some(role => desk.person.roles.includes(role))
  if (!mine || !checksum || !ended) return null
  const values = { day: ended, file: name, checksum }
  return <Link href={terminalLink(HAND_OVER, values)}>{`${number(HAND_OVER)} ${say('handOver')}`}</Link>
}
