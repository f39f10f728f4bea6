import { Input } from 'antd'
import type { FieldViewProps } from './view.ts'

/** Enter goes on; while a Chinese word is being composed, Enter belongs to the input method. */
export function isDone(event: React.KeyboardEvent): boolean {
  return event.key === 'Enter' && !event.nativeEvent.isComposing && event.keyCode !== 229
}

export function TextView({ id, field, value, onChange, onDone, invalid, register }: FieldViewProps) {
  const common = {
    id,
    value,
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
