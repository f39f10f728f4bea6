import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { attribute, type Case } from '../../core/responsibility/attribute.ts'
import { shortAnswer, supervisorDuties } from '../../core/responsibility/duties.ts'
import { currentRules } from '../../core/responsibility/ruleTable.ts'
import { ruleText } from '../../core/responsibility/told.ts'
import { workedCases } from '../../core/responsibility/worked.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useItems } from '../api/queries.ts'
import { Panel } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { EstablishedFacts } from './establishedFacts.tsx'
import { Outcome } from './outcome.tsx'

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
      <Rulings />
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

/** Rulings that are not locked yet and concern the reader: as a sharer, or in charge. */
function Rulings() {
  const { say } = useWords()
  const { data = [] } = useItems('ruling')
  if (data.length === 0) return null
  return (
    <section aria-label={say('rulings')}>
      <h3>{say('rulings')}</h3>
      {data.map(({ id, summary, state }) => (
        <p key={id}>
          <Link href={`/complaints/${id}/responsibility`}>{say(summary)}</Link>{' '}
          <StateTag tone="wait">{say(state)}</StateTag>
        </p>
      ))}
    </section>
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
