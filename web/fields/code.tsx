import { Input } from 'antd'
import { useState } from 'react'
import { codeBehind } from '../../core/registry/numbering.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import { useWords } from '../words/language.tsx'
import { isDone } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** A code by the number that it has here, with its name beside it; the request keeps the code. */
export function CodeView({ id, value, desk, invalid, onChange, onDone, register }: FieldViewProps) {
  const { say, number } = useWords()
  const [typed, setTyped] = useState(number(value))
  const name = findTransaction(value)?.name
  const change = (text: string) => {
    setTyped(text)
    onChange(codeBehind(desk.registry.numbers, text.trim()) ?? '')
  }
  return (
    <>
      <Input
        id={id}
        ref={input => register(input?.input ?? null)}
        className="figure"
        value={typed}
        maxLength={4}
        status={invalid ? 'error' : ''}
        autoComplete="off"
        onChange={event => change(event.target.value)}
        onKeyDown={event => {
          if (!isDone(event)) return
          event.preventDefault()
          onDone()
        }}
      />
      <output className="echo" htmlFor={id}>
        {name ? say(name) : ' '}
      </output>
    </>
  )
}
