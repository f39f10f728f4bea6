import { describeLine } from '../../core/derive/lines.ts'
import { useWords } from '../words/language.tsx'

/** Effects in words, one a line. */
export function EffectLines({ lines }: { readonly lines: readonly string[] }) {
  const { say } = useWords()
  return <pre className="seen">{lines.map(line => say(describeLine(line))).join('\n') || say('none')}</pre>
}
