import { useEffect } from 'react'
import { useItems } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import { isDone } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** An open item of the kind that the code takes, chosen with the arrows; the oldest stands first. */
export function ItemView({ id, field, value, onChange, onDone, invalid, register }: FieldViewProps) {
  const { say } = useWords()
  const { itemKinds, itemStates } = field.options
  const { data: open = [], isPending } = useItems(itemKinds?.[0] ?? '')
  const data = itemStates ? open.filter(({ stands }) => itemStates.includes(stands)) : open
  const first = data[0]?.id
  useEffect(() => {
    if (!field.optional && value === '' && first) onChange(first)
  }, [field.optional, value, first, onChange])
  return (
    <select
      id={id}
      className={invalid ? 'item-choice item-wrong' : 'item-choice'}
      value={value}
      ref={register}
      onChange={event => onChange(event.target.value)}
      onKeyDown={event => {
        if (!isDone(event)) return
        event.preventDefault()
        onDone()
      }}
    >
      <option value="">{isPending ? say('loading') : data.length === 0 ? say('empty') : '—'}</option>
      {data.map(item => (
        <option key={item.id} value={item.id}>
          {`${say(item.summary)}　${say(item.state)}　${item.by}　${item.id}`}
        </option>
      ))}
    </select>
  )
}
