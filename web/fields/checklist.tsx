import { Input } from 'antd'
import { useRef } from 'react'
import { type Round, rounds } from '../../core/service/places.ts'
import { checksOn, type Line } from '../../core/service/script.ts'
import { useWords } from '../words/language.tsx'
import { isDone } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** A line as it is typed so far: in order, or wrong with what is known of it. */
interface Typed {
  readonly isOk: boolean
  readonly mender: string
  readonly found: string
}

function typedIn(value: string): Map<string, Typed> {
  return new Map(
    value.split('\n').flatMap(text => {
      const [, check, mender = '', found = ''] = /^(check\d+) (ok|\S*) ?(.*)$/.exec(text) ?? []
      return check ? [[check, { isOk: mender === 'ok', mender, found }] as const] : []
    }),
  )
}

const printTyped = (typed: Map<string, Typed>, lines: readonly Line[]): string =>
  lines
    .flatMap(({ key }) => {
      const check = checkOf(key)
      const one = typed.get(check)
      if (!one) return []
      return [one.isOk ? `${check} ok` : `${check} ${one.mender} ${one.found}`]
    })
    .join('\n')

const checkOf = (key: string): string => key.slice(key.lastIndexOf('.') + 1)

/** A list to go through by key: 1 in order, and on to the next; 2 wrong, with who mends it and what it is. */
export function ChecklistView(props: FieldViewProps) {
  const { id, field, value, values, onChange, onDone, desk, register, invalid } = props
  const { say } = useWords()
  const list = useRef<HTMLOListElement>(null)
  const round = values[field.options.roundField ?? ''] ?? ''
  if (!(round in rounds)) return <p className="hint">{say('roundFirst')}</p>
  const lines = checksOn(desk, rounds[round as Round].step, desk.branch.day)
  const typed = typedIn(value)
  const set = (check: string, one: Typed) => onChange(printTyped(new Map(typed).set(check, one), lines))
  const goOn = (index: number) => {
    const next = list.current?.querySelectorAll<HTMLElement>('[role=radiogroup]')[index + 1]
    if (next) next.focus()
    else onDone()
  }
  // From one line to the next the field is not left, and nothing is said of what is not typed yet.
  const within = (event: React.FocusEvent) => {
    if (list.current?.contains(event.relatedTarget)) event.stopPropagation()
  }
  return (
    <ol className={invalid ? 'checks checks-wrong' : 'checks'} id={id} ref={list} onBlur={within}>
      {lines.map((line, index) => (
        <Check
          key={line.key}
          line={line}
          typed={typed.get(checkOf(line.key)) ?? null}
          self={desk.person.id}
          onSet={one => set(checkOf(line.key), one)}
          onNext={() => goOn(index)}
          register={index === 0 ? register : undefined}
        />
      ))}
    </ol>
  )
}

interface CheckProps {
  readonly line: Line
  readonly typed: Typed | null
  /** Who mends it, unless somebody else is named. */
  readonly self: string
  onSet(typed: Typed): void
  onNext(): void
  readonly register: ((element: HTMLElement | null) => void) | undefined
}

function Check({ line, typed, self, onSet, onNext, register }: CheckProps) {
  const { say } = useWords()
  const ok = () => onSet({ isOk: true, mender: 'ok', found: '' })
  const wrong = () => onSet({ isOk: false, mender: self, found: '' })
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === '1') {
      ok()
      onNext()
    } else if (event.key === '2') wrong()
    else if (event.key === 'Enter') onNext()
    else return
    event.preventDefault()
  }
  return (
    <li>
      <span>{say(line)}</span>
      <div
        className="options"
        role="radiogroup"
        aria-label={say(line)}
        tabIndex={0}
        ref={register}
        onKeyDown={onKeyDown}
      >
        <Option no={1} chosen={typed?.isOk === true} onChoose={ok} text={say('checkFine')} />
        <Option no={2} chosen={typed?.isOk === false} onChoose={wrong} text={say('checkWrong')} />
      </div>
      {typed?.isOk === false && <Wrong line={line} typed={typed} onSet={onSet} onNext={onNext} />}
    </li>
  )
}

interface OptionProps {
  readonly no: number
  readonly chosen: boolean
  readonly text: string
  onChoose(): void
}

function Option({ no, chosen, text, onChoose }: OptionProps) {
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={-1}
      className={chosen ? 'option option-chosen' : 'option'}
      onClick={onChoose}
    >
      <kbd>{no}</kbd>
      {text}
    </button>
  )
}

type WrongProps = Pick<CheckProps, 'line' | 'onSet' | 'onNext'> & { readonly typed: Typed }

function Wrong({ line, typed, onSet, onNext }: WrongProps) {
  const { say } = useWords()
  return (
    <div className="check-wrong">
      <Input
        size="small"
        autoFocus
        aria-label={`${say('whatIsWrong')} ${say(line)}`}
        placeholder={say('whatIsWrong')}
        maxLength={120}
        value={typed.found}
        onChange={event => onSet({ ...typed, found: event.target.value })}
        onKeyDown={event => {
          if (!isDone(event)) return
          event.preventDefault()
          onNext()
        }}
      />
      <Input
        size="small"
        aria-label={`${say('whoMends')} ${say(line)}`}
        placeholder={say('whoMends')}
        maxLength={4}
        value={typed.mender}
        onChange={event => onSet({ ...typed, mender: event.target.value.replace(/\D/g, '') })}
      />
    </div>
  )
}
