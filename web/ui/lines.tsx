import { describeLine } from '../../core/derive/lines.ts'
import { useWords } from '../words/language.tsx'
import { useTongue } from './tongue.ts'

/** Effects in words, one a line. */
export function EffectLines({ lines }: { readonly lines: readonly string[] }) {
  const { say } = useWords()
  const tongue = useTongue()
  const said = lines.map(line => say(describeLine(line, tongue)))
  return <pre className="seen">{said.join('\n') || say('none')}</pre>
}
