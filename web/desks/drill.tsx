import { Alert, Button } from 'antd'
import { useMemo, useState } from 'react'
import { drillsOf, type Drill, type Marked, markDrill } from '../../core/derive/drill.ts'
import { describeLine } from '../../core/derive/lines.ts'
import {
  practiceAccount,
  practiceCustomer,
  practiceItems,
  practiceSpecimen,
} from '../../core/derive/practiceLooks.ts'
import { afterEnter, askedFor } from '../../core/fields/asking.ts'
import { type Field } from '../../core/fields/field.ts'
import { fieldsAsAsked } from '../../core/fields/largeCash.ts'
import { defaultGrounds } from '../../core/grounds.ts'
import { parseMoney } from '../../core/money.ts'
import { defaultParameters } from '../../core/parameters.ts'
import { fixedTermsOn } from '../../core/rates.ts'
import { PRACTICE_DAY, practiceFields, practiceUnits } from '../../core/practice.ts'
import type { PracticeHour } from '../../core/practice/hours.ts'
import { attributeOf, attributeWords } from '../../core/registry/attributes.ts'
import { explainRefusal } from '../../core/refusals.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireDesk } from '../../core/wire.ts'
import { type LookUps, LookUpsContext } from '../api/queries.ts'
import { cashAt } from '../fields/cashAt.ts'
import { FieldLabel } from '../fields/label.tsx'
import { fieldViews } from '../fields/views.ts'
import { Facts, Panel } from '../ui/panel.tsx'
import { useTongue } from '../ui/tongue.ts'
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
  const { parameters } = useTongue()
  const drills = drillsOf(transaction)
  const [at, setAt] = useState(0)
  const drill = drills[at % Math.max(drills.length, 1)]
  const lookUps = useMemo(() => practiceAt(drill?.at), [drill?.at])
  const skill = attributeWords('skill', attributeOf(parameters, transaction.code, 'skill'))
  if (!drill || Object.keys(transaction.fields).length === 0) return null
  return (
    <Panel
      title={
        <>
          {`${say('drill')}: ${say(drill.task)} `}
          <small className="hint">{`${say('skill')} ${say(skill)}`}</small>
        </>
      }
      label={say('drill')}
      extra={
        drills.length > 1 && (
          <Button size="small" onClick={() => setAt(at + 1)}>
            {say('nextDrill')}
          </Button>
        )
      }
    >
      <LookUpsContext value={lookUps}>
        <DrillForm
          key={`${transaction.code}${at}`}
          transaction={transaction}
          drill={drill}
          desk={practiceDesk(desk)}
        />
      </LookUpsContext>
    </Panel>
  )
}

const known = <T,>(found: T | null): Promise<T> =>
  found === null ? Promise.reject(new Error('not in the practice books')) : Promise.resolve(found)

const practiceAt = (at: PracticeHour | undefined): LookUps => ({
  books: `practice ${at ?? ''}`,
  account: no => known(practiceAccount(no)),
  customer: no => known(practiceCustomer(no)),
  specimen: no => known(practiceSpecimen(no)),
  items: kind => Promise.resolve(practiceItems(kind, at)),
})

/** The practice branch keeps its books in yuan, with the vouchers, terms and currencies of its own. */
const practiceDesk = (desk: WireDesk): WireDesk => ({
  ...desk,
  branch: { ...desk.branch, day: PRACTICE_DAY, unit: 'CNY' },
  till: null,
  largeCashFrom: String(defaultParameters.cash.identityFrom),
  terms: fixedTermsOn(defaultParameters, PRACTICE_DAY),
  deals: practiceUnits(),
  voucherKinds: defaultParameters.voucherKinds.map(kind => ({ ...kind, isSold: kind.sold !== undefined })),
  principals: defaultParameters.principals,
  grounds: defaultGrounds,
  scripts: defaultParameters.scripts,
})

interface DrillFormProps {
  readonly transaction: Transaction
  readonly drill: Drill
  readonly desk: WireDesk
}

function DrillForm({ transaction, drill, desk }: DrillFormProps) {
  const { say } = useWords()
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [marked, setMarked] = useState<Marked | null>(null)
  const example = transaction.examples.find(({ title }) => title === drill.task)
  const given = practiceFields(example?.fields ?? {})
  const fields = fieldsAsAsked(transaction.fields, values, cashAt(desk))
  const names = askedFor(fields, values)
  const mark = () => {
    const filled = Object.entries(values).filter(
      ([name, value]) => names.includes(name) && value.trim() !== '',
    )
    setMarked(markDrill(drill, transaction.code, Object.fromEntries(filled)))
  }
  const goOn = (name: string) => {
    const next = afterEnter(fields, names, name)
    document.getElementById(next ? `drill-${next}` : 'drill-mark')?.focus()
  }
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        mark()
      }}
    >
      <p className="purpose">{say('drillGiven')}</p>
      <Facts
        rows={Object.entries(given).map(([name, text]) => [
          say(transaction.fields[name]?.label ?? { zh: name, en: name }),
          <span key={name} className="figure">
            {text}
          </span>,
        ])}
      />
      {names.map(name => {
        const field = fields[name] as Field<unknown, unknown>
        const View = fieldViews[field.kind]
        return (
          <div className="field" key={name}>
            <FieldLabel id={`drill-${name}`} field={field} />
            <div>
              <View
                id={`drill-${name}`}
                field={field}
                value={values[name] ?? ''}
                values={values}
                desk={desk}
                invalid={false}
                amount={amountFor(field, values)}
                onChange={value => setValues(now => ({ ...now, [name]: value }))}
                onDone={() => goOn(name)}
                register={() => undefined}
              />
            </div>
          </div>
        )
      })}
      <Button id="drill-mark" type="primary" htmlType="submit">
        {say('mark')}
      </Button>
      {marked && <Mark marked={marked} />}
    </form>
  )
}

/** What the notes should make: the amount as it stands in the form. */
const amountFor = ({ options }: Field<unknown, unknown>, values: Readonly<Record<string, string>>) =>
  options.sumsTo ? parseMoney(values[options.sumsTo] ?? '') : null

function Mark({ marked: { right, missing, surplus, refusal } }: { readonly marked: Marked }) {
  const { say, language } = useWords()
  const tongue = { unit: 'CNY', parameters: defaultParameters }
  const lines = [
    ...missing.map(line => `− ${say(describeLine(line, tongue))}`),
    ...surplus.map(line => `+ ${say(describeLine(line, tongue))}`),
  ]
  return (
    <Alert
      type={right ? 'success' : 'error'}
      showIcon
      title={say(right ? 'drillRight' : 'drillWrong')}
      description={
        refusal ? explainRefusal(refusal, language) : !right && <pre className="seen">{lines.join('\n')}</pre>
      }
    />
  )
}
