import { useInbox } from '../api/queries.ts'
import { Panel } from '../ui/panel.tsx'
import { showTime } from '../ui/money.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'

/** What is to be done about one; everything else waits for somebody. */
const stands: Readonly<Record<string, Word>> = { returned: 'returned', asked: 'askedBack' }

/** What one has submitted and nobody has signed yet: it is taken up again from here. */
export function Mine({ onResume }: { onResume(item: string): void }) {
  const { say, number } = useWords()
  const { data } = useInbox()
  const mine = data?.mine ?? []
  if (mine.length === 0) return null
  return (
    <Panel title={`${say('inboxMine')} ${mine.length}`} label={say('inboxMine')}>
      <ul className="parked-list parked-mine">
        {mine.map(({ item, code, codeName, at, state }) => (
          <li key={item}>
            <button type="button" className="parked" onClick={() => onResume(item)}>
              <span>
                <b className="figure">{number(code)}</b> {say(codeName)}
              </span>
              <span className="hint">
                {showTime(at)} {say(stands[state] ?? 'waitingFor')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
