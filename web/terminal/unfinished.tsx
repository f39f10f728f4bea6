import { Button } from 'antd'
import { transactionOf } from '../../core/transactions/catalogue.ts'
import type { WireDesk } from '../../core/wire.ts'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import { type Draft, dropDraft, useDrafts } from './drafts.ts'

interface UnfinishedProps {
  readonly desk: WireDesk
  onContinue(draft: Draft): void
}

/** What one has begun and not submitted (F9): Enter takes it up again, Delete throws it away. */
export function Unfinished({ desk, onContinue }: UnfinishedProps) {
  const { say, number } = useWords()
  const drafts = useDrafts(desk)
  if (drafts.length === 0) return null
  return (
    <Panel
      title={`${say('unfinished')} ${drafts.length}`}
      label={say('unfinished')}
      extra={<span className="hint">{say('unfinishedHint')}</span>}
    >
      <ul className="parked-list parked-mine">
        {drafts.map(draft => (
          <li key={draft.request} className="unfinished">
            <button
              type="button"
              className="parked"
              onClick={() => onContinue(draft)}
              onKeyDown={event => {
                if (event.key === 'Delete') discard(draft.request)
              }}
            >
              <span>
                <b className="figure">{number(draft.code)}</b> {say(transactionOf(draft.code).name)}
              </span>
              <span className="hint">
                <Typed draft={draft} />
              </span>
            </button>
            <Button size="small" type="text" onClick={() => discard(draft.request)}>
              {say('discard')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function discard(request: string): void {
  dropDraft(request)
  document.getElementById('command')?.focus()
}

const TOLD = ['account', 'customer', 'money']

/** Whose it is and how much, to know it by. */
function Typed({ draft }: { readonly draft: Draft }) {
  const { fields } = transactionOf(draft.code)
  const told = Object.entries(draft.values).filter(([name]) => TOLD.includes(fields[name]?.kind ?? ''))
  return told
    .map(([, text]) => text)
    .filter(Boolean)
    .join('　')
}
