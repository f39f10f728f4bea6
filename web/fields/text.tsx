import { Input } from 'antd'
import type { FieldKind } from '../../core/fields/field.ts'
import { fill } from '../../core/words.ts'
import { useWords } from '../words/language.tsx'
import type { FieldViewProps } from './view.ts'

/** Enter goes on; while a Chinese word is being composed, Enter belongs to the input method. */
export function isDone(event: React.KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.nativeEvent.isComposing && event.keyCode !== 229
}

/** Kinds that are typed in a form of their own; how it looks stands in the empty field. */
const FORMED: readonly FieldKind[] = ['legs', 'notes', 'serial', 'vouchers']

function exampleOf({ field, desk }: Pick<FieldViewProps, 'field' | 'desk'>): string {
  if (field.kind === 'day') return desk.branch.day
  return FORMED.includes(field.kind) ? field.sample : ''
}

export function TextView({ id, field, desk, value, onChange, onDone, invalid, register }: FieldViewProps) {
  const { say } = useWords()
  const example = exampleOf({ field, desk })
  const common = {
    id,
    value,
    placeholder: example && fill(say('forExample'), { example }),
    status: invalid ? ('error' as const) : ('' as const),
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  if (field.options.multiline) {
    return (
      <Input.TextArea
        {...common}
        rows={2}
        ref={element => register(element?.resizableTextArea?.textArea ?? null)}
        onKeyDown={event => {
          if (!isDone(event) || event.shiftKey) return
          event.preventDefault()
          onDone()
        }}
      />
    )
  }
  return (
    <Input
      {...common}
      ref={element => register(element?.input ?? null)}
      onKeyDown={event => {
        if (!isDone(event)) return
        event.preventDefault()
        onDone()
      }}
    />
  )
}
