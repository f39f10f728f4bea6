import { Input, Select, Table } from 'antd'
import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { dutyNames, roleNames } from '../../core/derive/standing.ts'
import { codeBehind } from '../../core/registry/numbering.ts'
import type { WireDesk, WirePerson, WireRefusal, WireWho } from '../../core/wire.ts'
import { useWho } from '../api/queries.ts'
import { whoLink } from '../ui/opening.ts'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { StateTag } from '../ui/tag.tsx'
import { COLON, needWords } from '../terminal/needs.ts'
import { useWords } from '../words/language.tsx'

/** Who may do this, and why not I? The address is the question, so that it can be kept and sent. */
export function WhoPage({ desk }: { readonly desk: WireDesk }) {
  const { say } = useWords()
  const { code = '', teller = null, amount = null } = Object.fromEntries(new URLSearchParams(useSearch()))
  const { data, error, refetch } = useWho({ code, teller, amount })
  return (
    <main className="page who">
      <Panel
        title={say('who')}
        label={say('who')}
        extra={<Asking desk={desk} code={code} who={data} teller={teller} amount={amount ?? ''} />}
      >
        {code === '' ? (
          <Empty>{say('whoHint')}</Empty>
        ) : error ? (
          <Failed error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <Verdict who={data} />
        ) : (
          <Empty>{say('loading')}</Empty>
        )}
      </Panel>
      {data && !error && code !== '' && <Answer who={data} />}
    </main>
  )
}

interface AskingProps {
  readonly desk: WireDesk
  readonly code: string
  readonly teller: string | null
  readonly amount: string
  readonly who: WireWho | undefined
}

function Asking({ desk, code, teller, amount, who }: AskingProps) {
  const { say, number } = useWords()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState(code === '' ? '' : number(code))
  const ask = (changed: Readonly<Record<string, string>>) =>
    navigate(whoLink({ code, teller: teller ?? '', amount, ...changed }), { replace: true })
  const type = (text: string) => {
    setTyped(text)
    const meant = codeBehind(desk.registry.numbers, text.trim())
    if (meant) ask({ code: meant })
  }
  const everybody = who?.everybody ?? [desk.person.id]
  return (
    <div className="filters asking">
      <label>
        {say('code')}
        <Input
          aria-label={say('code')}
          placeholder={say('code')}
          className="figure"
          maxLength={4}
          value={typed}
          onChange={event => type(event.target.value)}
        />
      </label>
      <label>
        {say('tellerNo')}
        <Select
          aria-label={say('tellerNo')}
          value={teller ?? desk.person.id}
          options={everybody.map(id => ({ value: id, label: id }))}
          onChange={id => ask({ teller: id })}
        />
      </label>
      <label>
        {say('amount')}
        <Input
          aria-label={say('amount')}
          placeholder={say('amountFree')}
          className="figure"
          defaultValue={amount}
          onBlur={event => ask({ amount: event.target.value.trim() })}
          onPressEnter={event => ask({ amount: event.currentTarget.value.trim() })}
        />
      </label>
    </div>
  )
}

/** One sentence: he may or he may not, and the first reason with what to do next. */
function Verdict({ who }: { readonly who: WireWho }) {
  const { say, number } = useWords()
  const { teller, code, name, may, conditions } = who
  const first = conditions.find(({ refusal }) => refusal !== null)?.refusal ?? null
  return (
    <div className="verdict" role="status">
      <p>
        <b className="figure">{teller.id}</b> {say(teller.name)}{' '}
        <StateTag tone={may ? 'good' : 'bad'}>{say(may ? 'mayDo' : 'mayNotDo')}</StateTag>{' '}
        <Link href={`/manual/${code}`}>{`${number(code)} ${say(name)}`}</Link>
      </p>
      <p className="hint">{first ? say(first.next) : say('restByForm')}</p>
    </div>
  )
}

function Answer({ who }: { readonly who: WireWho }) {
  const { say } = useWords()
  return (
    <div className="who-columns">
      <Panel title={say('conditions')} label={say('conditions')}>
        <Conditions conditions={who.conditions} />
      </Panel>
      <div>
        <Panel title={say('permissions')} label={say('permissions')}>
          <Rungs rungs={who.rungs} />
          <Signers signatures={who.signatures} />
        </Panel>
        <Panel title={say('whoElse')} label={say('whoElse')}>
          <Colleagues colleagues={who.colleagues} />
        </Panel>
      </div>
    </div>
  )
}

type Condition = WireWho['conditions'][number]

function Conditions({ conditions }: Pick<WireWho, 'conditions'>) {
  const { say } = useWords()
  return (
    <Table<Condition>
      size="small"
      rowKey={({ name }) => name.zh}
      pagination={false}
      dataSource={[...conditions]}
      columns={[
        { title: say('condition'), dataIndex: 'name', className: 'one-line', render: say },
        { title: say('wanted'), dataIndex: 'wanted', render: say },
        { title: say('found'), dataIndex: 'found', render: say },
        {
          title: say('result'),
          dataIndex: 'refusal',
          render: (refusal: WireRefusal | null) => (
            <>
              <StateTag tone={refusal ? 'bad' : 'good'}>{say(refusal ? 'isUnmet' : 'isMet')}</StateTag>
              {refusal && <small className="why">{`${say(refusal)}${say(COLON)}${say(refusal.next)}`}</small>}
            </>
          ),
        },
      ]}
    />
  )
}

const tones = { yes: 'wait', no: 'quiet', when: 'quiet' } as const
const applying = { yes: 'applies', no: 'appliesNot', when: 'appliesWhen' } as const

function Rungs({ rungs }: Pick<WireWho, 'rungs'>) {
  const { say } = useWords()
  if (rungs.length === 0) return <p className="hint">{say('signedByNobody')}</p>
  return (
    <ul className="plain-list">
      {rungs.map(({ rule, applies }) => (
        <li key={rule.zh}>
          {say(rule)} <StateTag tone={tones[applies]}>{say(applying[applies])}</StateTag>
        </li>
      ))}
    </ul>
  )
}

function Signers({ signatures }: Pick<WireWho, 'signatures'>) {
  const { say } = useWords()
  return signatures.map(({ need, people }) => (
    <p key={need.by} className="signers">
      <b>{say(needWords(need))}</b> {people.length === 0 && say('nobodyHere')}
      {people.map(one => (
        <Person key={one.id} person={one} />
      ))}
    </p>
  ))
}

/** Who it is, and whether he can be asked now. */
function Person({ person: { id, name, duty } }: { readonly person: WirePerson }) {
  const { say } = useWords()
  return (
    <StateTag
      tone={duty === 'on' ? 'good' : 'quiet'}
    >{`${id} ${say(name)} · ${say(dutyNames[duty])}`}</StateTag>
  )
}

function Colleagues({ colleagues }: Pick<WireWho, 'colleagues'>) {
  const { say, sayAll } = useWords()
  if (colleagues.length === 0) return <Empty>{say('nobodyHere')}</Empty>
  return (
    <ul className="plain-list">
      {colleagues.map(({ person: { id, name, roles }, refusal }) => (
        <li key={id}>
          <b className="figure">{id}</b> {say(name)}{' '}
          <span className="hint">{sayAll(roles.map(role => roleNames[role]))}</span>{' '}
          <StateTag tone={refusal ? 'quiet' : 'good'}>{refusal ? say(refusal) : say('mayDo')}</StateTag>
        </li>
      ))}
    </ul>
  )
}
