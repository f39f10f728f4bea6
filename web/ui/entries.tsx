import type { WireEntry } from '../../core/wire.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { Empty } from './panel.tsx'
import { useShown } from './shown.ts'

const sides: Readonly<Record<WireEntry['side'], Word>> = { D: 'debit', C: 'credit', R: 'received', P: 'paid' }

/** Debits and credits as they stand in a journal: the credit is set in. Vouchers are counted in pieces. */
export function EntryTable({ entries }: { readonly entries: readonly WireEntry[] }) {
  const { say } = useWords()
  if (entries.length === 0) return <Empty>{say('none')}</Empty>
  const balances = entries.some(({ balance }) => balance !== null)
  return (
    <table className="entries">
      <thead>
        <tr>
          <th>{say('side')}</th>
          <th>{say('account')}</th>
          <th>{say('holder')}</th>
          <th className="amount">{say('amount')}</th>
          {balances && <th className="amount">{say('balanceAfter')}</th>}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <Entry key={`${entry.side}${entry.account}${index}`} entry={entry} balances={balances} />
        ))}
      </tbody>
    </table>
  )
}

function Entry({ entry, balances }: { readonly entry: WireEntry; readonly balances: boolean }) {
  const { say } = useWords()
  const shown = useShown()
  const { side, account, name, amount, balance, unit } = entry
  const show = (text: string) => shown.amount(account, text, unit)
  return (
    <tr className={`entry-${side}`}>
      <td className="entry-side">{say(sides[side])}</td>
      <td className="figure">{shown.account(account)}</td>
      <td>{say(shown.paper(account) ?? name)}</td>
      <td className={amount.startsWith('-') ? 'figure amount red' : 'figure amount'}>{show(amount)}</td>
      {balances && <td className="figure amount after">{balance === null ? '' : show(balance)}</td>}
    </tr>
  )
}
