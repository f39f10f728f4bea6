/** The title question for the case at hand: what is known, what was found out, who is responsible and why. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { attribute } from '../../core/responsibility/attribute.ts'
import { type FactName, factNames, type Facts as Found } from '../../core/responsibility/facts.ts'
import { factWords } from '../../core/responsibility/told.ts'
import { printFacts } from '../../core/responsibility/typedFacts.ts'
import type { WireCase } from '../../core/wire.ts'
import { useComplaintCase } from '../api/queries.ts'
import { terminalLink } from '../ui/opening.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import { EstablishedFacts } from './establishedFacts.tsx'
import { Outcome } from './outcome.tsx'

export default function CasePage({ id }: { readonly id: string }) {
  const { say } = useWords()
  const { data, error, refetch } = useComplaintCase(id)
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  return <main className="responsibility">{data.ruling ? <Ruled data={data} /> : <Open data={data} />}</main>
}

/** What the journal knows and nobody types; the verdict is a person's. */
const known = ({ fixed }: WireCase): readonly FactName[] => fixed.filter(name => name !== 'verdict')

function Open({ data }: { readonly data: WireCase }) {
  const { say } = useWords()
  const { complaint, mayPropose } = data
  const [facts, setFacts] = useState<Found>(data.one.facts)
  const one = { ...data.one, facts }
  const found = attribute(one)
  const verdict = facts.verdict?.value
  const typed = Object.fromEntries(
    Object.entries(facts).filter(([name]) => !data.fixed.includes(name as FactName)),
  )
  const form = { step: 'propose', complaint, verdict: verdict ?? '', facts: printFacts(typed) }
  return (
    <>
      <Known data={data}>
        {!mayPropose && <p className="hint">{say('mayNotDecide')}</p>}
        {mayPropose && verdict === undefined && <p className="hint">{say('verdictFirst')}</p>}
        {mayPropose && verdict !== undefined && (
          <Link href={terminalLink('9606', form)}>
            <Button type="primary">{say('takeToRuling')}</Button>
          </Link>
        )}
      </Known>
      <Panel fill title={say('caseFacts')} label={say('caseFacts')}>
        <p className="hint">{say('caseFactsHint')}</p>
        <EstablishedFacts facts={facts} but={known(data)} onChange={setFacts} />
      </Panel>
      {found && <Outcome one={one} found={found} />}
    </>
  )
}

function Ruled({ data }: { readonly data: WireCase }) {
  const { say } = useWords()
  const { ruling } = data
  if (!ruling) return null
  const { item, state, one, decidedBy, decidedOn, next } = ruling
  const found = attribute(one)
  return (
    <>
      <Known data={data}>
        <Facts
          rows={[
            [say('ruled'), item],
            [say('state'), say(state)],
            [say('byWhom'), `${say(decidedBy)} ${decidedOn}`],
          ]}
        />
        <div className="filters">
          {next.map(({ step, name }) => (
            <Link key={step} href={terminalLink('9606', { step, ruling: item })}>
              <Button size="small">{`9606 ${say(name)}`}</Button>
            </Link>
          ))}
        </div>
      </Known>
      <Panel fill title={say('caseFacts')} label={say('caseFacts')}>
        <ul>
          {factNames
            .filter(name => one.facts[name] !== undefined)
            .map(name => (
              <li key={name}>{say(factWords(one, name))}</li>
            ))}
        </ul>
      </Panel>
      {found && <Outcome one={one} found={found} />}
    </>
  )
}

interface KnownProps {
  readonly data: WireCase
  readonly children: ReactNode
}

/** Which complaint it is, and what the records say of it. */
function Known({ data, children }: KnownProps) {
  const { say } = useWords()
  const { complaint, one } = data
  const facts = factNames.filter(name => one.facts[name] !== undefined)
  return (
    <Panel fill title={say('responsibility')} label={say('responsibility')}>
      <p>
        <Link href={`/complaints/${complaint}`}>{complaint}</Link>
      </p>
      <h3>{say('knownFacts')}</h3>
      {facts.length === 0 && <Empty>{say('empty')}</Empty>}
      <ul>
        {facts.map(name => (
          <li key={name}>{say(factWords(one, name))}</li>
        ))}
      </ul>
      {children}
    </Panel>
  )
}
