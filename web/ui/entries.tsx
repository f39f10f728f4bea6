import type { WireEntry } from '../../core/wire.ts'
import type { Word } from '../words/words.ts'
import { useWords } from '../words/language.tsx'
import { showMoney } from './money.ts'
import { Empty } from './panel.tsx'

const sides: Readonly<Record<WireEntry['side'], Word>> = { D: 'debit', C: 'credit', R: 'received', P: 'paid' }

/** Debits and credits as they stand in a journal: the credit is set in. */
export function EntryTable({ entries }: { readonly entries: readonly WireEntry[] }) {
  const { say } = useWords()
  if (entries.length === 0) return <Empty>{say('none')}</Empty>
  return (
    <table className="entries">
      <tbody>
        {entries.map((entry, index) => (
          <tr key={`${entry.side}${entry.account}${index}`} className={`entry-${entry.side}`}>
            <td className="entry-side">{say(sides[entry.side])}</td>
            <td className="figure">{entry.account}</td>
            <td>{say(entry.name)}</td>
            <td className={entry.amount.startsWith('-') ? 'figure amount red' : 'figure amount'}>
              {showMoney(entry.amount)}
            </td>
            <td className="figure amount after">{entry.balance === null ? '' : showMoney(entry.balance)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
