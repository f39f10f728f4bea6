import { Input, Table } from 'antd'
import { useState } from 'react'
import { Link } from 'wouter'
import { askedWords, manualPage } from '../../core/derive/manual.ts'
import { permissionRow } from '../../core/derive/permissions.ts'
import { describeFields, sealedPart } from '../../core/derive/row.ts'
import { searchCodes } from '../../core/derive/search.ts'
import type { AnyField } from '../../core/fields/field.ts'
import { menuOf } from '../../core/registry/attributes.ts'
import { allTransactions, findTransaction } from '../../core/transactions/catalogue.ts'
import { PRACTICE_DAY } from '../../core/practice.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useCodes } from '../api/queries.ts'
import { whoLink } from '../ui/opening.ts'
import { useTongue } from '../ui/tongue.ts'
import { EffectLines } from '../ui/lines.tsx'
import { Empty, Facts, Panel, Shown } from '../ui/panel.tsx'
import { Drills } from './drill.tsx'
import { useWords } from '../words/language.tsx'

/** The manual: every code and who may do it; one code in full. Both come from the definitions. */
export function ManualPage({ code, desk }: { readonly code: string | null; readonly desk: WireDesk }) {
  const transaction = code ? findTransaction(code) : undefined
  return (
    <main className="page manual">
      {transaction ? (
        <>
          <CodePage code={transaction.code} />
          <Drills transaction={transaction} desk={desk} />
        </>
      ) : (
        <>
          {code && <Unknown code={code} />}
          <Contents />
        </>
      )}
    </main>
  )
}

function Contents() {
  const { say, sayAll, number } = useWords()
  const { parameters } = useTongue()
  const { data: codes = [] } = useCodes()
  const [typed, setTyped] = useState('')
  const found = new Set(searchCodes(typed, codes).map(({ code }) => code))
  const rows = allTransactions()
    .filter(
      ({ who, code }) => who.some(role => role !== 'system') && (typed.trim() === '' || found.has(code)),
    )
    .map(transaction => permissionRow(transaction, parameters))
  return (
    <Panel
      fill
      title={say('help')}
      extra={
        <div className="filters">
          <Link href="/who">{say('who')}</Link>
          <span className="hint">{say('keysHint')}</span>
          <Input
            aria-label={say('search')}
            placeholder={say('commandHint')}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
        </div>
      }
    >
      <Table
        size="small"
        rowKey="code"
        pagination={false}
        dataSource={rows}
        locale={{ emptyText: say('empty') }}
        columns={[
          {
            title: say('code'),
            dataIndex: 'code',
            width: 70,
            render: (text: string) => (
              <Link href={`/manual/${text}`} className="figure">
                {number(text)}
              </Link>
            ),
          },
          { title: say('name'), dataIndex: 'name', render: say },
          {
            title: say('menu'),
            dataIndex: 'code',
            key: 'menu',
            className: 'one-line',
            render: (code: string) => menuOf(parameters, code).map(say).join(' › '),
          },
          {
            title: say('role'),
            dataIndex: 'who',
            render: sayAll,
          },
          { title: say('medium'), dataIndex: 'medium', className: 'one-line', render: say },
          {
            title: say('permissions'),
            dataIndex: 'rules',
            render: (rules: (typeof rows)[number]['rules']) =>
              rules.map(rule => <div key={rule.zh}>{say(rule)}</div>),
          },
        ]}
      />
    </Panel>
  )
}

function CodePage({ code }: { readonly code: string }) {
  const { say, sayAll, sayOurs, number } = useWords()
  const tongue = useTongue()
  const transaction = findTransaction(code)
  if (!transaction) return <Empty>{say('empty')}</Empty>
  const page = manualPage(transaction, tongue.parameters)
  const described = (texts: readonly string[]) => inWords(transaction, texts, tongue)
  return (
    <Panel
      fill
      title={`${number(page.code)} ${say(page.name)}`}
      extra={
        <div className="filters">
          <Link href={whoLink({ code })}>{say('who')}</Link>
          <Link href="/manual">{say('help')}</Link>
        </div>
      }
    >
      <p className="purpose">{sayOurs(page.purpose)}</p>
      <Facts
        rows={[
          [say('role'), sayAll(page.permission.who)],
          [say('menu'), menuOf(tongue.parameters, page.code).map(say).join(' › ')],
          [say('medium'), say(page.permission.medium)],
          [say('permissions'), page.permission.rules.map(rule => <div key={rule.zh}>{say(rule)}</div>)],
          [
            say('checks'),
            page.checks.length > 0
              ? page.checks.map(check => <div key={check.zh}>{say(check)}</div>)
              : say('none'),
          ],
          [
            say('undoneBy'),
            page.undoneBy === 'never' ? say('none') : <Undoing key="undoing" code={page.undoneBy} />,
          ],
        ]}
      />
      <FieldTable transaction={transaction} />
      {page.examples.map(example => (
        <section key={example.title.zh} className="example">
          <h3>{say(example.title)}</h3>
          <Facts
            rows={described(Object.keys(transaction.fields).map(name => example.fields[name] ?? ''))
              .filter(({ text }) => text.zh !== '')
              .map(({ label, text }) => [say(label), say(text)])}
          />
          <EffectLines lines={example.gives} />
        </section>
      ))}
    </Panel>
  )
}

/** What a form asks for, when, and how it is typed. */
function FieldTable({ transaction }: { readonly transaction: Transaction }) {
  const { say } = useWords()
  const tongue = useTongue()
  const fields = Object.values(transaction.fields)
  if (fields.length === 0) return null
  const samples = inWords(
    transaction,
    fields.map(({ sample }) => sample),
    tongue,
  )
  return (
    <table className="plain manual-fields">
      <thead>
        <tr>
          <th>{say('field')}</th>
          <th />
          <th>{say('sample')}</th>
        </tr>
      </thead>
      <tbody>
        {samples.map(({ name, label, text }) => (
          <tr key={name}>
            <td>{say(label)}</td>
            <td>{say(askedWords(transaction.fields, transaction.fields[name] as AnyField))}</td>
            <td className="figure">
              <Shown text={say(text)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Made-up values as a form would show them; there is nothing personal in them. */
function inWords(transaction: Transaction, texts: readonly string[], tongue: ReturnType<typeof useTongue>) {
  const opened = new Map(texts.map(text => [sealedPart(text), text]))
  return describeFields(transaction, texts, { ...tongue, day: PRACTICE_DAY, opened, named: new Map() })
}

/** The code that takes it back, by number and name. */
function Undoing({ code }: { readonly code: string }) {
  const { say, number } = useWords()
  const transaction = findTransaction(code)
  return (
    <Link href={`/manual/${code}`}>{transaction ? `${number(code)} ${say(transaction.name)}` : code}</Link>
  )
}

/** A page of a code that does not exist. */
function Unknown({ code }: { readonly code: string }) {
  const { say } = useWords()
  return (
    <p className="warning" role="alert">
      {`${code} · ${say('noCode')}`}
    </p>
  )
}
