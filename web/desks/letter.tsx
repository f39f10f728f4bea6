/** A letter to a customer who has complained: as it will lie before him, and printed with F9. */
import { createPortal } from 'react-dom'
import { Link } from 'wouter'
import type { Letter } from '../../core/complaints/letters.ts'
import { sealKinds } from '../../core/seals.ts'
import type { WireDesk } from '../../core/wire.ts'
import { useComplaint } from '../api/queries.ts'
import { PrintList } from '../ui/listPaper.tsx'
import { Empty, Failed, Panel } from '../ui/panel.tsx'
import { printRoom } from '../ui/print.ts'
import { useWords } from '../words/language.tsx'

interface LetterPageProps {
  readonly desk: WireDesk
  readonly id: string
  /** The row that it tells of, `2026-03-02-17`. */
  readonly row: string
}

export function LetterPage({ desk, id, row }: LetterPageProps) {
  const { say } = useWords()
  const { data, error, refetch } = useComplaint(id)
  if (!data)
    return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Empty>{say('loading')}</Empty>
  const letter = data.done.find(({ day, serial }) => `${day}-${serial}` === row)?.letter
  if (!letter) return <Empty>{say('noLetter')}</Empty>
  return (
    <main className="page">
      <Panel
        title={say(letter.title)}
        label={say('letter')}
        extra={
          <>
            <Link href={`/complaints/${id}`}>{id}</Link>
            <PrintList />
          </>
        }
        fill
      >
        <article className="letter letter-shown">
          <LetterText desk={desk} letter={letter} />
        </article>
      </Panel>
      {createPortal(
        <article className="receipt letter" aria-label={say(letter.title)}>
          <LetterText desk={desk} letter={letter} />
        </article>,
        printRoom(),
      )}
    </main>
  )
}

function LetterText({ desk, letter }: { readonly desk: WireDesk; readonly letter: Letter }) {
  const { say } = useWords()
  const { branch } = desk
  return (
    <>
      <header>
        <h1>{say(branch.name)}</h1>
        <h2>{say(letter.title)}</h2>
        <p className="figure">{`${say('letterNumber')} ${letter.number}`}</p>
      </header>
      <p>{say(letter.salutation)}</p>
      {letter.paragraphs.map(paragraph => (
        <p key={paragraph.zh} className="letter-paragraph">
          {say(paragraph)}
        </p>
      ))}
      <footer className="letter-end">
        <span className="seal-place">{say(sealKinds.business.name)}</span>
        <span>
          {say(branch.name)}
          <br />
          <span className="figure">{letter.day}</span>
        </span>
      </footer>
      <p className="letter-receipt">{say('letterReceived')}</p>
    </>
  )
}
