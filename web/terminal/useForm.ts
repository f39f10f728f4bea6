/** The hands on a form: what is typed, where the cursor goes, what is wrong where, and how it is sent. */
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { afterEnter, askedFor } from '../../core/fields/asking.ts'
import { type AnyField, type FieldKind, type Fields, mayBeEmpty } from '../../core/fields/field.ts'
import { fieldsAsAsked } from '../../core/fields/largeCash.ts'
import { adviseOn, explainRefusal, isRefusal } from '../../core/refusals.ts'
import type { WireRefusal } from '../../core/wire.ts'
import type { Language } from '../../core/words.ts'
import { api, RefusedError, UnreachableError } from '../api/client.ts'
import { cashAt } from '../fields/cashAt.ts'
import { useWords } from '../words/language.tsx'
import type { Values } from './doing.ts'
import type { FormProps } from './form.tsx'

export interface Hands {
  change(name: string, value: string): void
  /** Enter in a field: on to the next one, unless something is wrong with it. */
  done(name: string): void
  /** On to the first field that must be filled still, or is wrong; where there is none, to the button. */
  pass(): void
  /** The cursor has left a field: from now on it says what is wrong with it. */
  leave(name: string): void
  register(name: string, element: HTMLElement | null): void
  registerSubmit(element: HTMLElement | null): void
  /** A key has been pressed in the form, as against what it fills in by itself. */
  touch(): void
  submit(): Promise<void>
}

interface FormState extends Hands {
  readonly values: Values
  /** The fields as they are asked for now, the names of those that are, and what stands in them. */
  readonly fields: Fields
  readonly names: readonly string[]
  readonly filled: Values
  readonly refusal: WireRefusal | null
  readonly busy: 'no' | 'sending' | 'again'
  /** What is wrong, by field. */
  readonly problems: ReadonlyMap<string, Problem | null>
}

export interface Problem {
  readonly text: string
  /** What to type instead; what an answer advises stands under the form. */
  readonly next: string
}

export function useForm(props: FormProps): FormState {
  const { form, frozen, onValues } = props
  const { say, language } = useWords()
  const [values, setValues] = useState<Values>(form.values)
  const { fields, names, filled } = useAsked(props, values)
  const first = names[0]
  const [touched, setTouched] = useState(form.touched)
  const [left, leave] = useNames()
  const [passed, passBy] = useNames()
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const [busy, setBusy] = useState<FormState['busy']>('no')
  const { focus, register, registerSubmit } = useFocus()
  useEffect(() => {
    if (!frozen) focus(first)
  }, [focus, frozen, first])
  useEffect(() => onValues(values, touched), [values, touched, onValues])
  const focusWrong = useEffectEvent((of: WireRefusal) => focus(wrongFields(of)[0] ?? first))
  useEffect(() => {
    if (refusal) focusWrong(refusal)
  }, [refusal])

  const typedProblem = (name: string) => problemWith(fields[name], values, name, language)
  const told = (name: string): Problem | null => {
    const answered = refusal && problemOf(refusal, name)
    if (answered) return { text: say(answered), next: '' }
    const typed = left.has(name) ? typedProblem(name) : null
    return typed ?? (passed.has(name) && isEmpty(values, name) ? { text: say('chooseOne'), next: '' } : null)
  }
  const problems = new Map(names.map(name => [name, told(name)]))
  const change = useCallback(
    (name: string, value: string) => setValues(now => ({ ...now, [name]: value })),
    [],
  )
  const mustBeFilled = (name: string) => isEmpty(values, name) && !mayBeEmpty(fields[name] as AnyField)
  /** Where nothing is typed but chosen, the field says so. */
  const askToChoose = (name: string) => {
    if (CHOSEN.includes(fields[name]?.kind as FieldKind)) passBy(name)
  }
  const done = (name: string) => {
    // Enter on an empty field that must be filled stays there: the Enter after the code is often one too
    // many.
    if (mustBeFilled(name) && fields[name]?.kind !== 'notes') return askToChoose(name)
    leave(name)
    if (!typedProblem(name)) focus(afterEnter(fields, names, name))
  }
  const showWrong = (name: string) => {
    leave(name)
    focus(name)
  }
  const pass = () => {
    const next = names.find(name => mustBeFilled(name) || typedProblem(name) !== null)
    if (next === undefined) return focus(next)
    askToChoose(next)
    showWrong(next)
  }
  const touch = useCallback(() => setTouched(true), [])
  const submit = async () => {
    if (busy !== 'no' || frozen) return
    const wrong = names.find(name => typedProblem(name) !== null)
    if (wrong !== undefined) return showWrong(wrong)
    setRefusal(null)
    setBusy('sending')
    await send(props, clean(filled), setRefusal, () => setBusy('again')).finally(() => setBusy('no'))
  }
  const hands = { change, done, pass, leave, touch, register, registerSubmit, submit }
  return { values, fields, names, filled, refusal, busy, problems, ...hands }
}

/** What is asked for as the form is filled in so far. */
function useAsked({ desk, form }: FormProps, values: Values): Pick<FormState, 'fields' | 'names' | 'filled'> {
  const { transaction } = form
  return useMemo(() => {
    const fields = fieldsAsAsked(transaction.fields, values, cashAt(desk))
    const names = askedFor(fields, values, desk.deals.length > 0)
    return { fields, names, filled: only(names, values) }
  }, [transaction, values, desk])
}

/** Names that are remembered, and how one is added. */
function useNames(): [ReadonlySet<string>, (name: string) => void] {
  const [names, setNames] = useState<ReadonlySet<string>>(new Set())
  const add = useCallback(
    (name: string) => setNames(now => (now.has(name) ? now : new Set([...now, name]))),
    [],
  )
  return [names, add]
}

const isEmpty = (values: Values, name: string): boolean => (values[name] ?? '') === ''

/** What is not typed but chosen of a few. */
const CHOSEN: readonly FieldKind[] = ['choice', 'ground', 'principal', 'voucherKind']

/** The inputs by the names of their fields; no name is the button. */
function useFocus() {
  const elements = useRef(new Map<string, HTMLElement>())
  const button = useRef<HTMLElement | null>(null)
  const focus = useCallback((name: string | undefined) => {
    const element = name === undefined ? button.current : elements.current.get(name)
    element?.focus()
    if (element instanceof HTMLInputElement) element.select()
  }, [])
  const register = useCallback((name: string, element: HTMLElement | null) => {
    if (element) elements.current.set(name, element)
  }, [])
  const registerSubmit = useCallback((element: HTMLElement | null) => {
    button.current = element
  }, [])
  return { focus, register, registerSubmit }
}

const only = (names: readonly string[], values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)))

/** Empty texts are left out, so that an optional field is not there at all. */
const clean = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

export function wrongFields(refusal: WireRefusal): string[] {
  return [refusal, ...refusal.problems].flatMap(problem => (problem.field ? [problem.field] : []))
}

const problemOf = (refusal: WireRefusal, name: string): WireRefusal | null =>
  refusal.problems.find(problem => problem.field === name) ?? (refusal.field === name ? refusal : null)

/** What the field itself can say about what is typed, without asking anybody. */
function problemWith(
  field: AnyField | undefined,
  values: Values,
  name: string,
  language: Language,
): Problem | null {
  const text = (values[name] ?? '').trim()
  if (text === '' || !field) return null
  const parsed = field.parse(text, values)
  return isRefusal(parsed)
    ? { text: explainRefusal(parsed, language), next: adviseOn(parsed, language) }
    : null
}

const RETRY_MS = 1_500
const RETRIES = 40

/** Sends until somebody answers: the same request id, so that nothing can post twice. */
async function send(
  { form: { transaction, request }, onPosted, onParked, onViewed }: FormProps,
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
