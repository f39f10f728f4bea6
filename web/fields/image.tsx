import { useRef } from 'react'
import type { FieldViewProps } from './view.ts'

/** A picture is chosen from the disk, where the scanner has put it, and shown at once. */
export function ImageView({ id, value, onChange, onDone, register }: FieldViewProps) {
  const reader = useRef<FileReader | null>(null)
  const read = (file: File | undefined) => {
    if (!file) return onChange('')
    reader.current?.abort()
    const reading = new FileReader()
    reading.addEventListener('load', () => {
      if (typeof reading.result === 'string') onChange(reading.result)
      onDone()
    })
    reading.readAsDataURL(file)
    reader.current = reading
  }
  return (
    <span className="image-field">
      <input
        id={id}
        type="file"
        accept="image/png"
        ref={register}
        onChange={event => read(event.target.files?.[0])}
      />
      {value.startsWith('data:image/png') && <img src={value} alt="" height={48} />}
    </span>
  )
}
