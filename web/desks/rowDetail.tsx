import { Button, Spin } from 'antd'
import { describeFields } from '../../core/derive/row.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { printEffects } from '../../core/ledger/print.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import { useRow } from '../api/queries.ts'
import { EntryTable } from '../ui/entries.tsx'
import { EffectLines } from '../ui/lines.tsx'
import { showTime } from '../ui/money.ts'
import { Facts } from '../ui/panel.tsx'
import { printAs } from '../ui/print.ts'
import { rowStates } from '../ui/rows.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useWords } from '../words/language.tsx'
import { ReceiptPaper } from './receipt.tsx'

/** A journal row in full: its form, its entries, everything it changed, its place in the chain. */
export function RowDetail({ day, serial }: { readonly day: string; readonly serial: number }) {
  const { say, language } = useWords()
  const { data: row, isPending } = useRow(day, serial)
  if (isPending || !row) return <Spin />
  const transaction = findTransaction(row.code)
  const fields = transaction
    ? describeFields(transaction, row.fields, new Map(Object.entries(row.opened)), language).filter(
        ({ text }) => text !== '',
      )
    : []
  return (
    <div className="row-detail">
      <div className="no-print">
        <Facts
          rows={[
            [
              say('status'),
              <StateTag key="status" tone={rowStates[row.status].tone}>
                {say(rowStates[row.status])}
              </StateTag>,
            ],
            [say('time'), showTime(row.at)],
            [say('teller'), `${row.teller} ${say(row.tellerName)}`],
            [say('terminal'), row.terminal],
            [say('authoriser'), row.authorisers.join(' ') || '—'],
            ...(row.reversedBy ? [[say('reversals'), String(row.reversedBy)] as const] : []),
            ...fields.map(({ label, text }) => [say(label), text] as const),
          ]}
        />
        {row.entries.length > 0 && (
          <>
            <h3>{say('entries')}</h3>
            <EntryTable entries={row.entries} />
          </>
        )}
        {row.effects !== null && <EffectLines lines={printEffects(decodeEffects(row.effects))} />}
        <p className="chain">
          {say('hash')} <code>{row.hash}</code>
        </p>
        {row.status === 'posted' && transaction && transaction.receipt.length > 0 && (
          <Button onClick={() => printAs('a4')}>{say('print')}</Button>
        )}
      </div>
      <ReceiptPaper row={row} />
    </div>
  )
}
