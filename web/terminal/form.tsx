import { Button } from 'antd'
import { useEffect, useEffectEvent } from 'react'
import { tinykeys } from 'tinykeys'
import { Link } from 'wouter'
import { type AnyField, mayBeEmpty } from '../../core/fields/field.ts'
import { parseMoney } from '../../core/money.ts'
import type { WireDesk, WireRefusal, WireView } from '../../core/wire.ts'
import { FieldLabel } from '../fields/label.tsx'
import { fieldViews } from '../fields/views.ts'
import { whoLink } from '../ui/opening.ts'
import { Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import type { Filling, Values } from './doing.ts'
import { PreviewPanel } from './preview.tsx'
import { type Hands, type Problem, useForm, wrongFields } from './useForm.ts'
import { usePreview } from './usePreview.ts'
import { keys } from '../ui/keys.ts'

export interface FormProps {
  readonly desk: WireDesk
  readonly form: Filling
  /** While a signature is awaited the form stays, and cannot be changed. */
  readonly frozen: boolean
  onPosted(day: string, serial: number): void
  onParked(item: string, values: Values): void
  onViewed(view: WireView, values: Values): void
  onValues(values: Values, touched: boolean): void
  onCancel(): void
}

export function FormPanel(props: FormProps) {
  const { desk, form, frozen, onCancel } = props
  const { transaction, note } = form
  const { say, sayOurs, number } = useWords()
  const state = useForm(props)
  const { values, fields, names, filled, refusal, busy, problems, submit, touch, registerSubmit, ...rest } =
    state
  const { pass, ...hands } = rest
  const mayPass = names.some(name => isFree(fields[name] as AnyField))
  usePassKey(pass, !frozen)
  const preview = usePreview({ transaction, fields, request: form.request, values: filled, active: !frozen })
  return (
    <div className="work">
      <Panel
        fill
        label={say('form')}
        title={
          <>
            <b className="figure">{number(transaction.code)}</b> {say(transaction.name)}
          </>
        }
        extra={<Button size="small" type="text" onClick={onCancel}>{`${say('cancel')} Esc`}</Button>}
      >
        <form
          onSubmit={event => {
            event.preventDefault()
            void submit()
          }}
        >
          {note && <p className="form-note">{note}</p>}
          {names.length === 0 && <p className="purpose">{sayOurs(transaction.purpose)}</p>}
          <fieldset disabled={frozen} className="fields" onInput={touch}>
            {names.map(name => (
              <FieldRow
                key={name}
                name={name}
                desk={desk}
                field={fields[name] as AnyField}
                values={values}
                wanted={preview.wanted}
                problem={problems.get(name) ?? null}
                hidden={frozen && fields[name]?.kind === 'notes'}
                {...hands}
              />
            ))}
          </fieldset>
          {refusal && <FormRefusal refusal={refusal} code={transaction.code} amount={filled.amount ?? ''} />}
          {busy === 'again' && <p className="form-note">{say('connectionLost')}</p>}
          {!frozen && (
            <div className="submit-row">
              <Button type="primary" htmlType="submit" loading={busy !== 'no'} ref={registerSubmit}>
                {busy === 'no' ? `${say('submit')} ⏎` : say('submitting')}
              </Button>
              {mayPass && <span className="hint">{say('passKey')}</span>}
            </div>
          )}
        </form>
      </Panel>
      {!frozen && transaction.view === null && transaction.preview !== 'none' && (
        <PreviewPanel preview={preview} quiet={refusal !== null} />
      )}
    </div>
  )
}

/** May stay empty, and Enter stops at it. */
const isFree = (field: AnyField): boolean => mayBeEmpty(field) && !field.options.passedOver

/** F4 goes on to what must be filled still, over all that may stay empty. */
function usePassKey(pass: () => void, active: boolean): void {
  const pressed = useEffectEvent(pass)
  useEffect(() => {
    if (!active) return
    return tinykeys(window, {
      [keys.passOver]: event => {
        event.preventDefault()
        pressed()
      },
    })
  }, [active])
}

/** What stands beside a field is not said again; what to do next is. */
function FormRefusal({
  refusal,
  code,
  amount,
}: {
  readonly refusal: WireRefusal
  readonly code: string
  readonly amount: string
}) {
  const { say } = useWords()
  const isOfForm = wrongFields(refusal).length > 0
  return (
    <>
      {isOfForm ? (
        <p className="refusal-next beside-fields">{say(refusal.next)}</p>
      ) : (
        <RefusalNote refusal={refusal} />
      )}
      {!isOfForm && <Link href={whoLink({ code, amount })}>{say('who')}</Link>}
    </>
  )
}

interface FieldRowProps extends Pick<Hands, 'change' | 'done' | 'leave' | 'register'> {
  readonly name: string
  readonly desk: WireDesk
  readonly field: AnyField
  readonly values: Values
  /** The amount that the preview asks notes for. */
  readonly wanted: bigint | null
  readonly problem: Problem | null
  /** While a second person counts, the first count is not seen. */
  readonly hidden: boolean
}

function FieldRow({ name, desk, field, values, wanted, problem, hidden, ...hands }: FieldRowProps) {
  const { say } = useWords()
  const View = fieldViews[field.kind]
  return (
    <div className="field" onBlur={() => hands.leave(name)}>
      <FieldLabel id={`field-${name}`} field={field} />
      <div>
        {hidden ? (
          <p className="hint">{say('tillHidden')}</p>
        ) : (
          <View
            id={`field-${name}`}
            field={field}
            value={values[name] ?? ''}
            values={values}
            desk={desk}
            invalid={problem !== null}
            amount={amountFor(field, values, wanted)}
            onChange={value => hands.change(name, value)}
            onDone={() => hands.done(name)}
            register={element => hands.register(name, element)}
          />
        )}
        {problem && <Wrong problem={problem} />}
      </div>
    </div>
  )
}

function Wrong({ problem }: { readonly problem: Problem }) {
  return (
    <p className="problem" role="alert">
      {problem.text}
      {problem.next && <small>{problem.next}</small>}
    </p>
  )
}

/** The amount that a notes field should make: of the field it names, else of what the preview asks for. */
function amountFor(field: AnyField, values: Values, wanted: bigint | null): bigint | null {
  if (field.kind !== 'notes') return null
  const { sumsTo } = field.options
  return sumsTo ? parseMoney(values[sumsTo] ?? '') : wanted
}
