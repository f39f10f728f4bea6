import { displayMoney } from '../../core/money.ts'
import { Explained } from '../ui/explanation.tsx'
import { EntryTable } from '../ui/entries.tsx'
import { EffectLines } from '../ui/lines.tsx'
import { Empty, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import { COLON, needWords } from './needs.ts'
import type { LivePreview } from './usePreview.ts'

/**
 * The entries that will be posted, from the code that will post them; who must sign; how the figures come
 * about.
 */
interface PreviewProps {
  readonly preview: LivePreview
  /** The form says what is wrong already. */
  readonly quiet: boolean
}

export function PreviewPanel({ preview: { preview, wanted }, quiet }: PreviewProps) {
  const { say, sayAll } = useWords()
  const refusal = preview?.refusal ?? null
  return (
    <Panel title={say('preview')} label={say('preview')}>
      {!preview && <Empty>{say('previewWaits')}</Empty>}
      {refusal?.refused === 'notesWanted' && wanted !== null ? (
        <p className="wanted">
          {say('amountToPay')} <b className="figure">{displayMoney(wanted)}</b>
        </p>
      ) : (
        refusal &&
        !quiet && (
          <p className="preview-refusal">
            {say(refusal)}
            <small>{say(refusal.next)}</small>
          </p>
        )
      )}
      {preview && !refusal && (
        <>
          {preview.moved.length > 0 ? (
            <EffectLines lines={preview.moved} />
          ) : (
            <EntryTable entries={preview.entries} />
          )}
          {preview.warnings.map(warning => (
            <p className="warning" key={warning.zh}>
              {say(warning)}
            </p>
          ))}
          {preview.needs.length > 0 && (
            <p className="needs">
              {say('needs')}
              {say(COLON)}
              {sayAll(preview.needs.map(needWords))}
            </p>
          )}
        </>
      )}
      {preview && preview.explanation.length > 0 && <Explained rows={preview.explanation} />}
    </Panel>
  )
}
