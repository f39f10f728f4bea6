import { Alert, Button } from 'antd'
import { useState } from 'react'
import { drillsOf, type Drill, type Marked, markDrill } from '../../core/derive/drill.ts'
import type { Field } from '../../core/fields/field.ts'
import { explainRefusal } from '../../core/refusals.ts'
import { practiceFields } from '../../core/practice.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireDesk } from '../../core/wire.ts'
import { fieldViews } from '../fields/views.ts'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

/** The examples of a code asked the other way round, on the practice books; nothing is posted anywhere. */
export function Drills({
  transaction,
  desk,
}: {
  readonly transaction: Transaction
  readonly desk: WireDesk
}) {
  const { say } = useWords()
  const drills = drillsOf(transaction)
  const [at, setAt] = useState(0)
  const drill = drills[at % Math.max(drills.length, 1)]
  if (!drill || Object.keys(transaction.fields).length === 0) return null
  return (
    <Panel
      title={`${say('drill')}：${say(drill.task)}`}
      extra={
        drills.length > 1 && (
          <Button size="small" onClick={() => setAt(at + 1)}>
            {say('nextDrill')}
          </Button>
        )
      }
    >
      <DrillForm key={`${transaction.code}${at}`} transaction={transaction} drill={drill} desk={desk} />
    </Panel>
  )
}

interface DrillFormProps {
  readonly transaction: Transaction
  readonly drill: Drill
  readonly desk: WireDesk
}

function DrillForm({ transaction, drill, desk }: DrillFormProps) {
  const { say, language } = useWords()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [marked, setMarked] = useState<Marked | null>(null)
  const given = practiceFields(transaction.examples.find(({ title }) => title === drill.task)?.fields ?? {})
  const mark = () => {
    const filled = Object.entries(values).filter(([, value]) => value.trim() !== '')
    setMarked(markDrill(drill, transaction.code, Object.fromEntries(filled)))
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        mark()
      }}
    >
      <p className="purpose">{say('drillGiven')}</p>
      <p className="figure">{Object.values(given).join('　')}</p>
      {Object.entries(transaction.fields).map(([name, field]) => {
        const View = fieldViews[(field as Field<unknown, unknown>).kind]
        return (
          <div className="field" key={name}>
            <label htmlFor={`drill-${name}`}>{say(field.label)}</label>
            <div>
              <View
                id={`drill-${name}`}
                field={field}
                value={values[name] ?? ''}
                values={values}
                desk={desk}
                invalid={false}
                amount={null}
                onChange={value => setValues(now => ({ ...now, [name]: value }))}
                onDone={() => undefined}
                register={() => undefined}
              />
            </div>
          </div>
        )
      })}
      <Button type="primary" htmlType="submit">
        {say('mark')}
      </Button>
      {marked && (
        <Alert
          type={marked.right ? 'success' : 'error'}
          showIcon
          title={marked.right ? say('drillRight') : say('drillWrong')}
          description={
            marked.refusal ? (
              explainRefusal(marked.refusal, language)
            ) : (
              <pre className="seen">
                {[
                  ...marked.missing.map(line => `− ${line}`),
                  ...marked.surplus.map(line => `+ ${line}`),
                ].join('\n')}
              </pre>
            )
          }
        />
      )}
    </form>
  )
}
