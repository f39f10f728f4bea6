import { Button, Input, Switch, Table, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import type { WireChange, WireRegistry, WireRegistryCode } from '../../core/wire.ts'
import { joined, type Words } from '../../core/words.ts'
import { useDesk, useRegistry } from '../api/queries.ts'
import { csvOf } from '../ui/csv.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { saveAs } from '../ui/save.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { keys } from '../ui/keys.ts'

/** Every code as it is enforced at this branch: since when, by whose change, and what is to come. */
export function RegistryPage() {
  const { say } = useWords()
  const { data, error, refetch } = useRegistry()
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  return (
    <main className="page registry">
      <Pending changes={data.pending} />
      <Codes codes={data.codes} />
      <Settings settings={data.settings} />
      <VoucherKinds table={data.voucherKinds} />
    </main>
  )
}

function Pending({ changes }: { readonly changes: readonly WireChange[] }) {
  const { say } = useWords()
  return (
    <Panel title={`${say('pendingChanges')} ${changes.length}`} label={say('pendingChanges')}>
      <Table<WireChange>
        size="small"
        rowKey={({ what, from, by }) => `${what.zh}${from}${by}`}
        pagination={false}
        dataSource={[...changes]}
        locale={{ emptyText: say('noChanges') }}
        columns={[
          { title: say('inForceSince'), dataIndex: 'from', width: 110, className: 'figure' },
          { title: say('name'), dataIndex: 'what', render: say },
          { title: say('newValue'), dataIndex: 'value', render: say },
          { title: say('byWhom'), dataIndex: 'by', width: 80, className: 'figure' },
          { title: say('reasonOf'), dataIndex: 'reason' },
        ]}
      />
    </Panel>
  )
}

type Say = (word: Word | Words) => string

interface Column {
  readonly word: Word
  text(code: WireRegistryCode, say: Say): string
}

const columns: readonly Column[] = [
  { word: 'code', text: ({ number }) => number },
  { word: 'name', text: ({ name }, say) => say(name) },
  { word: 'role', text: ({ who }, say) => say(joined(who)) },
  { word: 'permissions', text: ({ rules }, say) => rules.map(say).join('\n') },
  { word: 'fee', text: ({ fee }, say) => (fee ? say(fee) : '') },
  {
    word: 'attributes',
    text: ({ attributes }, say) =>
      attributes.map(({ name, value }) => `${say(name)} ${say(value)}`).join('\n'),
  },
  {
    word: 'changedBy',
    text: ({ last }, say) => (last ? `${last.from} ${last.by} ${say(last.what)}` : ''),
  },
  {
    word: 'pendingChanges',
    text: ({ pending }, say) =>
      pending.map(({ from, what, value }) => `${from} ${say(what)} → ${say(value)}`).join('\n'),
  },
]

/** What is shown is what is printed and saved: the codes in which every word stands, in the chosen order. */
function Codes({ codes }: { readonly codes: readonly WireRegistryCode[] }) {
  const { say } = useWords()
  const { data: desk } = useDesk()
  const [search, setSearch] = useState('')
  const [changedOnly, setChangedOnly] = useState(false)
  const [order, setOrder] = useState<{ by: Word; down: boolean }>({ by: 'code', down: false })
  const shown = chosen(codes, { search, changedOnly, ...order }, say)
  const save = () => {
    const cells = shown.map(code => columns.map(({ text }) => text(code, say).replaceAll('\n', '; ')))
    saveAs(`registry_${desk?.branch.day}.csv`, csvOf([columns.map(({ word }) => say(word)), ...cells]))
  }
  return (
    <Panel
      fill
      label={say('registry')}
      title={
        <>
          {say('registry')} <span className="hint">{`${shown.length} / ${codes.length}`}</span>
        </>
      }
      extra={
        <div className="filters no-print">
          <Input
            size="small"
            allowClear
            aria-label={say('search')}
            placeholder={say('search')}
            value={search}
            maxLength={60}
            onChange={event => setSearch(event.target.value)}
          />
          <Switch
            size="small"
            checked={changedOnly}
            onChange={setChangedOnly}
            aria-label={say('changedOnly')}
          />
          <span className="one-line">{say('changedOnly')}</span>
          <Button size="small" onClick={() => printAs('a4')}>{`${say('print')} ${keys.print}`}</Button>
          <Button size="small" disabled={shown.length === 0} onClick={save}>
            {say('saveTable')}
          </Button>
        </div>
      }
    >
      <Table<WireRegistryCode>
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={shown}
        locale={{ emptyText: say('empty') }}
        showSorterTooltip={false}
        sortDirections={['ascend', 'descend', 'ascend']}
        onChange={(_pages, _filters, sorter) => {
          const { columnKey, order: to } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
          const column = columns.find(({ word }) => word === columnKey)
          if (column) setOrder({ by: column.word, down: to === 'descend' })
        }}
        columns={tableColumns(say, order)}
      />
      <ListPaper
        title={say('registry')}
        about={desk?.branch.day ?? ''}
        columns={columns.map(({ word }) => ({ title: say(word) }))}
        lines={shown.map(code => ({ key: code.code, cells: columns.map(({ text }) => text(code, say)) }))}
      />
    </Panel>
  )
}

interface Choice {
  readonly search: string
  readonly changedOnly: boolean
  readonly by: Word
  readonly down: boolean
}

function chosen(
  codes: readonly WireRegistryCode[],
  { search, changedOnly, by, down }: Choice,
  say: Say,
): WireRegistryCode[] {
  const wanted = search.toLowerCase().split(/\s+/)
  const column = columns.find(({ word }) => word === by)
  const key = (code: WireRegistryCode) => column?.text(code, say) ?? code.number
  return codes
    .filter(code => !changedOnly || code.last !== null || code.pending.length > 0)
    .filter(code => {
      const told = columns
        .map(({ text }) => text(code, say))
        .join(' ')
        .toLowerCase()
      return wanted.every(word => told.includes(word))
    })
    .sort((a, b) => (down ? -1 : 1) * (key(a).localeCompare(key(b)) || a.number.localeCompare(b.number)))
}

/** Columns whose few words would else stand one under the other. */
const NARROW: Partial<Record<Word, number>> = { code: 92, fee: 84 }

const tableColumns = (say: Say, order: Pick<Choice, 'by' | 'down'>): TableColumnsType<WireRegistryCode> =>
  columns.map(({ word, text }) => ({
    title: say(word),
    key: word,
    className: word === 'code' ? 'figure' : 'lines-kept',
    width: NARROW[word],
    // The codes come in order; the table only shows by what and lets it be changed.
    sorter: true,
    sortOrder: order.by === word ? (order.down ? 'descend' : 'ascend') : null,
    render: (_: unknown, code: WireRegistryCode) => {
      if (word === 'code') return <Link href={`/manual/${code.code}`}>{code.number}</Link>
      return word === 'attributes' ? <Attributes code={code} /> : text(code, say)
    },
  }))

/** What the bank has changed stands out from what the definition says. */
function Attributes({ code }: { readonly code: WireRegistryCode }) {
  const { say } = useWords()
  return code.attributes.map(({ name, value, changed }) => (
    <span key={name.zh} className="one-line attribute">
      {say(name)} {changed ? <b>{say(value)}</b> : say(value)}
    </span>
  ))
}

function Settings({ settings }: Pick<WireRegistry, 'settings'>) {
  const { say } = useWords()
  return (
    <Panel title={say('settings')} label={say('settings')}>
      <Table
        size="small"
        rowKey={({ name }) => name.zh}
        pagination={false}
        dataSource={[...settings]}
        columns={[
          { title: say('name'), dataIndex: 'name', render: say },
          { title: say('inForce'), dataIndex: 'value', className: 'figure', render: say },
          {
            title: say('changedBy'),
            dataIndex: 'last',
            className: 'figure',
            render: (last: WireChange | null) => (last ? `${last.from} ${last.by}` : ''),
          },
        ]}
      />
    </Panel>
  )
}

/** What the branch may do with each kind of voucher, and how it is printed. */
function VoucherKinds({ table }: { readonly table: WireRegistry['voucherKinds'] }) {
  const { say } = useWords()
  return (
    <Panel title={say('voucherKinds')} label={say('voucherKinds')}>
      <Table
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={[...table.rows]}
        columns={table.columns.map((column, index) => ({
          title: say(column),
          key: column.zh,
          className: 'figure',
          render: (_: unknown, { cells }: (typeof table.rows)[number]) => {
            const cell = cells[index]
            return cell ? say(cell) : ''
          },
        }))}
      />
    </Panel>
  )
}
