import { type AnyField, mayBeEmpty } from '../../core/fields/field.ts'
import { nameIn, noteIn } from '../../core/words.ts'
import { useWords } from '../words/language.tsx'
import { words } from '../words/words.ts'

interface FieldLabelProps {
  readonly id: string
  readonly field: AnyField
}

/** What a field asks for; whether it may stay empty, and what that means, stand small beneath. */
export function FieldLabel({ id, field }: FieldLabelProps) {
  const { say } = useWords()
  const note = noteIn(field.label)
  const free = field.options.passedOver ? words.passedOver : words.optional
  const small = [...(mayBeEmpty(field) ? [free] : []), ...(note.zh === '' ? [] : [note])]
  return (
    <label htmlFor={id}>
      {say(nameIn(field.label))}
      {small.length > 0 && <small>{small.map(say).join(' · ')}</small>}
    </label>
  )
}
