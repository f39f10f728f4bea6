import { Select } from 'antd'
import { useItems } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import type { FieldViewProps } from './view.ts'

/** An open item of the kind that the code takes; the oldest stands first. */
export function ItemView({ id, field, value, onChange, onDone, invalid, register }: FieldViewProps) {
  const { say } = useWords()
  const kind = field.options.itemKinds?.[0] ?? ''
  const { data = [], isPending } = useItems(kind)
  return (
    <Select
      id={id}
      value={value || null}
      status={invalid ? 'error' : ''}
      loading={isPending}
      placeholder={isPending ? say('loading') : data.length === 0 ? say('empty') : undefined}
      allowClear={field.optional}
      showSearch
      style={{ width: '100%' }}
      ref={element =>
        register((element?.nativeElement?.querySelector('input') as HTMLElement | null) ?? null)
      }
      onChange={next => onChange(next ?? '')}
      onInputKeyDown={event => {
        if (event.key === 'Enter' && value !== '') onDone()
      }}
      options={data.map(item => ({
        value: item.id,
        label: `${item.summary}　${say(item.state)}　${item.by}　${item.id}`,
      }))}
    />
  )
}
