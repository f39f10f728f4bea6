import { Input } from 'antd'
import type { ReactNode } from 'react'
import { type Attribution, type Case, type Line, partyTo } from '../../core/responsibility/attribute.ts'
import { verdicts } from '../../core/responsibility/facts.ts'
import { isPerson, parties, partyNames } from '../../core/responsibility/parties.ts'
import { factWords, lineWords, ruleText, shareWords } from '../../core/responsibility/told.ts'
import { Empty, Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

interface OutcomeProps {
  readonly one: Case
  readonly found: Attribution
  onChange?(one: Case): void
  /** Who stood where, of a case that is looked into. */
  readonly children?: ReactNode
}

/** What the rules make of a case; each share opens into what it rests on. */
export function Outcome({ one, found, onChange, children }: OutcomeProps) {
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
      {onChange && (
        <>
          <h3>{say('samePerson')}</h3>
          <Posts one={one} found={found} onChange={onChange} />
        </>
      )}
      {children}
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
function Posts({ one, found, onChange }: Required<Omit<OutcomeProps, 'children'>>) {
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
