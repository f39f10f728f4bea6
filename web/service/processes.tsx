/** The eight processes with their figures, and the text of one: the product's, or the outlet's own. */
import { Link } from 'wouter'
import { addDays } from '../../core/dates.ts'
import { processes, type ProcessName, processNames, type StepKey } from '../../core/service/processes.ts'
import {
  checksOn,
  freePlace,
  type Line,
  placeWords,
  productLine,
  rowsOf,
  type SituationLines,
  situationsOn,
} from '../../core/service/script.ts'
import type { WireService } from '../../core/service/wire.ts'
import type { WireDesk } from '../../core/wire.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { terminalLink } from '../ui/opening.ts'
import { Empty } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { says } from './lines.ts'
import { Script } from './script.tsx'

interface ProcessesProps {
  readonly name: ProcessName
  readonly data: WireService
  readonly desk: WireDesk
  readonly search: string
}

interface StepText {
  readonly key: StepKey
  readonly checks: readonly Line[]
  readonly situations: readonly SituationLines[]
}

/** Of all processes where something is looked for, else of the chosen one. */
function stepsOf(name: ProcessName, { scripts, branch }: WireDesk): StepText[] {
  return Object.keys(processes[name].steps).map(step => {
    const key = `${name}.${step}` as StepKey
    return {
      key,
      checks: checksOn({ scripts }, key, branch.day),
      situations: situationsOn({ scripts }, key, branch.day),
    }
  })
}

const linesOf = ({ name, say, do: act, never }: SituationLines): readonly (Line | null)[] => [
  name,
  say,
  act,
  never,
]

/** Only what says what is looked for; a situation is kept whole. */
function found({ key, checks, situations }: StepText, search: string): StepText {
  return {
    key,
    checks: checks.filter(line => says(search, [line])),
    situations: situations.filter(one => says(search, linesOf(one))),
  }
}

export function Processes({ name, data, desk, search }: ProcessesProps) {
  const { say } = useWords()
  const isSearching = search.trim() !== ''
  const shown = (isSearching ? processNames : [name]).map(one => ({
    name: one,
    steps: stepsOf(one, desk)
      .map(step => found(step, search))
      .filter(({ checks, situations }) => checks.length + situations.length > 0),
  }))
  const any = shown.some(({ steps }) => steps.length > 0)
  return (
    <div className="processes">
      <nav aria-label={say('processTexts')}>
        {processNames.map((one, index) => (
          <Link
            key={one}
            href={`/service/${one}`}
            className={one === name && !isSearching ? 'process-chosen' : ''}
            aria-current={one === name ? 'page' : undefined}
          >
            <b>{`${index + 1} ${say(processes[one])}`}</b>
            {(data.figures[one] ?? []).map(({ label, value }) => (
              <small key={label.zh}>
                {say(label)} <span className="figure">{say(value)}</span>
              </small>
            ))}
          </Link>
        ))}
      </nav>
      <div className="process">
        {!any && <Empty>{say('nothingFound')}</Empty>}
        {shown.map(
          ({ name: one, steps }) =>
            steps.length > 0 && <Process key={one} name={one} steps={steps} data={data} desk={desk} />,
        )}
      </div>
      <Paper shown={shown.flatMap(({ steps }) => steps)} search={search} />
    </div>
  )
}

interface ProcessProps {
  readonly name: ProcessName
  readonly steps: readonly StepText[]
  readonly data: WireService
  readonly desk: WireDesk
}

function Process({ name, steps, data, desk }: ProcessProps) {
  const { say } = useWords()
  const { aim, zh, en } = processes[name]
  return (
    <section aria-label={say({ zh, en })}>
      <h3>{say({ zh, en })}</h3>
      <p className="hint">
        {say(aim)} {name === 'incident' && <Link href="/complaints">{say('complaints')}</Link>}
      </p>
      {steps.map(({ key, checks, situations }) => (
        <article key={key} className="process-step">
          <h4>{say(stepName(key))}</h4>
          <Script
            checks={checks}
            situations={situations}
            renderBeside={line => <Standing line={line} data={data} desk={desk} />}
          />
          {mayChange(desk) && <Adding step={key} desk={desk} />}
        </article>
      ))}
    </section>
  )
}

function stepName(key: StepKey) {
  const [process, step] = key.split('.') as [ProcessName, string]
  const steps: Readonly<Record<string, { zh: string; en: string }>> = processes[process].steps
  return steps[step] ?? { zh: key, en: key }
}

/** Who may propose; the form says why where it is refused. */
const mayChange = ({ person: { roles } }: WireDesk): boolean =>
  roles.some(role => role === 'lobbyManager' || role === 'accountingSupervisor')

interface StandingProps {
  readonly line: Line
  readonly data: WireService
  readonly desk: WireDesk
}

/** Whose words a line has, what it said before, and the way to change it. */
function Standing({ line, data, desk }: StandingProps) {
  const { say } = useWords()
  const { key, isOwn } = line
  const history = rowsOf(desk, key)
  const waiting = data.scheduled.filter(one => one.line === key)
  const product = productLine(key)
  const from = addDays(desk.branch.day, 1)
  return (
    <>
      {isOwn && <StateTag tone="good">{say('ownWords')}</StateTag>}
      {waiting.map(one => (
        <StateTag key={one.from} tone="wait">{`${one.from} ${say(one.value)}`}</StateTag>
      ))}
      {mayChange(desk) && (
        <Link
          className="line-change"
          href={terminalLink('9701', { line: key, action: 'own', zh: line.zh, en: line.en, from })}
        >
          {say('changeLine')}
        </Link>
      )}
      {isOwn && product && mayChange(desk) && (
        <Link className="line-change" href={terminalLink('9701', { line: key, action: 'product', from })}>
          {say('restoreLine')}
        </Link>
      )}
      {history.length > 0 && (
        <details className="line-history">
          <summary>{say('earlierWords')}</summary>
          <ol>
            {history.map(({ from: since, stands, zh, en }) => (
              <li key={since}>
                <span className="figure">{since}</span>{' '}
                {stands === 'own' ? say({ zh, en }) : say(stands === 'off' ? 'lineOff' : 'productWords')}
              </li>
            ))}
            {product && <li>{`${say('productWords')}：${say(product)}`}</li>}
          </ol>
        </details>
      )}
    </>
  )
}

/** What the outlet may add in free places, and what it has taken off. */
function Adding({ step, desk }: { readonly step: StepKey; readonly desk: WireDesk }) {
  const { say } = useWords()
  const { day } = desk.branch
  const off = [...new Set(desk.scripts.map(({ line }) => line))].filter(
    line => line.startsWith(`${step}.`) && productLine(line) && rowsOf(desk, line)[0]?.stands === 'off',
  )
  const places = (['check', 'own'] as const).flatMap(sort => freePlace(desk, step, sort) ?? [])
  return (
    <p className="process-add no-print">
      {places.map(line => (
        <Link key={line} href={terminalLink('9701', { line, action: 'own', from: day })}>
          {say(line.endsWith('.name') ? 'addSituation' : 'addCheck')}
        </Link>
      ))}
      {off.map(line => (
        <Link key={line} href={terminalLink('9701', { line, action: 'product', from: addDays(day, 1) })}>
          {`${say('lineOff')}：${say(productLine(line) ?? placeWords(line))}　${say('restoreLine')}`}
        </Link>
      ))}
    </p>
  )
}

function Paper({ shown, search }: { readonly shown: readonly StepText[]; readonly search: string }) {
  const { say } = useWords()
  const lines = shown.flatMap(({ checks, situations }) => [
    ...checks,
    ...situations.flatMap(one => linesOf(one).filter(line => line !== null)),
  ])
  return (
    <ListPaper
      title={say('serviceProcesses')}
      about={search}
      columns={[{ title: say('scriptPlace') }, { title: say('scriptText') }, { title: say('ownWords') }]}
      lines={lines.map(line => ({
        key: line.key,
        cells: [say(placeWords(line.key)), say(line), line.isOwn ? '✓' : ''],
      }))}
    />
  )
}
