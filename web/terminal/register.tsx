import { Button, Input, type InputRef, Table } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { tinykeys } from 'tinykeys'
import { parseDay } from '../../core/dates.ts'
import type { WireRegisterRow, WireView } from '../../core/wire.ts'
import { useRegister } from '../api/queries.ts'
import { csvOf } from '../ui/csv.ts'
import { Failed, Panel } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { saveAs } from '../ui/save.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { RegisterPaper } from './registerPaper.tsx'
import { columns, columnsOf, linesOf, NEWEST, type Order } from './registerRows.ts'
import { keys } from '../ui/keys.ts'

export type RegisterView = Extract<WireView, { query: 'register' }>

/** A register: searched, ordered and cut to a period here; what is shown is what is printed and saved. */
export function Register({ view }: { readonly view: RegisterView }) {
  const { say } = useWords()
  const [search, setSearch] = useState('')
  const [order, setOrder] = useState(NEWEST)
  const [period, setPeriod] = useState({ from: view.from, to: view.to })
  const { data, isFetching, error, refetch } = useRegister(view, period)
  const shown = data ?? view
  const lines = useMemo(() => linesOf(shown.rows, search, order, say), [shown, search, order, say])
  return (
    <Panel
      title={
        <>
          {say(view.name)} <span className="hint">{`${lines.length} / ${shown.rows.length}`}</span>
        </>
      }
      label={say(view.name)}
      extra={<Hands view={shown} lines={lines} disabled={isFetching || error !== null} />}
    >
      <Filters search={search} onSearch={setSearch} period={period} onPeriod={setPeriod} />
      {shown.cut && <p className="warning">{say('registerCut')}</p>}
      {error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Lines register={view.register} lines={lines} order={order} onOrder={setOrder} loading={isFetching} />
      )}
      <RegisterPaper view={shown} lines={lines} />
    </Panel>
  )
}

interface HandsProps {
  readonly view: RegisterView
  readonly lines: readonly WireRegisterRow[]
  readonly disabled: boolean
}

function Hands({ view, lines, disabled }: HandsProps) {
  const { say } = useWords()
  const save = () => {
    const columns = columnsOf(view.register)
    const cells = lines.map(row => columns.map(({ text }) => text(row, say)))
    const period = [view.from, view.to].filter(Boolean).join('_')
    saveAs(`${view.register}_${period}.csv`, csvOf([columns.map(({ word }) => say(word)), ...cells]))
  }
  return (
    <div className="filters no-print">
      <Button size="small" disabled={disabled} onClick={() => printAs('a4')}>
        {`${say('print')} ${keys.print}`}
      </Button>
      <Button size="small" disabled={disabled || lines.length === 0} onClick={save}>
        {say('saveTable')}
      </Button>
    </div>
  )
}

interface Period {
  readonly from: string
  readonly to: string
}

interface FiltersProps {
  readonly search: string
  readonly period: Period
  onSearch(search: string): void
  onPeriod(period: Period): void
}

/** Ctrl+F goes to the search; Esc empties it before it leaves the page. A day counts once it is one. */
function Filters({ search, onSearch, period, onPeriod }: FiltersProps) {
  const { say } = useWords()
  const input = useRef<InputRef>(null)
  useEffect(
    () =>
      tinykeys(window, {
        '$mod+f': event => {
          event.preventDefault()
          input.current?.focus()
        },
      }),
    [],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || search === '') return
    event.preventDefault()
    onSearch('')
  }
  return (
    <div className="filters filters-rows no-print">
      <Input
        ref={input}
        size="small"
        allowClear
        aria-label={say('search')}
        placeholder={`${say('search')} Ctrl+F`}
        value={search}
        maxLength={60}
        onChange={event => onSearch(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <DayInput word="from" value={period.from} onDay={from => onPeriod({ ...period, from })} />
      <DayInput word="to" value={period.to} onDay={to => onPeriod({ ...period, to })} />
    </div>
  )
}

interface DayInputProps {
  readonly word: Word
  readonly value: string
  onDay(day: string): void
}

function DayInput({ word, value, onDay }: DayInputProps) {
  const { say } = useWords()
  const [typed, setTyped] = useState(value)
  const onChange = (text: string) => {
    setTyped(text)
    const day = text === '' ? '' : parseDay(text)
    if (day !== null) onDay(day)
  }
  return (
    <label className="filters">
      {say(word)}
      <Input
        size="small"
        className="figure"
        aria-label={say(word)}
        placeholder="2026-01-31"
        value={typed}
        maxLength={10}
        status={typed === '' || parseDay(typed) ? '' : 'error'}
        onChange={event => onChange(event.target.value.trim())}
      />
    </label>
  )
}

interface LinesProps {
  readonly register: string
  readonly lines: readonly WireRegisterRow[]
  readonly order: Order
  readonly loading: boolean
  onOrder(order: Order): void
}

const ON_A_PAGE = 20

function Lines({ register, lines, order, loading, onOrder }: LinesProps) {
  const { say } = useWords()
  return (
    <Table<WireRegisterRow>
      size="small"
      rowKey={row => `${row.day}/${row.serial}`}
      dataSource={[...lines]}
      loading={loading}
      pagination={lines.length > ON_A_PAGE ? { pageSize: ON_A_PAGE, size: 'small' } : false}
      locale={{ emptyText: say('registerEmpty') }}
      showSorterTooltip={false}
      sortDirections={['ascend', 'descend', 'ascend']}
      onChange={(_pages, _filters, sorter) => {
        const { columnKey, order: to } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
        const column = columns.find(({ word }) => word === columnKey)
        if (column) onOrder({ by: column.word, down: to === 'descend' })
      }}
      columns={columnsOf(register).map(({ word, text }) => ({
        title: say(word),
        key: word,
        className: word === 'amount' ? 'figure amount' : 'figure',
        // The lines come in order; the table only shows by what and lets it be changed.
        sorter: true,
        sortOrder: order.by === word ? (order.down ? 'descend' : 'ascend') : null,
        render: (_: unknown, row: WireRegisterRow) => text(row, say),
      }))}
    />
  )
}
