import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useDesk } from '../api/queries.ts'
import { useWords } from '../words/language.tsx'
import { showTime } from './money.ts'
import { printAs, printRoom } from './print.ts'
import { keys } from './keys.ts'

/** F9 does the same. */
export function PrintList() {
  const { say } = useWords()
  return (
    <Button size="small" className="no-print" onClick={() => printAs('a4')}>
      {`${say('print')} ${keys.print}`}
    </Button>
  )
}

interface ListPaperProps {
  readonly title: string
  /** Under the title: of what days, what was looked for. */
  readonly about: string
  readonly columns: readonly { readonly title: string; readonly isAmount?: boolean }[]
  readonly lines: readonly { readonly key: string; readonly cells: readonly string[] }[]
}

/** A list on paper across an A4 sheet: whose, of what, in what money; who made, checked and printed it. */
export function ListPaper({ title, about, columns, lines }: ListPaperProps) {
  const { say } = useWords()
  const { data: desk } = useDesk()
  const printed = usePrinted()
  if (!desk) return null
  const { branch, person } = desk
  const place = (index: number) => (columns[index]?.isAmount ? 'amount' : '')
  return createPortal(
    <article className="receipt sheet" aria-label={title}>
      <header>
        <h1>{`${branch.code} ${say(branch.name)}`}</h1>
        <h2>{title}</h2>
        <p>{`${about}　${branch.unit}　${say('count')} ${lines.length}`}</p>
      </header>
      <table className="passbook">
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column.title} className={place(index)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={columns[index]?.title} className={place(index)}>
                  {cell}
                </td>
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
