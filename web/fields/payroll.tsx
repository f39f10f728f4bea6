import { useState } from 'react'
import type { WireRefusal } from '../../core/wire.ts'
import { api, RefusedError } from '../api/client.ts'
import { useWords } from '../words/language.tsx'
import { FileChoice } from './file.tsx'
import type { FieldViewProps } from './view.ts'

/**
 * The file that the company brought; the server makes a table of it, the core says what is wrong with
 * that.
 */
export function PayrollView({ id, field, value, onChange, onDone, register }: FieldViewProps) {
  const { say } = useWords()
  const [refusal, setRefusal] = useState<WireRefusal | null>(null)
  const read = async (file: File | undefined) => {
    setRefusal(null)
    onChange('')
    if (!file) return
    try {
      const { text } = await api.table(file)
      onChange(text)
      onDone()
    } catch (error) {
      if (error instanceof RefusedError) setRefusal(error.refusal)
      else throw error
    }
  }
  const lines = value === '' ? 0 : value.trim().split('\n').length - 1
  return (
    <>
      <FileChoice
        id={id}
        field={field}
        value={value}
        accept=".csv,.txt,.xlsx"
        onFile={file => void read(file)}
        onDone={onDone}
        register={register}
      />
      <output className={refusal ? 'echo echo-wrong' : 'echo'} htmlFor={id}>
        {refusal ? `${say(refusal)} ${say(refusal.next)}` : lines > 0 ? `${lines} ${say('lines')}` : ' '}
      </output>
    </>
  )
}
