/** The title question for the case at hand: what is known, what was found out, who is responsible and why. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { attribute, type Case, partyTo } from '../../core/responsibility/attribute.ts'
import { type FactName, factNames, type Facts as Found } from '../../core/responsibility/facts.ts'
import { parties, partyNames } from '../../core/responsibility/parties.ts'
import { type Posts, printPosts, whoAt } from '../../core/responsibility/posts.ts'
import { isAmong } from '../../core/responsibility/procedure.ts'
import { factWords } from '../../core/responsibility/told.ts'
import { printFacts } from '../../core/responsibility/typedFacts.ts'
import type { WireCase } from '../../core/wire.ts'
import { useComplaintCase } from '../api/queries.ts'
import { terminalLink } from '../ui/opening.ts'
import { Empty, Facts, Failed, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import { EstablishedFacts } from './establishedFacts.tsx'
import { NamedPosts, spokenOf } from './namedPosts.tsx'
import { Outcome } from './outcome.tsx'

export default function CasePage({ id }: { readonly id: string }) {
  const { say } = useWords()
  const { data, error, refetch } = useComplaintCase(id)
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  return <main className="responsibility">{data.ruling ? <Ruled data={data} /> : <Open data={data} />}</main>
}

function Open({ data }: { readonly data: WireCase }) {
  const { say } = useWords()
  const { complaint } = data
  const [facts, setFacts] = useState<Found>(data.one.facts)
  const [posts, setPosts] = useState<Posts>(data.posts)
  const one: Case = { ...data.one, facts, people: { ...whoAt(posts), ...data.one.people } }
  const found = attribute(one)
  const verdict = facts.verdict?.value
  const spoken = found ? spokenOf(found) : []
  const form = {
    step: 'propose',
    complaint,
    verdict: verdict ?? '',
    facts: printFacts(typedIn(facts, data.fixed)),
    posts: printPosts(Object.fromEntries(Object.entries(posts).filter(([party]) => spoken.includes(party)))),
  }
  const isParty = found !== null && isAmong(data.reader, partyTo(one, found))
  const hint = hintFor({ mayPropose: data.mayPropose, isParty, isTold: verdict !== undefined })
  return (
    <>
      <Known data={data}>
        {hint && <p className="hint">{say(hint)}</p>}
        {!hint && (
          <Link href={terminalLink('9606', form)}>
            <Button type="primary">{say('takeToRuling')}</Button>
          </Link>
        )}
      </Known>
      <Panel fill title={say('caseFacts')} label={say('caseFacts')}>
        <p className="hint">{say('caseFactsHint')}</p>
        <EstablishedFacts
          facts={facts}
          but={factNames.filter(name => data.one.facts[name] !== undefined)}
          onChange={setFacts}
        />
      </Panel>
      {found && (
        <Outcome one={one} found={found}>
          <NamedPosts data={data} found={found} posts={posts} onChange={setPosts} />
        </Outcome>
      )}
    </>
  )
}

/** What keeps the reader from deciding, if anything does. */
function hintFor(now: { readonly mayPropose: boolean; readonly isParty: boolean; readonly isTold: boolean }) {
  if (!now.mayPropose) return 'mayNotDecide'
  if (now.isParty) return 'ownShareArises'
  return now.isTold ? null : 'verdictFirst'
}

/** Without what the journal finds by itself. */
const typedIn = (facts: Found, fixed: readonly FactName[]): Found =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => !fixed.includes(name as FactName)))

/** Whoever looks again begins with what was decided, and what the records say by now. */
const decidedForm = (one: Case, data: WireCase): Readonly<Record<string, string>> => ({
  verdict: one.facts.verdict?.value ?? '',
  facts: printFacts(typedIn({ ...one.facts, ...data.ruling?.leftOut }, data.fixed)),
  posts: printPosts(namedIn(one, data.ruling?.named ?? {})),
})

const namedIn = (one: Case, evidence: Readonly<Partial<Record<string, string>>>): Posts =>
  Object.fromEntries(
    partyNames.flatMap(party => {
      const [who, at] = [one.people[party], evidence[party]]
      return who !== undefined && at !== undefined ? [[party, { who, evidence: at }]] : []
    }),
  )

function Ruled({ data }: { readonly data: WireCase }) {
  const { say } = useWords()
  const { ruling } = data
  if (!ruling) return null
  const { item, state, one, named, leftOut, decidedBy, decidedOn, next } = ruling
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
            <Link
              key={step}
              href={terminalLink('9606', {
                step,
                ruling: item,
                ...(step === 'reexamine' ? decidedForm(one, data) : {}),
              })}
            >
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
        <h3>{say('casePosts')}</h3>
        <ul>
          {partyNames
            .filter(party => one.people[party] !== undefined)
            .map(party => (
              <li key={party}>
                {`${say(parties[party])} ${one.people[party]}`}
                {named[party] !== undefined && `〔${named[party]}〕`}
              </li>
            ))}
        </ul>
        <LeftOut one={one} facts={leftOut} />
      </Panel>
      {found && <Outcome one={one} found={found} />}
    </>
  )
}

/** What the records say and the decision has otherwise: whoever has a share may object by it. */
function LeftOut({ one, facts }: { readonly one: Case; readonly facts: Found }) {
  const { say } = useWords()
  const names = factNames.filter(name => facts[name] !== undefined)
  if (names.length === 0) return null
  return (
    <>
      <h3>{say('leftOut')}</h3>
      <ul>
        {names.map(name => (
          <li key={name}>{say(factWords({ ...one, facts }, name))}</li>
        ))}
      </ul>
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
