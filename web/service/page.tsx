/** The service processes of the outlet: their text and figures; what was checked, taught, talked about. */
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { processNames } from '../../core/service/processes.ts'
import type { WireService } from '../../core/service/wire.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useService } from '../api/queries.ts'
import { terminalLink } from '../ui/opening.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { PrintList } from '../ui/listPaper.tsx'
import { useWords } from '../words/language.tsx'
import { Cases } from './cases.tsx'
import { Checks } from './checks.tsx'
import { Lessons } from './lessons.tsx'
import { Processes } from './processes.tsx'

/** Each list with the code that adds to it. */
const lists = {
  checks: { word: 'hallChecks', code: '9702', List: Checks },
  lessons: { word: 'customerLessons', code: '9704', List: Lessons },
  cases: { word: 'retentionCases', code: '9705', List: Cases },
} as const

type ListName = keyof typeof lists

const isList = (part: string): part is ListName => Object.hasOwn(lists, part)

export interface ListProps {
  readonly data: WireService
  readonly search: string
}

export function ServicePage({ part, desk }: { readonly part: string; readonly desk: WireDesk }) {
  const { say, number } = useWords()
  const [, navigate] = useLocation()
  const [month, setMonth] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  const { data, error, refetch } = useService(month)
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  const list = isList(part) ? lists[part] : null
  const process = processNames.find(name => name === part) ?? 'greeting'
  return (
    <main className="page service">
      <Panel
        fill
        title={say('serviceProcesses')}
        label={say('serviceProcesses')}
        extra={
          list && (
            <Link href={terminalLink(list.code)}>
              <Button size="small">{`${number(list.code)} ${say('noteIt')}`}</Button>
            </Link>
          )
        }
      >
        <div className="filters filters-rows no-print">
          <Segmented<string>
            size="small"
            value={list ? part : 'processes'}
            onChange={value => navigate(value === 'processes' ? '/service' : `/service/${value}`)}
            options={[
              { value: 'processes', label: say('processTexts') },
              ...Object.entries(lists).map(([value, { word }]) => ({ value, label: say(word) })),
            ]}
          />
          <Input
            size="small"
            className="filter-wide"
            allowClear
            aria-label={say('search')}
            placeholder={say('search')}
            value={search}
            onChange={event => setSearch(event.target.value)}
          />
          {list && (
            <Input
              size="small"
              className="filter-month"
              type="month"
              aria-label={say('month')}
              value={data.month}
              onChange={event => setMonth(event.target.value === '' ? null : event.target.value)}
            />
          )}
          <PrintList />
        </div>
        {list ? (
          <list.List data={data} search={search} />
        ) : (
          <Processes key={process} name={process} data={data} desk={desk} search={search} />
        )}
      </Panel>
    </main>
  )
}
