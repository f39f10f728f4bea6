import { Button } from 'antd'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { askedFor, type Field } from '../../core/fields/field.ts'
import { parseMoney } from '../../core/money.ts'
import { isRefusal } from '../../core/refusals.ts'
import { explainRefusal } from '../../core/refusals.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireDesk, WireRefusal, WireView } from '../../core/wire.ts'
import { api, RefusedError, UnreachableError } from '../api/client.ts'
import { fieldViews } from '../fields/views.ts'
import { Panel } from '../ui/panel.tsx'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'
import { PreviewPanel } from './preview.tsx'
import type { Values } from './terminal.tsx'
import { usePreview } from './usePreview.ts'

interface FormProps {
  readonly desk: WireDesk
  readonly transaction: Transaction
  readonly request: string
  readonly initial: Values
  readonly note: string | null
  /** While a signature is awaited the form stays, and cannot be changed. */
  readonly frozen: boolean
  onPosted(day: string, serial: number): void
  onParked(item: string, values: Values): void
  onViewed(view: WireView, values: Values): void
  onValues(values: Values): void
  onCancel(): void
}

export function FormPanel(props: FormProps) {
  const { desk, transaction, request, initial, note, frozen, onCancel, onValues } = props
  const { say, language } = useWords()
  const [values, setValues] = useState<Values>(initial)
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [busy, setBusy] = useState<'no' | 'sending' | 'again'>('no')
  const names = askedFor(transaction.fields, values)
  const [first] = Object.keys(transaction.fields)
  const filled = useMemo(() => only(askedFor(transaction.fields, values), values), [transaction, values])
  const elements = useRef(new Map<string, HTMLElement>())
  const submitButton = useRef<HTMLButtonElement | null>(null)
  const preview = usePreview(transaction, request, filled, !frozen)
  const wrong = wrongFields(refusal)

  const focus = useCallback((name: string | undefined) => {
    const element = name === undefined ? submitButton.current : elements.current.get(name)
    element?.focus()
    if (element instanceof HTMLInputElement) element.select()
  }, [])
  useEffect(() => {
    if (!frozen) focus(first)
  }, [focus, frozen, first])
  useEffect(() => onValues(values), [values, onValues])

  const change = useCallback(
    (name: string, value: string) => setValues(now => ({ ...now, [name]: value })),
    [],
  )
  const next = (name: string) => {
    const field = transaction.fields[name]
    // Enter on an empty field that must be filled stays there: the Enter after the code is often one too
    // many.
    if (field && !field.optional && (values[name] ?? '') === '' && field.kind !== 'notes') return
    focus(names[names.indexOf(name) + 1])
  }
  const submit = async () => {
    if (busy !== 'no' || frozen) return
    setRefusal(null)
    setBusy('sending')
    try {
      await send(props, clean(filled), setRefusal, () => setBusy('again'))
    } finally {
      setBusy('no')
    }
  }
  const focusWrong = useEffectEvent(() => focus(wrong.values().next().value ?? first))
  useEffect(() => {
    if (refusal) focusWrong()
  }, [refusal])

  return (
    <div className="work">
      <Panel
        fill
        label={say('form')}
        title={
          <>
            <b className="figure">{transaction.code}</b> {say(transaction.name)}
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
          {names.length === 0 && <p className="purpose">{say(transaction.purpose)}</p>}
          <fieldset disabled={frozen} className="fields">
            {names.map(name => {
              const field = transaction.fields[name] as Field<unknown, unknown>
              const View = fieldViews[field.kind]
              const problem = wrong.has(name) ? problemOf(refusal, name) : null
              return (
                <div className="field" key={name}>
                  <label htmlFor={`field-${name}`}>
                    {say(field.label)}
                    {field.optional && <small>{say('optional')}</small>}
                  </label>
                  <div>
                    <View
                      id={`field-${name}`}
                      field={field}
                      value={values[name] ?? ''}
                      values={values}
                      desk={desk}
                      invalid={problem !== null}
                      amount={amountFor(field, values, preview.wanted)}
                      onChange={value => change(name, value)}
                      onDone={() => next(name)}
                      register={element => {
                        if (element) elements.current.set(name, element)
                      }}
                    />
                    <Problem text={problem ? say(problem) : typedProblem(field, values, name, language)} />
                  </div>
                </div>
              )
            })}
          </fieldset>
          {refusal && <RefusalNote refusal={refusal} />}
          {busy === 'again' && <p className="form-note">{say('connectionLost')}</p>}
          {!frozen && (
            <Button
              type="primary"
              htmlType="submit"
              loading={busy !== 'no'}
              ref={element => {
                submitButton.current = element as HTMLButtonElement | null
              }}
            >
              {busy === 'no' ? `${say('submit')} ⏎` : say('submitting')}
            </Button>
          )}
        </form>
      </Panel>
      {transaction.view === null && transaction.preview !== 'none' && <PreviewPanel preview={preview} />}
    </div>
  )
}

function Problem({ text }: { readonly text: string }) {
  return text === '' ? null : (
    <p className="problem" role="alert">
      {text}
    </p>
  )
}

const only = (names: readonly string[], values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))

/** Empty texts are left out, so that an optional field is not there at all. */
const clean = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

function wrongFields(refusal: WireRefusal | null): Set<string> {
  const all = refusal ? [refusal, ...refusal.problems] : []
  return new Set(all.flatMap(problem => (problem.field ? [problem.field] : [])))
}

const problemOf = (refusal: WireRefusal | null, name: string): WireRefusal | null =>
  refusal?.problems.find(problem => problem.field === name) ?? (refusal?.field === name ? refusal : null)

/** What the field itself can say about what is typed, without asking anybody. */
function typedProblem(
  field: Field<unknown, unknown>,
  values: Values,
  name: string,
  language: 'zh' | 'en',
): string {
  const text = (values[name] ?? '').trim()
  if (text === '' || document.activeElement?.id === `field-${name}`) return ''
  const parsed = field.parse(text, values)
  return isRefusal(parsed) ? explainRefusal(parsed, language) : ''
}

/** The amount that a notes field should make: of the field it names, else of what the preview asks for. */
function amountFor(field: Field<unknown, unknown>, values: Values, wanted: bigint | null): bigint | null {
  if (field.kind !== 'notes') return null
  const { sumsTo } = field.options
  return sumsTo ? parseMoney(values[sumsTo] ?? '') : wanted
}

const RETRY_MS = 1_500
const RETRIES = 40

/** Sends until somebody answers: the same request id, so that nothing can post twice. */
async function send(
  { transaction, request, onPosted, onParked, onViewed }: FormProps,
  values: Values,
  refuse: (refusal: WireRefusal) => void,
  again: () => void,
): Promise<void> {
  for (let attempt = 0; attempt < RETRIES; attempt++) {
    try {
      if (transaction.view) return onViewed(await api.look(transaction.code, values), values)
      const answer = await api.perform(transaction.code, { request, fields: values })
      if (answer.outcome === 'posted') return onPosted(answer.day, answer.serial)
      if (answer.outcome === 'parked') return onParked(answer.item, values)
      if (answer.refusal.refused !== 'busy') return refuse(answer.refusal)
    } catch (error) {
      if (error instanceof RefusedError) return refuse(error.refusal)
      if (!(error instanceof UnreachableError)) throw error
    }
    again()
    await new Promise(resolve => setTimeout(resolve, RETRY_MS))
  }
}
