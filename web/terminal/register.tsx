import { Button, Table } from 'antd'
import { createPortal } from 'react-dom'
import type { WireRegisterRow } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { showMoney } from '../ui/money.ts'
import { Panel } from '../ui/panel.tsx'
import { printAs, printRoom } from '../ui/print.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'

interface RegisterProps {
  readonly name: Words
  readonly rows: readonly WireRegisterRow[]
}

type Say = ReturnType<typeof useWords>['say']

/** What stands in each column, on the screen and on paper. */
const columns: readonly (readonly [Word, (row: WireRegisterRow, say: Say) => string])[] = [
  ['serial', row => String(row.serial)],
  ['day', row => row.day],
  ['code', (row, say) => `${row.code} ${say(row.codeName)}`],
  ['organ', (row, say) => (row.organ ? say(row.organ) : '')],
  ['paperNumber', row => row.document],
  ['account', row => row.account ?? ''],
  ['amount', row => (row.amount === null ? '' : showMoney(row.amount))],
  ['teller', row => row.teller],
  ['authoriser', row => row.authorisers.join(' ')],
  ['state', (row, say) => say(row.state)],
]

/** A register as a table, and as a sheet of paper. */
export function Register({ name, rows }: RegisterProps) {
  const { say } = useWords()
  return (
    <Panel title={say(name)} extra={<Button onClick={() => printAs('a4')}>{say('print')}</Button>}>
      <Table<WireRegisterRow>
        size="small"
        rowKey={row => `${row.day}/${row.serial}`}
        dataSource={[...rows]}
        pagination={rows.length > 20 ? { pageSize: 20, size: 'small' } : false}
        locale={{ emptyText: say('empty') }}
        columns={columns.map(([word, text]) => ({
          title: say(word),
          key: word,
          className: word === 'amount' ? 'figure amount' : 'figure',
          render: (_: unknown, row: WireRegisterRow) => text(row, say),
        }))}
      />
      <RegisterPaper name={name} rows={rows} />
    </Panel>
  )
}

function RegisterPaper({ name, rows }: RegisterProps) {
  const { say } = useWords()
  return createPortal(
    <article className="receipt" aria-label={say(name)}>
      <header>
        <h2>{say(name)}</h2>
      </header>
      <table className="passbook">
        <thead>
          <tr>
            {columns.map(([word]) => (
              <th key={word}>{say(word)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={`${row.day}/${row.serial}`}>
              {columns.map(([word, text]) => (
                <td key={word}>{text(row, say)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </article>,
    printRoom(),
  )
}
