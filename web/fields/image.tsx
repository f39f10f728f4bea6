import { useEffect, useEffectEvent, useRef } from 'react'
import { useSpecimen } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import { FileChoice } from './file.tsx'
import type { FieldViewProps } from './view.ts'

/**
 * A picture is chosen from the disk, where the scanner has put it, and shown at once. Where the field names
 * an account, the specimen of its seals stands beside it, as large, so that the two can be compared (验印).
 */
export function ImageView({ id, field, value, values, onChange, onDone, register }: FieldViewProps) {
  const reader = useRef<FileReader | null>(null)
  const chosen = useRef(false)
  const goOn = useEffectEvent(onDone)
  // Once the form has the picture, and no sooner: while it has none, it does not let go.
  useEffect(() => {
    if (!chosen.current || value === '') return
    chosen.current = false
    goOn()
  }, [value])
  const read = (file: File | undefined) => {
    if (!file) return onChange('')
    reader.current?.abort()
    const reading = new FileReader()
    reading.addEventListener('load', () => {
      if (typeof reading.result !== 'string') return
      chosen.current = true
      onChange(reading.result)
    })
    reading.readAsDataURL(file)
    reader.current = reading
  }
  const { beside } = field.options
  const isPicture = value.startsWith('data:image/png')
  return (
    <span className="image-field">
      <FileChoice
        id={id}
        field={field}
        value={value}
        accept="image/png"
        onFile={read}
        onDone={onDone}
        register={register}
      />
      {beside === undefined ? (
        isPicture && <img src={value} alt="" height={48} />
      ) : (
        <Compared account={values[beside] ?? ''} shown={isPicture ? value : null} />
      )}
    </span>
  )
}

function Compared({ account, shown }: { readonly account: string; readonly shown: string | null }) {
  const { say } = useWords()
  const number = account.replace(/\s/g, '')
  const { data } = useSpecimen(/^\d{16}$/.test(number) ? number : '')
  if (!data && shown === null) return null
  return (
    <span className="compared">
      <figure>
        {data && <img src={data.picture} alt={say('specimen')} />}
        <figcaption>{data ? `${say('specimen')}　${data.rule}` : say('specimenNone')}</figcaption>
      </figure>
      <figure>
        {shown !== null && <img src={shown} alt={say('shown')} />}
        <figcaption>{say('shown')}</figcaption>
      </figure>
    </span>
  )
}
