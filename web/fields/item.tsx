import { useEffect } from 'react'
import { mayBeEmpty } from '../../core/fields/field.ts'
import { itemKinds, type ItemKind } from '../../core/items.ts'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireItem } from '../../core/wire.ts'
import { fill } from '../../core/words.ts'
import { useItems } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import { isDone } from './text.tsx'
import type { FieldViewProps } from './view.ts'

/** An open item of the kind that the code takes, chosen with the arrows; the oldest stands first. */
export function ItemView({ id, field, value, onChange, onDone, invalid, register }: FieldViewProps) {
  const { say } = useWords()
  const { itemStates } = field.options
  const kind = field.options.itemKinds?.[0] ?? ''
  const { data: open = [], isPending } = useItems(kind)
  const data = itemStates ? open.filter(({ stands }) => itemStates.includes(stands)) : open
  const first = data[0]?.id
  useEffect(() => {
    if (!field.optional && value === '' && first) onChange(first)
  }, [field.optional, value, first, onChange])
  const told = ({ summary, state, by, id: no }: WireItem) => `${say(summary)}　${say(state)}　${by}　${no}`
  const chosen = data.find(item => item.id === value)
  const missing = !isPending && data.length === 0
  const needed = missing && !mayBeEmpty(field)
  return (
    <>
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
        <option value="">{isPending ? say('loading') : missing ? say('none') : '—'}</option>
        {data.map(item => (
          <option key={item.id} value={item.id}>
            {told(item)}
          </option>
        ))}
      </select>
      <output className={needed ? 'echo echo-wrong' : 'echo'} htmlFor={id}>
        {missing ? <Missing kind={kind as ItemKind} needed={needed} /> : chosen ? told(chosen) : ' '}
      </output>
    </>
  )
}

interface MissingProps {
  readonly kind: ItemKind
  /** Without one the form cannot be filled. */
  readonly needed: boolean
}

/** What there is none of, and where one is needed, which code makes it. */
function Missing({ kind, needed }: MissingProps) {
  const { say, sayAll, number } = useWords()
  const { name, madeBy } = itemKinds[kind]
  const codes = madeBy.map(code => {
    const { zh, en } = transactionOf(code).name
    return { zh: `${number(code)} ${zh}`, en: `${number(code)} ${en}` }
  })
  const none = fill(say('noItem'), { kind: say(name) })
  return !needed || codes.length === 0 ? none : `${none}${fill(say('noItemUntil'), { codes: sayAll(codes) })}`
}
