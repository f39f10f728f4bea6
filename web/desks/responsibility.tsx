import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import {
  attribute,
  type Attribution,
  type Case,
  type Line,
  partyTo,
} from '../../core/responsibility/attribute.ts'
import { shortAnswer, supervisorDuties } from '../../core/responsibility/duties.ts'
import { verdicts } from '../../core/responsibility/facts.ts'
import { isPerson, parties, partyNames } from '../../core/responsibility/parties.ts'
import { currentRules } from '../../core/responsibility/ruleTable.ts'
import { factWords, lineWords, ruleText, shareWords } from '../../core/responsibility/told.ts'
import { workedCases } from '../../core/responsibility/worked.ts'
import type { WireDesk } from '../../core/wire.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import { EstablishedFacts } from './establishedFacts.tsx'

/** What a complaint about a teller means for the supervisor; and any case, tried on the rules in force. */
export default function ResponsibilityPage({ desk }: { readonly desk: WireDesk }) {
  const nothing: Case = { day: desk.branch.day, people: {}, facts: {} }
  const [one, setOne] = useState<Case>(workedCases[1] ?? nothing)
  const found = attribute(one, currentRules)
  return (
    <main className="responsibility">
      <Duties />
      {desk.inCharge && (
        <>
          <CaseFacts one={one} onChange={setOne} onClear={() => setOne(nothing)} />
          {found && <Outcome one={one} found={found} onChange={setOne} />}
        </>
      )}
    </main>
  )
}

function Duties() {
  const { say } = useWords()
  return (
    <Panel fill title={say('supervisorAnswers')} label={say('supervisorAnswers')}>
      <p>{say(shortAnswer)}</p>
      {supervisorDuties.map(({ duty, when, rules }) => (
        <section key={duty.zh} className="duty">
          <b>{say(duty)}</b>
          <p>{say(when)}</p>
          {rules.map(id => (
            <details key={id}>
              <summary>{id}</summary>
              <p className="hint">{say(ruleText(currentRules.version, id))}</p>
            </details>
          ))}
        </section>
      ))}
    </Panel>
  )
}

interface CaseProps {
  readonly one: Case
  onChange(one: Case): void
}

function CaseFacts({ one, onChange, onClear }: CaseProps & { onClear(): void }) {
  const { say } = useWords()
  const choose = (id: string) => {
    const chosen = workedCases.find(worked => worked.id === id)
    if (chosen) onChange(chosen)
  }
  return (
    <Panel
      fill
      title={say('tryCase')}
      label={say('tryCase')}
      extra={
        <Button size="small" onClick={onClear}>
          {say('startOver')}
        </Button>
      }
    >
      <Select
        size="small"
        aria-label={say('workedCase')}
        placeholder={say('workedCase')}
        value={null}
        onChange={choose}
        style={{ width: '100%' }}
        options={workedCases.map(({ id, title }) => ({ value: id, label: `${id} ${say(title)}` }))}
      />
      <EstablishedFacts facts={one.facts} onChange={facts => onChange({ ...one, facts })} />
    </Panel>
  )
}

function Outcome({ one, found, onChange }: CaseProps & { readonly found: Attribution }) {
  const { say } = useWords()
  const nothing = found.lines.filter(({ aside }) => aside !== null)
  return (
    <Panel fill title={say('shares')} label={say('shares')}>
      <p>{`${say(verdicts[found.verdict])} · ${found.fired.join(' ')}`}</p>
      {found.shares.length === 0 && <Empty>{say('nobodyResponsible')}</Empty>}
      {found.shares.map(share => (
        <details key={share.who} className="share">
          <summary>
            <b>{say(shareWords(share))}</b>
            <div className="share-bar" style={{ width: `${share.percent}%` }} />
          </summary>
          <Lines one={one} version={found.version} lines={share.lines} />
        </details>
      ))}
      {nothing.length > 0 && (
        <details className="share">
          <summary>{say('cameToNothing')}</summary>
          <Lines one={one} version={found.version} lines={nothing} />
        </details>
      )}
      <h3>{say('samePerson')}</h3>
      <Posts one={one} found={found} onChange={onChange} />
      <Facts rows={[[say('mayNotInvestigate'), <Excluded key="excluded" one={one} found={found} />]]} />
    </Panel>
  )
}

interface LinesProps {
  readonly one: Case
  readonly version: string
  readonly lines: readonly Line[]
}

function Lines({ one, version, lines }: LinesProps) {
  const { say } = useWords()
  return (
    <ul>
      {lines.map(line => (
        <li key={`${line.rule}${line.party}${line.act}`}>
          {`${say(parties[line.party])} ${say(lineWords(line))}`}
          {[line.rule, ...line.steps.map(({ rule }) => rule)].map(rule => (
            <p key={rule} className="hint">
              {say(ruleText(version, rule))}
            </p>
          ))}
          {line.facts.map(name => (
            <p key={name}>{say(factWords(one, name))}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** Who stood at the posts that the rules speak of. */
function Posts({ one, found, onChange }: CaseProps & { readonly found: Attribution }) {
  const { say } = useWords()
  const spoken = partyNames.filter(
    party =>
      isPerson(party) && (one.people[party] !== undefined || found.lines.some(line => line.party === party)),
  )
  return spoken.map(party => (
    <label key={party} className="share-posts">
      <span>{say(parties[party])}</span>
      <Input
        size="small"
        maxLength={4}
        aria-label={say(parties[party])}
        value={one.people[party] ?? ''}
        onChange={event => {
          const { [party]: _before, ...others } = one.people
          const typed = event.target.value.trim()
          onChange({ ...one, people: typed === '' ? others : { ...others, [party]: typed } })
        }}
      />
    </label>
  ))
}

function Excluded({ one, found }: { readonly one: Case; readonly found: Attribution }) {
  const { say, sayAll } = useWords()
  const all = [...partyTo(one, found)].map(who => {
    const party = partyNames.find(name => name === who)
    return party ? parties[party] : { zh: who, en: who }
  })
  return <span>{all.length > 0 ? sayAll(all) : say('nobodyExcluded')}</span>
}
