import { Table } from 'antd'
import { branchStates } from '../../core/derive/standing.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireDesk, WireStatus } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { useStatus } from '../api/queries.ts'
import { duration } from '../ui/duration.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { Backups } from './backups.tsx'

/** What an operator would ask first: which server this is, how its database is, where the branches stand. */
export function StatusPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const { data: status, isPending, error, refetch } = useStatus()
  if (isPending) return <Empty>{say('loading')}</Empty>
  if (!status) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <main className="page status">
      <div className="status-columns">
        <Panel title={say('server')} label={say('server')}>
          <Server status={status} />
        </Panel>
        <Panel title={say('database')} label={say('database')}>
          <Database status={status} />
        </Panel>
      </div>
      <Backups desk={desk} />
      <Panel title={say('branchDays')} label={say('branchDays')} fill>
        <Branches branches={status.branches} />
      </Panel>
    </main>
  )
}

function Server({ status }: { readonly status: WireStatus }) {
  const { say } = useWords()
  const { release, upSeconds, queue, streams, memoryMiB } = status
  return (
    <Facts
      rows={[
        [say('release'), release],
        [say('upSince'), say(duration(upSeconds))],
        [say('queue'), queue],
        [say('listening'), streams],
        [say('memory'), `${memoryMiB} MiB`],
      ]}
    />
  )
}

function Database({ status }: { readonly status: WireStatus }) {
  const { say } = useWords()
  const { database, pool, lag, lastBackup } = status
  const behind = lag && { rows: String(lag.rows), seconds: lag.seconds.toFixed(1) }
  const connections = Object.entries(pool).map(([name, count]) => [name, String(count)] as const)
  return (
    <Facts
      rows={[
        ['PostgreSQL', `${database.version} · ${database.sizeMiB} MiB`],
        [say('pool'), fill(say('poolFigures'), Object.fromEntries(connections))],
        [
          say('lag'),
          !behind
            ? say('databaseSilent')
            : behind.rows === '0'
              ? say('lagNone')
              : fill(say('lagFigures'), behind),
        ],
        [say('backup'), lastBackup ?? say('backupNone')],
      ]}
    />
  )
}

const tones = { closed: 'quiet', open: 'good', balanced: 'wait', closing: 'wait', settling: 'wait' } as const

type BranchRow = WireStatus['branches'][number]

function Branches({ branches }: Pick<WireStatus, 'branches'>) {
  const { say } = useWords()
  return (
    <Table<BranchRow>
      size="small"
      rowKey="code"
      pagination={false}
      dataSource={[...branches]}
      locale={{ emptyText: say('noBranch') }}
      columns={[
        { title: say('branch'), dataIndex: 'code', className: 'figure', width: 90 },
        { title: say('name'), dataIndex: 'name', render: say },
        { title: say('day'), dataIndex: 'day', className: 'figure', width: 140 },
        {
          title: say('state'),
          dataIndex: 'state',
          width: 120,
          render: (state: BranchRow['state']) => (
            <StateTag tone={tones[state]}>{say(branchStates[state])}</StateTag>
          ),
        },
        {
          title: say('dayEnd'),
          dataIndex: 'step',
          render: (step: string | null) =>
            step ? `${step} ${say(findTransaction(step)?.name ?? 'dayEnd')}` : '',
        },
      ]}
    />
  )
}
