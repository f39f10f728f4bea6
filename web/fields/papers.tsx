import { useWords } from '../words/language.tsx'
import { CountInput, countTyped } from './countInput.tsx'
import type { FieldViewProps } from './view.ts'

/** A count of blank vouchers, kind by kind. */
export function PapersView({ id, value, onChange, onDone, desk, register, invalid }: FieldViewProps) {
  const { say } = useWords()
  const counts = new Map(
    value.split(/\s+/).flatMap(part => {
      const match = /^([a-zA-Z]+(?:-\d+)?)x(\d+)$/.exec(part)
      return match ? [[match[1], match[2]] as [string, string]] : []
    }),
  )
  const change = (kind: string, text: string) => {
    const typed = countTyped(text, 6)
    if (typed === null) return
    const next = new Map(counts).set(kind, typed)
    const texts = [...next].filter(([, count]) => count !== '').map(([name, count]) => `${name}x${count}`)
    onChange(texts.join(' ') || (typed === '' ? '' : '0'))
  }
  return (
    <div className={invalid ? 'count-grid papers-grid count-wrong' : 'count-grid papers-grid'} id={id}>
      {desk.voucherKinds
        .filter(({ ended }) => !ended)
        .map(({ kind, name }, index) => (
          <label key={kind} className="count-cell">
            <span>{say(name)}</span>
            <CountInput
              name={say(name)}
              count={counts.get(kind) ?? ''}
              register={index === 0 ? register : null}
              onChange={text => change(kind, text)}
              onDone={() => {
                if (value === '') onChange('0')
                onDone()
              }}
            />
          </label>
        ))}
    </div>
  )
}
