import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import type { WireRegisterRow } from '../../core/wire.ts'
import { useDesk } from '../api/queries.ts'
import { showTime } from '../ui/money.ts'
import { printRoom } from '../ui/print.ts'
import { useWords } from '../words/language.tsx'
import type { RegisterView } from './register.tsx'
import { columns } from './registerRows.ts'

interface RegisterPaperProps {
  readonly view: RegisterView
  readonly lines: readonly WireRegisterRow[]
}

/** A register on paper: whose, of what days, in what money; who made, checked and supervises it. */
export function RegisterPaper({ view, lines }: RegisterPaperProps) {
  const { say } = useWords()
  const { data: desk } = useDesk()
  const printed = usePrinted()
  if (!desk) return null
  const { branch, person } = desk
  return createPortal(
    <article className="receipt sheet" aria-label={say(view.name)}>
      <header>
        <h1>{`${branch.code} ${say(branch.name)}`}</h1>
        <h2>{say(view.name)}</h2>
        <p>{`${view.from || '…'} — ${view.to}　${branch.unit}　${say('count')} ${lines.length}`}</p>
      </header>
      <table className="passbook">
        <thead>
          <tr>
            {columns.map(({ word }) => (
              <th key={word}>{say(word)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(row => (
            <tr key={`${row.day}/${row.serial}`}>
              {columns.map(({ word, text }) => (
                <td key={word}>{text(row, say)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer>
        <span>{`${say('tellerSigns')}: ${person.id} ${say(person.name)}`}</span>
        <span>{`${say('checkerSigns')}: ________`}</span>
        <span>{`${say('print')}: ${branch.day} ${printed}`}</span>
      </footer>
    </article>,
    printRoom(),
  )
}

/** The time on the paper is that of the printing, and stands there before the page is drawn. */
function usePrinted(): string {
  const [printed, setPrinted] = useState('')
  useEffect(() => {
    const onPrint = ({ timeStamp }: Event) => {
      const at = new Date(performance.timeOrigin + timeStamp).toISOString()
      flushSync(() => setPrinted(showTime(at)))
    }
    window.addEventListener('beforeprint', onPrint)
    return () => window.removeEventListener('beforeprint', onPrint)
  }, [])
  return printed
}
