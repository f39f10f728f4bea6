import { Button, Spin } from 'antd'
import { useEffect } from 'react'
import { nextAfter } from '../../core/day/following.ts'
import { receiptLines } from '../../core/derive/receipt.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireRowDetail } from '../../core/wire.ts'
import { useRow } from '../api/queries.ts'
import { PrintButtons, ReceiptPaper, useReceipt } from '../desks/receipt.tsx'
import { FormFacts, MovedLines } from '../desks/rowDetail.tsx'
import { EntryTable } from '../ui/entries.tsx'
import { Facts, Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

interface DoneProps {
  readonly day: string
  readonly serial: number
  onClose(): void
  onOpen(code: string): void
}

/** Posted: what is new, the receipt's lines, the entries. Enter goes back, a digit begins the next code. */
export function Done({ day, serial, onClose, onOpen }: DoneProps) {
  const { say, number } = useWords()
  const { data: row } = useRow(day, serial)
  useEffect(() => {
    document.getElementById('done')?.focus()
  }, [])
  useNextCode()
  return (
    <Panel
      title={
        <>
          {say('posted')} · {say('serial')} <span className="figure">{serial}</span>
        </>
      }
      extra={row && <span className="hint">{`${number(row.code)} ${say(row.codeName)}　${day}`}</span>}
      fill
      label={say('posted')}
    >
      <div className="done no-print" data-prints={!row || undefined}>
        {row ? <Told row={row} /> : <Spin />}
        <div className="done-hands">
          <Button id="done" type="primary" onClick={onClose}>{`${say('backToCommand')} ⏎`}</Button>
          {row && <PrintButtons row={row} />}
          {row && <NextStep code={row.code} onOpen={onOpen} />}
        </div>
        {row && row.entries.length > 0 && <EntryTable entries={row.entries} />}
      </div>
      {row && <ReceiptPaper row={row} />}
    </Panel>
  )
}

/** What the customer is told first: the numbers that have just come into being. */
const NEW: readonly string[] = ['newAccount', 'newCustomer', 'paper', 'item']

function Told({ row }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const receipt = useReceipt(row)
  if (!receipt) return <Changed row={row} />
  const { transaction } = receipt.source
  const linesOf = (isWanted: (name: string) => boolean) =>
    receiptLines({
      ...receipt.source,
      transaction: { ...transaction, receipt: transaction.receipt.filter(isWanted) },
    })
  return (
    <>
      <dl className="done-new">
        {linesOf(name => NEW.includes(name)).map(({ label, text }) => (
          <div key={label.zh}>
            <dt>{say(label)}</dt>
            <dd className="figure">{say(text)}</dd>
          </div>
        ))}
      </dl>
      <Facts rows={linesOf(name => !NEW.includes(name)).map(({ label, text }) => [say(label), say(text)])} />
    </>
  )
}

/** Where no receipt tells it: what the code is for, what was on its form, what it has changed. */
function Changed({ row }: { readonly row: WireRowDetail }) {
  const { sayOurs } = useWords()
  const transaction = findTransaction(row.code)
  return (
    <>
      {transaction && <p className="purpose">{sayOurs(transaction.purpose)}</p>}
      <FormFacts row={row} />
      <MovedLines row={row} />
    </>
  )
}

/** The code that usually follows, where the course of the day has one. */
function NextStep({ code, onOpen }: { readonly code: string } & Pick<DoneProps, 'onOpen'>) {
  const { say, number } = useWords()
  const next = findTransaction(nextAfter(code) ?? '')
  if (!next) return null
  return (
    <Button onClick={() => onOpen(next.code)}>
      {`${say('next')} ${number(next.code)} ${say(next.name)}`}
    </Button>
  )
}

/** The next code is typed without a click: the first key goes to the command line and is not lost. */
function useNextCode(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const plain = !event.ctrlKey && !event.altKey && !event.metaKey
      if (plain && /^[\da-z]$/i.test(event.key)) document.getElementById('command')?.focus()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
