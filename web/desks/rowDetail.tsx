import { Spin } from 'antd'
import { Link } from 'wouter'
import { printedBy } from '../../core/derive/printed.ts'
import { describeFields } from '../../core/derive/row.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { printEffects } from '../../core/ledger/print.ts'
import { writtenBeside } from '../../core/ledger/units.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireRow, WireRowDetail } from '../../core/wire.ts'
import { useDesk, useRow } from '../api/queries.ts'
import { EntryTable } from '../ui/entries.tsx'
import { EffectLines } from '../ui/lines.tsx'
import { BringImages } from './bringImages.tsx'
import { InterestSheets } from './interestSheets.tsx'
import { showTime } from '../ui/money.ts'
import { momentLink, terminalLink } from '../ui/opening.ts'
import { Facts, Failed } from '../ui/panel.tsx'
import { rowStates } from '../ui/rows.tsx'
import { StateTag } from '../ui/tag.tsx'
import { useTongue } from '../ui/tongue.ts'
import { useWords } from '../words/language.tsx'

/** A journal row in full: its form, its entries, everything it changed, its place in the chain. */
export function RowDetail({ day, serial }: { readonly day: string; readonly serial: number }) {
  const { say } = useWords()
  const { data: row, isPending, error, refetch } = useRow(day, serial)
  if (isPending) return <Spin />
  if (!row) return <Failed error={error} onRetry={() => void refetch()} />
  return (
    <div className="row-detail">
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
          ...(row.ticket === null ? [] : [[say('queueTicket'), row.ticket] as const]),
          [say('authoriser'), row.authorisers.join(' ') || '—'],
          ...(row.imageDue ? [[say('imageDue'), <ImageDue key="image" row={row} />] as const] : []),
          ...(row.reversedBy ? [[say('reversedUnder'), String(row.reversedBy)] as const] : []),
        ]}
      />
      <FormFacts row={row} />
      {row.original && <OriginalRow row={row.original} />}
      {row.entries.length > 0 && (
        <>
          <h3>{say('entries')}</h3>
          <EntryTable entries={row.entries} />
        </>
      )}
      <InterestSheets row={row} />
      <MovedLines row={row} />
      <Reprint row={row} />
      <LookBack row={row} />
      {row.mark && (
        <p className="chain">
          {say('markOfVoucher')} <code>{row.mark}</code>
        </p>
      )}
      {row.hash && (
        <p className="chain">
          {say('hash')} <code>{row.hash}</code>
        </p>
      )}
    </div>
  )
}

/** By when its voucher must be scanned, and the way to bring the scan. */
function ImageDue({ row: { day, serial, imageDue } }: { readonly row: WireRowDetail }) {
  return (
    <span className="filters">
      {imageDue}
      <BringImages day={day} serial={serial} />
    </span>
  )
}

/** What moved besides money in accounts, as far as the reader may see it. */
export function MovedLines({ row }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const moved = row.effects === null ? [] : printEffects(decodeEffects(row.effects)).filter(isNoEntry)
  if (moved.length === 0) return null
  return (
    <>
      <h3>{say('alsoMoved')}</h3>
      <EffectLines lines={moved} />
    </>
  )
}

/** Entries stand in their table; what is left is notes, vouchers and records. */
const isNoEntry = (line: string): boolean => !/^(D|C|receipt|payment) /.test(line)

/** The form as it was filled in. */
export function FormFacts({ row }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const tongue = useTongue()
  const transaction = findTransaction(row.code)
  if (!transaction) return null
  const reading = {
    ...tongue,
    day: row.day,
    opened: new Map(Object.entries(row.opened)),
    named: new Map(Object.entries(row.named)),
  }
  const fields = describeFields(transaction, row.fields, reading).filter(({ text }) => text.zh !== '')
  if (fields.length === 0) return null
  return (
    <Facts
      rows={fields.map(({ label, text, stands }) => [
        say(label),
        stands ? `${say(text)}　${say(stands)}` : say(text),
      ])}
    />
  )
}

/** The row that this one takes back or prints again, in one line. */
export function OriginalRow({ row }: { readonly row: WireRow }) {
  const { say, number } = useWords()
  const { serial, code, codeName, account, amount, unit, teller, at } = row
  return (
    <>
      <h3>{say('originalRow')}</h3>
      <table className="plain original">
        <tbody>
          <tr>
            <td className="figure">{serial}</td>
            <td className="figure">{showTime(at)}</td>
            <td>{`${number(code)} ${say(codeName)}`}</td>
            <td className="figure">{account ?? ''}</td>
            <td className="figure amount">{amount === null ? '' : writtenBeside(unit, amount)}</td>
            <td className="figure">{teller}</td>
            <td>
              <StateTag tone={rowStates[row.status].tone}>{say(rowStates[row.status])}</StateTag>
            </td>
          </tr>
        </tbody>
      </table>
    </>
  )
}

const REPRINT = '0007'

/** A receipt is printed once, right after posting. Again it is a matter of record, which 0007 keeps. */
function Reprint({ row }: { readonly row: WireRowDetail }) {
  const { say, number } = useWords()
  const { data: desk } = useDesk()
  const ofToday = row.day === desk?.branch.day
  if (!ofToday || printedBy(row) !== row) return null
  return (
    <Link className="action" href={terminalLink(REPRINT, { serial: String(row.serial) })}>
      {`${say('reprintBy')} ${number(REPRINT)}`}
    </Link>
  )
}

/** For those in charge: how the branch stood then. */
function LookBack({ row: { day, serial } }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const { data: desk } = useDesk()
  if (!desk?.inCharge) return null
  return (
    <Link className="action" href={momentLink({ day, serial: String(serial) })}>
      {say('momentHere')}
    </Link>
  )
}
