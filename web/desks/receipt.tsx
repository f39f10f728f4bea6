import { receiptLines } from '../../core/derive/receipt.ts'
import { decodeEffects } from '../../core/ledger/apply.ts'
import { parseMoney } from '../../core/money.ts'
import { defaultParameters, type Parameters } from '../../core/parameters.ts'
import { findTransaction } from '../../core/transactions/catalogue.ts'
import type { WireDesk, WireRowDetail } from '../../core/wire.ts'
import { useDesk } from '../api/queries.ts'
import { showMoney, showTime } from '../ui/money.ts'
import { useWords } from '../words/language.tsx'

/** The receipt as it goes to the printer: an A4 sheet or an 80 mm slip, from the same lines. */
export function ReceiptPaper({ row }: { readonly row: WireRowDetail }) {
  const { say, language } = useWords()
  const { data: desk } = useDesk()
  const transaction = findTransaction(row.code)
  if (!transaction) return null
  const source = {
    transaction,
    fields: row.fields,
    effects: row.effects === null ? [] : decodeEffects(row.effects),
    entries: row.entries.map(({ account, balance }) => ({
      account,
      balance: parseMoney(balance ?? '0') ?? 0n,
    })),
    unit: desk?.branch.unit ?? 'CNY',
    parameters: parametersFor(desk),
    opened: new Map(Object.entries(row.opened)),
    reprints: row.reprints,
  }
  return (
    <article className="receipt" aria-label={say('receipt')}>
      <header>
        <h1>{say(row.branchName)}</h1>
        <h2>
          {say(row.codeName)} {row.reprints > 0 && <em>{`${say('reprint')} ${row.reprints}`}</em>}
          {row.reversedBy && <em className="red">{`8501 → ${row.reversedBy}`}</em>}
        </h2>
      </header>
      <dl>
        {receiptLines(source, language).map(({ label, text }) => (
          <div key={`${label.zh}${text}`}>
            <dt>{say(label)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {row.passbookLines.length > 0 && (
        <table className="passbook">
          <tbody>
            {row.passbookLines.map(entry => (
              <tr key={`${entry.day}${entry.serial}${entry.line}`}>
                <td>{entry.day}</td>
                <td>{say(entry.codeName)}</td>
                <td className="amount">{`${entry.side === 'D' ? '-' : '+'}${showMoney(entry.amount)}`}</td>
                <td className="amount">{showMoney(entry.balance)}</td>
                <td>{entry.teller}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer>
        <span>{`${row.day} ${showTime(row.at)}`}</span>
        <span>{`${say('serial')} ${row.serial}`}</span>
        <span>{`${say('code')} ${row.code}`}</span>
        <span>{`${say('teller')} ${row.teller}`}</span>
        {row.authorisers.length > 0 && <span>{`${say('authoriser')} ${row.authorisers.join(' ')}`}</span>}
      </footer>
    </article>
  )
}

/** Voucher numbers are printed with the prefixes of this branch. */
const parametersFor = (desk: WireDesk | undefined): Parameters =>
  desk ? { ...defaultParameters, voucherKinds: desk.voucherKinds } : defaultParameters
