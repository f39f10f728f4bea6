import { Input } from 'antd'
import { useWords } from '../words/language.tsx'

interface EvidenceProps {
  /** What it is evidence of. */
  readonly of: string
  readonly value: string
  onChange(value: string): void
}

/** Where something that is said in a case can be seen. */
export function Evidence({ of, value, onChange }: EvidenceProps) {
  const { say } = useWords()
  return (
    <Input
      size="small"
      aria-label={`${say('evidence')} ${of}`}
      value={value}
      maxLength={200}
      onChange={event => onChange(event.target.value)}
    />
  )
}
