import { useRef, useState } from 'react'
import { mayBeEmpty } from '../../core/fields/field.ts'
import { useWords } from '../words/language.tsx'
import { isDone } from './text.tsx'
import type { FieldViewProps } from './view.ts'

interface FileChoiceProps extends Pick<FieldViewProps, 'id' | 'field' | 'value' | 'onDone' | 'register'> {
  readonly accept: string
  onFile(file: File | undefined): void
}

/**
 * A file from the disk, in the words of the page: a browser’s own button speaks the language of the browser.
 * Enter asks for one, and goes on where there is one already or need not be; the space bar always asks.
 */
export function FileChoice({ id, field, value, accept, onFile, onDone, register }: FileChoiceProps) {
  const { say } = useWords()
  const input = useRef<HTMLInputElement | null>(null)
  const [name, setName] = useState('')
  return (
    <span className="file-choice">
      <input
        id={id}
        type="file"
        accept={accept}
        ref={element => {
          input.current = element
          register(element)
        }}
        onChange={event => {
          const file = event.target.files?.[0]
          setName(file?.name ?? '')
          onFile(file)
        }}
        onKeyDown={event => {
          if (!isDone(event)) return
          event.preventDefault()
          if (value !== '' || mayBeEmpty(field)) onDone()
          else input.current?.click()
        }}
      />
      <button type="button" className="chip" tabIndex={-1} onClick={() => input.current?.click()}>
        {say('chooseFile')}
      </button>
      <span className="hint">{value === '' ? say('noFile') : name}</span>
    </span>
  )
}
