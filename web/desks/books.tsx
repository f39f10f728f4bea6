import { Button } from 'antd'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { Role } from '../../core/ledger/entities.ts'
import {
  headingOf,
  isSheetName,
  maySeeSheet,
  type SheetLink,
  sheetCatalogue,
  type SheetName,
  sheetNames,
} from '../../core/sheets.ts'
import { fill } from '../../core/words.ts'
import type { WireDesk } from '../../core/wire.ts'
import { api, type AskedSheet } from '../api/client.ts'
import { useSheet } from '../api/queries.ts'
import { csvOf } from '../ui/csv.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { query } from '../ui/opening.ts'
import { printAs } from '../ui/print.ts'
import { saveAs } from '../ui/save.ts'
import { SheetTable } from '../ui/sheetTable.tsx'
import { Asks, type ShownProps } from './bookAsks.tsx'
import { useWords } from '../words/language.tsx'
import { keys } from '../ui/keys.ts'

const SheetChart = lazy(() => import('../ui/sheetChart.tsx'))

/**
 * The books of any day. What is shown is in the address, so that the browser goes back from a figure to where
 * it was opened, and a sheet can be sent to a colleague.
 */
export function BooksPage({ desk }: { readonly desk: WireDesk }) {
  const asked = askedIn(useSearch(), desk)
  const [, navigate] = useLocation()
  const show = (next: AskedSheet) => navigate(`/books${query(next)}`)
  return (
    <main className="page books">
      <Catalogue
        chosen={asked.sheet}
        roles={desk.person.roles}
        onChoose={sheet => show({ ...asked, ...CLEARED, sheet })}
      />
      <Shown asked={asked} onShow={show} />
    </main>
  )
}

/** No part of a sheet but its day. */
const NOTHING: Omit<AskedSheet, 'sheet' | 'day'> = {
  from: null,
  gl: null,
  unit: null,
  account: null,
  customer: null,
  teller: null,
  code: null,
  side: null,
  medium: null,
  rung: null,
  after: null,
}

const CLEARED = { unit: null, code: null, side: null, medium: null, rung: null, after: null }

/** What the address asks for; where it asks for nothing, the daily statement, or what a post has first. */
function askedIn(search: string, { branch, person }: WireDesk): AskedSheet & { readonly sheet: SheetName } {
  const given = new URLSearchParams(search)
  const sheet = given.get('sheet') ?? ''
  const seen = sheetNames.filter(name => maySeeSheet(person.roles, name))
  const first = seen.includes('daily') ? 'daily' : (seen[0] ?? 'daily')
  const said = Object.fromEntries(Object.keys(NOTHING).map(part => [part, given.get(part)]))
  const day = given.get('day') ?? branch.day
  return { ...NOTHING, ...said, sheet: isSheetName(sheet) ? sheet : first, day }
}

const groupWords = {
  day: 'sheetsOfDay',
  ledger: 'ledgers',
  statement: 'statements',
  reporting: 'reportingSheets',
  supervision: 'supervisionSheets',
  service: 'serviceSheets',
} as const

const groups = Object.keys(groupWords) as (keyof typeof groupWords)[]

interface CatalogueProps {
  readonly roles: readonly Role[]
  readonly chosen: SheetName
  onChoose(sheet: SheetName): void
}

function Catalogue({ chosen, roles, onChoose }: CatalogueProps) {
  const { say } = useWords()
  const seen = sheetNames.filter(name => maySeeSheet(roles, name))
  const shown = groups.filter(group => seen.some(name => sheetCatalogue[name].group === group))
  return (
    <Panel title={say('accountBooks')}>
      {shown.map(group => (
        <section key={group}>
          <h3>{say(groupWords[group])}</h3>
          <ul className="catalogue">
            {seen
              .filter(name => sheetCatalogue[name].group === group)
              .map(name => (
                <li key={name}>
                  <button
                    type="button"
                    className={name === chosen ? 'here' : ''}
                    aria-current={name === chosen ? 'page' : undefined}
                    onClick={() => onChoose(name)}
                  >
                    {say(sheetCatalogue[name])}
                  </button>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Panel>
  )
}

/** Without these a sheet cannot be made. */
const NEEDED = ['gl', 'account', 'customer', 'teller'] as const
const askNames = { gl: 'glAccount', account: 'account', customer: 'customer', teller: 'teller' } as const

function Shown({ asked, onShow }: ShownProps) {
  const { say } = useWords()
  const { asks } = sheetCatalogue[asked.sheet]
  const missing = NEEDED.find(name => asks.includes(name) && !asked[name])
  const { data, error, isFetching, refetch } = useSheet(asked, missing === undefined)
  const open = ({ sheet, query: asks }: Extract<SheetLink, { sheet: unknown }>) =>
    onShow({ ...NOTHING, ...asks, sheet })
  const title = say(sheetCatalogue[asked.sheet])
  const shown = missing ? undefined : data
  const top = useTop(asked.sheet)
  return (
    <div ref={top}>
      <Panel title={title} fill extra={<Files asked={asked} ready={shown !== undefined} />}>
        <Asks key={JSON.stringify(asked)} asked={asked} onShow={onShow} />
        {missing && <Empty>{fill(say('sheetAsks'), { what: say(askNames[missing]) })}</Empty>}
        {!missing && error && <Failed error={error} onRetry={() => void refetch()} />}
        {!missing && !error && !data && <Empty>{say('loading')}</Empty>}
        {shown && !error && (
          <>
            <p className="hint">{say(headingOf(shown))}</p>
            {shown.chart && (
              <Suspense fallback={null}>
                <SheetChart chart={shown.chart} />
              </Suspense>
            )}
            <SheetTable sheet={shown} loading={isFetching} onOpen={open} />
            <ListPaper
              title={title}
              about={say(headingOf(shown))}
              columns={shown.columns.map(column => ({ ...column, title: say(column.title) }))}
              lines={shown.rows.map((cells, index) => ({ key: String(index), cells: cells.map(say) }))}
            />
          </>
        )}
      </Panel>
    </div>
  )
}

/** Another sheet, chosen far down the list, is read from its beginning. */
function useTop(sheet: SheetName) {
  const top = useRef<HTMLDivElement>(null)
  const before = useRef(sheet)
  useEffect(() => {
    if (before.current !== sheet) top.current?.scrollIntoView({ block: 'start' })
    before.current = sheet
  }, [sheet])
  return top
}

function Files({ asked, ready }: { readonly asked: AskedSheet; readonly ready: boolean }) {
  const { say, language } = useWords()
  const { data } = useSheet(asked, ready)
  const save = () => {
    if (!data) return
    const heading = data.columns.map(({ title }) => say(title))
    saveAs(`${say(data.name)}_${data.day}.csv`, csvOf([heading, ...data.rows.map(cells => cells.map(say))]))
  }
  return (
    <div className="filters no-print">
      <Button
        size="small"
        disabled={!ready}
        onClick={() => printAs('a4')}
      >{`${say('print')} ${keys.print}`}</Button>
      <Button size="small" disabled={!ready} href={ready ? api.sheetFile(asked, 'pdf', language) : ''}>
        PDF
      </Button>
      <Button size="small" disabled={!ready} href={ready ? api.sheetFile(asked, 'xlsx', language) : ''}>
        XLSX
      </Button>
      <Button size="small" disabled={!ready} onClick={save}>
        CSV
      </Button>
    </div>
  )
}
