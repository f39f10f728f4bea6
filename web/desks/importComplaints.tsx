/**
 * A file of complaints: what is in it, what is the same, how well its labels can be told from the texts; and
 * all of it brought in. Nothing leaves the browser before the button is pressed.
 */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input, Progress, Select, Table } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { type Channel, channels, businesses, reasons } from '../../core/complaints/facets.ts'
import { facetsOfLabel, type LabelFacets } from '../../core/complaints/labels.ts'
import { type NarrativesRead, readNarratives } from '../../core/complaints/narratives.ts'
import type { WireDesk } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import type { FiguresAsked, FiguresTold } from './complaintFigures.worker.ts'
import { type Progress as Going, useImport } from './importing.ts'

interface Chosen extends NarrativesRead {
  readonly name: string
}

export function ImportComplaintsPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const choose = async (file: File | undefined) => {
    if (!file) return
    setChosen({ name: file.name, ...readNarratives(new Uint8Array(await file.arrayBuffer())) })
  }
  return (
    <main className="page">
      <Panel
        title={say('importComplaints')}
        label={say('importComplaints')}
        extra={<Link href="/complaints">{say('complaints')}</Link>}
      >
        <p className="hint">{say('importHint')}</p>
        <div className="filters">
          <input
            ref={chooser}
            type="file"
            hidden
            accept=".csv,text/csv"
            aria-label={say('chooseFile')}
            onChange={event => {
              void choose(event.target.files?.[0])
              event.target.value = ''
            }}
          />
          <Button onClick={() => chooser.current?.click()}>{say('chooseFile')}</Button>
          {chosen && <b>{chosen.name}</b>}
        </div>
        {chosen && chosen.problems.length > 0 && <Problems problems={chosen.problems} />}
      </Panel>
      {chosen && chosen.narratives.length > 0 && <File key={chosen.name} desk={desk} chosen={chosen} />}
    </main>
  )
}

function Problems({ problems }: { readonly problems: readonly Words[] }) {
  const { say } = useWords()
  return (
    <div role="alert" className="problem">
      <p>{say('fileRefused')}</p>
      <ul>
        {problems.map(problem => (
          <li key={problem.zh}>{say(problem)}</li>
        ))}
      </ul>
    </div>
  )
}

function File({ desk, chosen }: { readonly desk: WireDesk; readonly chosen: Chosen }) {
  const { say } = useWords()
  const client = useQueryClient()
  const { narratives } = chosen
  const figures = useFigures(narratives)
  const [leavesOut, setLeavesOut] = useState(false)
  const repeated = new Set(leavesOut ? figures?.repeated : [])
  const wanted = narratives.filter(({ id }) => !repeated.has(id))
  const [source, setSource] = useState(chosen.name.slice(0, 60))
  const [channel, setChannel] = useState<Channel>('otherFront')
  const labels = [...new Set(narratives.map(({ product }) => product))]
  const [facets, setFacets] = useState(() => new Map(labels.map(label => [label, facetsOfLabel(label)])))
  const { progress, run, stop } = useImport(desk)
  const start = async () => {
    await run({ source: source.trim(), channel, narratives: wanted, facets })
    await client.invalidateQueries({ queryKey: ['complaints'] })
  }
  return (
    <>
      <Panel title={say('whatIsBroughtIn')} label={say('whatIsBroughtIn')}>
        <div className="filters">
          <label>
            {say('importSource')}{' '}
            <Input
              size="small"
              value={source}
              maxLength={60}
              onChange={event => setSource(event.target.value)}
            />
          </label>
          <label>
            {say('importChannel')}{' '}
            <Chooser<Channel>
              table={channels}
              value={channel}
              label={say('importChannel')}
              onChange={setChannel}
            />
          </label>
          {figures && figures.repeated.length > 0 && (
            <Checkbox checked={leavesOut} onChange={event => setLeavesOut(event.target.checked)}>
              {`${say('leaveOutRepeated')} ${figures.repeated.length}`}
            </Checkbox>
          )}
          <Button
            type="primary"
            disabled={progress?.running || source.trim() === ''}
            onClick={() => void start()}
          >
            {`${say('bringIn')} ${wanted.length}`}
          </Button>
          {progress?.running && <Button onClick={stop}>{say('stopImport')}</Button>}
        </div>
        {progress && <HowFar progress={progress} />}
        <Labels
          counts={labels.map(label => [label, narratives.filter(({ product }) => product === label).length])}
          facets={facets}
          onChange={(label, own) => setFacets(new Map(facets).set(label, own))}
        />
      </Panel>
      <Figures figures={figures} />
    </>
  )
}

/** How far it is, and what was not taken. */
function HowFar({ progress }: { readonly progress: Going }) {
  const { say } = useWords()
  const { of, brought, known, refused, running } = progress
  const done = brought + known + refused.length
  const rest = of - done
  return (
    <div role="status" className="how-far" aria-label={say('importProgress')}>
      <Progress percent={Math.floor((done * 100) / of)} status={running ? 'active' : 'normal'} />
      <Facts
        rows={[
          [say('importBrought'), String(brought)],
          [say('importKnown'), String(known)],
          [say('importRefused'), String(refused.length)],
          ...(running || rest === 0 ? [] : [[say('importLeft'), String(rest)] as const]),
        ]}
      />
      <ul className="problem">
        {refused.map(({ number, refusal }) => (
          <li key={number}>{`${number}: ${say(refusal)}`}</li>
        ))}
      </ul>
    </div>
  )
}

interface LabelsProps {
  readonly counts: readonly (readonly [label: string, count: number])[]
  readonly facets: ReadonlyMap<string, LabelFacets>
  onChange(label: string, facets: LabelFacets): void
}

/** What each label of the file is here: proposed, and changed where it is wrong. */
function Labels({ counts, facets, onChange }: LabelsProps) {
  const { say } = useWords()
  const facetColumn = <F extends keyof LabelFacets>(
    facet: F,
    table: Readonly<Record<LabelFacets[F], Words>>,
    title: string,
  ) => ({
    title,
    key: facet,
    render: (_: unknown, [label]: readonly [string, number]) => {
      const own = facets.get(label) ?? facetsOfLabel(label)
      return (
        <Chooser<LabelFacets[F]>
          table={table}
          value={own[facet]}
          label={`${label} ${title}`}
          onChange={value => onChange(label, { ...own, [facet]: value })}
        />
      )
    },
  })
  return (
    <Table
      size="small"
      rowKey={([label]) => label}
      pagination={false}
      dataSource={counts.toSorted(([, a], [, b]) => b - a)}
      columns={[
        { title: say('labelThere'), key: 'label', render: (_, [label]) => label },
        { title: say('count'), key: 'count', className: 'figure', render: (_, [, count]) => count },
        facetColumn('business', businesses, say('complaintBusiness')),
        facetColumn('reason', reasons, say('complaintReason')),
      ]}
    />
  )
}

interface ChooserProps<K extends string> {
  readonly table: Readonly<Record<K, Words>>
  readonly value: K
  readonly label: string
  onChange(value: K): void
}

function Chooser<K extends string>({ table, value, label, onChange }: ChooserProps<K>) {
  const { say } = useWords()
  return (
    <Select<K>
      size="small"
      className="facet-chooser"
      aria-label={label}
      value={value}
      onChange={onChange}
      options={(Object.keys(table) as K[]).map(key => ({ value: key, label: say(table[key]) }))}
    />
  )
}

/** The seed of the draw, so that the same file gives the same figures as on the command line. */
const SEED = 7

/** Null until they are reckoned. */
function useFigures(narratives: Chosen['narratives']): FiguresTold | null {
  const [figures, setFigures] = useState<FiguresTold | null>(null)
  useEffect(() => {
    const worker = new Worker(new URL('./complaintFigures.worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<FiguresTold>) => setFigures(data))
    worker.postMessage({ narratives, seed: SEED } satisfies FiguresAsked, [])
    return () => worker.terminate()
  }, [narratives])
  return figures
}

function Figures({ figures }: { readonly figures: FiguresTold | null }) {
  const { say } = useWords()
  return (
    <Panel title={say('importFigures')} label={say('importFigures')}>
      {figures ? (
        <ul className="import-figures">
          {figures.lines.map(line => (
            <li key={line.zh}>{say(line)}</li>
          ))}
        </ul>
      ) : (
        <Empty>{say('reckoning')}</Empty>
      )}
    </Panel>
  )
}
