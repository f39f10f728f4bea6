import { Link } from 'wouter'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'

const places: readonly { readonly path: string; readonly word: Word }[] = [
  { path: '/', word: 'terminal' },
  { path: '/inbox', word: 'inbox' },
  { path: '/journal', word: 'journal' },
  { path: '/day-end', word: 'dayEnd' },
  { path: '/manual', word: 'help' },
]

/** An address that leads nowhere says so, and where one may go. */
export function NotFoundPage() {
  const { say } = useWords()
  return (
    <main className="page">
      <Panel title={say('noPage')}>
        <p>{say('noPageNext')}</p>
        <ul className="places">
          {places.map(({ path, word }) => (
            <li key={path}>
              <Link href={path}>{say(word)}</Link>
            </li>
          ))}
        </ul>
      </Panel>
    </main>
  )
}
