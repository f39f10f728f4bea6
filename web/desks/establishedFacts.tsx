import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import {
  type FactGroup,
  factGroups,
  type FactName,
  factNames,
  type FactRow,
  type Facts,
  factTable,
} from '../../core/responsibility/facts.ts'
import { isPerson, parties, partyNames } from '../../core/responsibility/parties.ts'
import { useWords } from '../words/language.tsx'
import { Evidence } from './evidence.tsx'

interface EstablishedProps {
  readonly facts: Facts
  /** Known to the journal: shown elsewhere, and changed by nobody. */
  readonly but?: readonly FactName[]
  onChange(facts: Facts): void
}

/** Every fact that a rule may ask, by group; one that is established has a value and its evidence. */
export function EstablishedFacts({ facts, but = [], onChange }: EstablishedProps) {
  const { say } = useWords()
  const [typed, setTyped] = useState('')
  const sought = typed.trim().toLowerCase()
  const shown = factNames.filter(
    name => !but.includes(name) && say(factTable[name]).toLowerCase().includes(sought),
  )
  const set = (name: FactName, value: unknown, evidence: string) => {
    const { [name]: _before, ...others } = facts
    onChange(value === undefined ? others : { ...others, [name]: { value, evidence } })
  }
  return (
    <>
      <Input
        size="small"
        aria-label={say('findFact')}
        placeholder={say('findFact')}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {(Object.keys(factGroups) as FactGroup[]).map(group => {
        const own = shown.filter(name => factTable[name].group === group)
        return (
          own.length > 0 && (
            <section key={group} aria-label={say(factGroups[group])}>
              <h3>{say(factGroups[group])}</h3>
              {own.map(name => (
                <OneFact
                  key={name}
                  name={name}
                  facts={facts}
                  onSet={(value, evidence) => set(name, value, evidence)}
                />
              ))}
            </section>
          )
        )
      })}
    </>
  )
}

interface OneProps {
  readonly name: FactName
  readonly facts: Facts
  /** Undefined for what is not established. */
  onSet(value: unknown, evidence: string): void
}

function OneFact({ name, facts, onSet }: OneProps) {
  const { say } = useWords()
  const row: FactRow = factTable[name]
  const established = facts[name]
  const evidence = established?.evidence ?? `E${factNames.indexOf(name) + 1}`
  return (
    <div className={established ? 'established established-now' : 'established'}>
      <span>{say(row)}</span>
      <Value name={name} value={established?.value} onChange={value => onSet(value, evidence)} />
      {established ? (
        <Evidence of={say(row)} value={evidence} onChange={text => onSet(established.value, text)} />
      ) : (
        <span />
      )}
    </div>
  )
}

interface ValueProps {
  readonly name: FactName
  readonly value: unknown
  onChange(value: unknown): void
}

function Value({ name, value, onChange }: ValueProps) {
  const { say } = useWords()
  const { type, most, choices, ...label }: FactRow = factTable[name]
  const common = { size: 'small', 'aria-label': say(label) } as const
  switch (type) {
    case 'yes':
      return (
        <Checkbox
          aria-label={say(label)}
          checked={value === true}
          onChange={event => onChange(event.target.checked ? true : undefined)}
        />
      )
    case 'number':
      return (
        <InputNumber<number>
          {...common}
          min={0}
          max={most ?? 0}
          precision={0}
          value={typeof value === 'number' ? value : null}
          onChange={typed => onChange(typed ?? undefined)}
        />
      )
    case 'text':
      return (
        <Input
          {...common}
          maxLength={80}
          value={typeof value === 'string' ? value : ''}
          onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}
        />
      )
    case 'parties':
      return (
        <Select<string[]>
          {...common}
          mode="multiple"
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={chosen => onChange(chosen.length > 0 ? chosen : undefined)}
          options={partyNames.filter(isPerson).map(party => ({ value: party, label: say(parties[party]) }))}
        />
      )
    case 'choice':
      return (
        <Select<string>
          {...common}
          allowClear
          value={typeof value === 'string' ? value : null}
          onChange={chosen => onChange(chosen)}
          options={Object.entries(choices ?? {}).map(([id, words]) => ({ value: id, label: say(words) }))}
        />
      )
  }
}
