import { Button, Result, Spin } from 'antd'
import { useEffect } from 'react'
import { useRow } from '../api/queries.ts'
import { PrintButtons, ReceiptPaper } from '../desks/receipt.tsx'
import { EntryTable } from '../ui/entries.tsx'
import { Panel } from '../ui/panel.tsx'
import { useWords } from '../words/language.tsx'

interface DoneProps {
  readonly day: string
  readonly serial: number
  onClose(): void
}

/** Posted: the serial, the entries, the receipt. Enter goes back to the command line. */
export function Done({ day, serial, onClose }: DoneProps) {
  const { say } = useWords()
  const { data: row } = useRow(day, serial)
  useEffect(() => {
    document.getElementById('done')?.focus()
  }, [])
  return (
    <Panel title={`${say('posted')} · ${say('serial')} ${serial}`} fill label={say('posted')}>
      <div className="done no-print">
        <Result
          status="success"
          title={
            <>
              {say('posted')} <span className="figure">{serial}</span>
            </>
          }
          subTitle={row ? `${row.code} ${say(row.codeName)}　${day}` : day}
          extra={
            <>
              <Button id="done" type="primary" onClick={onClose}>{`${say('backToCommand')} ⏎`}</Button>
              {row && <PrintButtons row={row} />}
            </>
          }
        />
        {row ? row.entries.length > 0 && <EntryTable entries={row.entries} /> : <Spin />}
      </div>
      {row && <ReceiptPaper row={row} />}
    </Panel>
  )
}
