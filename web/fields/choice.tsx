import { useRef } from 'react'
import { listOf } from '../../core/fields/ground.ts'
import { groundsOn } from '../../core/grounds.ts'
import type { Words } from '../../core/words.ts'
import { useWords } from '../words/language.tsx'
import type { FieldView, FieldViewProps } from './view.ts'

interface Option extends Words {
  readonly value: string
}

/** One of a few, by its number, by the arrows, or by a click. */
function OptionsView({
  options,
  id,
  value,
  onChange,
  onDone,
  register,
  invalid,
}: FieldViewProps & { readonly options: readonly Option[] }) {
  const { say } = useWords()
  const index = options.findIndex(option => option.value === value)
  const choose = (at: number) => {
    const option = options[(at + options.length) % options.length]
    if (option) onChange(option.value)
  }
  const typed = useRef('')
  const onKeyDown = (event: React.KeyboardEvent) => {
    typed.current = /^\d$/.test(event.key) ? numberTyped(typed.current, event.key, options.length) : ''
    if (typed.current !== '') choose(Number(typed.current) - 1)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowDown') choose(index + 1)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') choose(index < 0 ? 0 : index - 1)
    else if (event.key === 'Enter') onDone()
    else return
    event.preventDefault()
  }
  return (
    <div
      id={id}
      className={invalid ? 'options options-wrong' : 'options'}
      role="radiogroup"
      tabIndex={0}
      ref={register}
      onKeyDown={onKeyDown}
    >
      {options.map((option, at) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          tabIndex={-1}
          className={option.value === value ? 'option option-chosen' : 'option'}
          onClick={() => onChange(option.value)}
        >
          <kbd>{at + 1}</kbd>
          {say(option)}
        </button>
      ))}
    </div>
  )
}

/** The number of an option so far: a second digit goes with the first where there are so many options. */
export function numberTyped(before: string, digit: string, options: number): string {
  const isOne = (text: string) => Number(text) >= 1 && Number(text) <= options
  return [before + digit, digit].find(isOne) ?? ''
}

export const ChoiceView: FieldView = props => <OptionsView {...props} options={choicesOf(props)} />

/** Of currencies those that the desk can do something with. */
function choicesOf({ field: { options }, desk: { branch, deals } }: FieldViewProps): readonly Option[] {
  const { choices = [], currencies } = options
  if (currencies === undefined) return choices
  return choices.filter(({ value }) =>
    currencies === 'posted' ? deals.includes(value) : value !== branch.unit,
  )
}

export const VoucherKindView: FieldView = props => (
  <OptionsView
    {...props}
    options={props.desk.voucherKinds
      .filter(({ isSold }) => isSold || !props.field.options.sold)
      .filter(({ ended }) => !ended || props.field.options.ended)
      .map(({ kind, name }) => ({ value: kind, ...name }))}
  />
)

export const GroundView: FieldView = props => {
  const { desk, field } = props
  const list = desk.grounds[listOf(field)]
  const options = groundsOn(list, desk.branch.day).map(row => ({ ...row, value: row.ground }))
  return <OptionsView {...props} options={options} />
}

export const PrincipalView: FieldView = props => (
  <OptionsView
    {...props}
    options={props.desk.principals
      .filter(({ kind }) => props.field.options.principalKinds?.includes(kind))
      .map(({ code, name }) => ({ value: code, ...name }))}
  />
)
