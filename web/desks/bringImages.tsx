import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import type { WireRefusal } from '../../core/wire.ts'
import { refusalIn } from '../api/acting.ts'
import { api } from '../api/client.ts'
import { RefusalNote } from '../ui/refusal.tsx'
import { useWords } from '../words/language.tsx'

interface BringImagesProps {
  readonly day: string
  /** The row that they are of, where that is known; else their mark says it. */
  readonly serial?: number
  readonly several?: boolean
}

/** A file that was not taken, and why. */
interface Refused {
  readonly name: string
  readonly refusal: WireRefusal
}

/** Chooses scanned images and sends them one by one; what is refused is named, and the rest goes on. */
export function BringImages({ day, serial, several = false }: BringImagesProps) {
  const { say } = useWords()
  const client = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<string | null>(null)
  const [refusals, setRefusals] = useState<readonly Refused[]>([])
  const bring = async (files: readonly File[]) => {
    setRefusals([])
    for (const [index, file] of files.entries()) {
      setProgress(`${index + 1}/${files.length}`)
      try {
        await api.bringImage(day, nameOf(file, serial), file)
      } catch (error) {
        setRefusals(before => [...before, { name: file.name, refusal: refusalIn(error) }])
      }
    }
    setProgress(null)
    for (const name of ['package', 'row', 'parked']) await client.invalidateQueries({ queryKey: [name] })
  }
  return (
    <span className="bring">
      <input
        ref={chooser}
        type="file"
        hidden
        multiple={several}
        accept="image/png,image/jpeg"
        aria-label={say('bringImages')}
        onChange={event => {
          void bring([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <Button size="small" disabled={progress !== null} onClick={() => chooser.current?.click()}>
        {progress ? `${say('bringImages')} ${progress}` : say('bringImages')}
      </Button>
      {refusals.map(({ name, refusal }) => (
        <div key={name}>
          <span className="hint">{name}</span>
          <RefusalNote refusal={refusal} />
        </div>
      ))}
    </span>
  )
}

/** A name that is a serial places an image without a mark. */
const nameOf = ({ name }: File, serial: number | undefined): string =>
  serial === undefined ? name.slice(-120) : `${serial}${/\.\w+$/.exec(name)?.[0] ?? '.jpg'}`
