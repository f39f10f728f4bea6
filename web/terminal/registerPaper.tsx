import type { WireRegisterRow } from '../../core/wire.ts'
import { ListPaper } from '../ui/listPaper.tsx'
import { useWords } from '../words/language.tsx'
import type { RegisterView } from './register.tsx'
import { columnsOf } from './registerRows.ts'

interface RegisterPaperProps {
  readonly view: RegisterView
  readonly lines: readonly WireRegisterRow[]
}

/** A register on paper, of the days and lines that are shown. */
export function RegisterPaper({ view, lines }: RegisterPaperProps) {
  const { say } = useWords()
  const columns = columnsOf(view.register)
  return (
    <ListPaper
      title={say(view.name)}
      about={`${view.from || '…'} — ${view.to}`}
      columns={columns.map(({ word }) => ({ title: say(word), isAmount: word === 'amount' }))}
      lines={lines.map(row => ({
        key: `${row.day}/${row.serial}`,
        cells: columns.map(({ text }) => text(row, say)),
      }))}
    />
  )
}
