/** A count in a grid of counts: Enter goes to the next one, and from the last one on. */
import { Input } from 'antd'
import { toHalfWidth } from '../../core/money.ts'
import { isDone } from './text.tsx'

interface CountInputProps {
  readonly name: string
  readonly count: string
  /** Of the first of the grid: where the form puts the focus. */
  readonly register: ((element: HTMLElement | null) => void) | null
  onChange(text: string): void
  /** The last one is done. */
  onDone(): void
}

export function CountInput({ name, count, register, onChange, onDone }: CountInputProps) {
  return (
    <Input
      size="small"
      inputMode="numeric"
      aria-label={name}
      value={count}
      ref={register ? element => register(element?.input ?? null) : undefined}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => {
        if (!isDone(event)) return
        event.preventDefault()
        if (!focusNext(event.currentTarget)) onDone()
      }}
    />
  )
}

/** A count as it is typed, also in 全角; null for a key that makes none, which changes nothing. */
export function countTyped(text: string, digitsMax: number): string | null {
  const typed = toHalfWidth(text).trim()
  return /^\d*$/.test(typed) && typed.length <= digitsMax ? typed : null
}

/** The next input of the same grid; false from the last. */
export function focusNext(element: HTMLElement): boolean {
  const inputs = [...(element.closest('.count-grid')?.querySelectorAll('input') ?? [])]
  const next = inputs[inputs.indexOf(element as HTMLInputElement) + 1]
  next?.focus()
  next?.select()
  return next !== undefined
}
