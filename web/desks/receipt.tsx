import { Button } from 'antd'
import { createPortal } from 'react-dom'
import { isOrder } from '../../core/counter/authority.ts'
import { isForCustomer } from '../../core/derive/forCustomer.ts'
import { isPlace } from '../../core/derive/plotted.ts'
import { printedBy, type Receipt, receiptOf } from '../../core/derive/printed.ts'
import { type ReceiptLine, receiptLines, type ReceiptSource, sealOn } from '../../core/derive/receipt.ts'
import { sealKinds } from '../../core/seals.ts'
import type { Transaction } from '../../core/transactions/define.ts'
import type { WireRowDetail } from '../../core/wire.ts'
import type { Words } from '../../core/words.ts'
import { api } from '../api/client.ts'
import { EntryTable } from '../ui/entries.tsx'
import { Explained } from '../ui/explanation.tsx'
import { MarkSquare } from '../ui/mark.tsx'
import { showTime } from '../ui/money.ts'
import { printAs, printRoom } from '../ui/print.ts'
import { useTongue } from '../ui/tongue.ts'
import { useWords } from '../words/language.tsx'
import type { Word } from '../words/words.ts'
import { BookPages, PassbookLines } from './passbook.tsx'
import { keys } from '../ui/keys.ts'

/** Paper for a row that has just been posted: an A4 sheet, or a slip. Codes without a receipt offer none. */
export function PrintButtons({ row }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const printed = printedBy(row)
  if (!printed) return null
  const hasBook = printed.passbookLines.some(({ place }) => isPlace(place))
  return (
    <>
      <Button onClick={() => printAs('a4')}>{`${say('print')} ${keys.print}`}</Button>
      <Button onClick={() => printAs('slip')}>{say('printNarrow')}</Button>
      {hasBook && <Button onClick={() => printAs('book')}>{say('printPassbook')}</Button>}
      <ImpactButtons row={row} hasBook={hasBook} />
    </>
  )
}

/** The bytes of an impact printer as a file, which goes to its queue as it is. */
function ImpactButtons({ row, hasBook }: { readonly row: WireRowDetail; readonly hasBook: boolean }) {
  const { say, language } = useWords()
  return (
    <>
      <Button href={api.receiptFile(row, 'receipt', language)}>{say('printImpact')}</Button>
      {hasBook && <Button href={api.receiptFile(row, 'book', language)}>{say('printImpactBook')}</Button>}
    </>
  )
}

/** What the receipt of a row is made of; null where it prints none. */
export function useReceipt(row: WireRowDetail | undefined): Receipt | null {
  const tongue = useTongue()
  return row ? receiptOf(row, tongue) : null
}

/**
 * The receipt as it goes to the printer, A4 or 80 mm from the same lines. It stands apart from the page.
 * Where a customer is at the counter there are two copies: the bank's, which he signs, and his own.
 */
export function ReceiptPaper({ row }: { readonly row: WireRowDetail }) {
  const { say } = useWords()
  const receipt = useReceipt(row)
  if (!receipt) return null
  const { printed, source } = receipt
  const lines = receiptLines(source)
  const copies = copiesOf(source.transaction, printed, isForCustomer(source))
  return createPortal(
    <>
      <article className="receipt" aria-label={say('receipt')}>
        {copies.map(copy => (
          <CopyPaper key={copy} copy={copy} row={printed} source={source} lines={lines} />
        ))}
      </article>
      <BookPages lines={printed.passbookLines} />
    </>,
    printRoom(),
  )
}

type Copy = 'bankCopy' | 'customerCopy' | 'organCopy' | 'ownCopy'

/** The customer is not told of an authority's order: its copy is the authority's. */
function copiesOf(transaction: Transaction, row: WireRowDetail, forCustomer: boolean): readonly Copy[] {
  if (isOrder(transaction, row.fields)) return ['ownCopy', 'organCopy']
  return forCustomer ? ['bankCopy', 'customerCopy'] : ['ownCopy']
}

/** Who signs each copy. */
const signs: Readonly<Record<Copy, readonly Word[]>> = {
  bankCopy: ['customerSigns', 'tellerSigns', 'checkerSigns'],
  customerCopy: [],
  organCopy: [],
  ownCopy: ['tellerSigns', 'checkerSigns'],
}

/** What somebody takes away bears a seal always, the business seal where the code names none. */
function sealPlace(copy: Copy, source: ReceiptSource): Words | null {
  const seal = sealOn(source) ?? (copy === 'customerCopy' || copy === 'organCopy' ? 'business' : null)
  return seal && sealKinds[seal].name
}

/** The voucher that the bank keeps says what was booked. */
const showsEntries = (copy: Copy): boolean => copy === 'bankCopy' || copy === 'ownCopy'

interface CopyPaperProps {
  readonly copy: Copy
  readonly row: WireRowDetail
  readonly source: ReceiptSource
  readonly lines: readonly ReceiptLine[]
}

function CopyPaper({ copy, row, source, lines }: CopyPaperProps) {
  const { say } = useWords()
  const seal = sealPlace(copy, source)
  return (
    <section className="copy">
      <header>
        <h1>{say(row.branchName)}</h1>
        <h2>
          {say(row.codeName)}
          {row.reprints > 0 && <em>{`${say('reprint')} ${row.reprints}`}</em>}
          {row.reversedBy !== null && <em>{`${say('reversedUnder')} ${row.reversedBy}`}</em>}
        </h2>
        {row.mark && showsEntries(copy) && <MarkSquare text={row.mark} />}
        {copy !== 'ownCopy' && <p className="copy-name">{say(copy)}</p>}
      </header>
      <dl>
        {lines.map(({ label, text }) => (
          <div key={`${label.zh}${text.zh}`}>
            <dt>{say(label)}</dt>
            <dd>{say(text)}</dd>
          </div>
        ))}
      </dl>
      {row.interestSheet.length > 0 && <Explained rows={row.interestSheet} />}
      {row.passbookLines.length > 0 && <PassbookLines lines={row.passbookLines} />}
      {showsEntries(copy) && row.entries.length > 0 && (
        <EntryTable entries={row.entries.map(entry => ({ ...entry, balance: null }))} />
      )}
      <WhereAndWhen row={row} />
      <div className="signs">
        {signs[copy].map(word => (
          <span key={word} className="sign-place">
            {say(word)}
          </span>
        ))}
        {seal && <span className="seal-place">{say(seal)}</span>}
      </div>
    </section>
  )
}

function WhereAndWhen({ row }: { readonly row: WireRowDetail }) {
  const { say, number } = useWords()
  return (
    <footer>
      <span>{`${row.day} ${showTime(row.at)}`}</span>
      <span>{`${say('serial')} ${row.serial}`}</span>
      <span>{`${say('code')} ${number(row.code)}`}</span>
      <span>{`${say('teller')} ${row.teller}`}</span>
      {row.ticket !== null && <span>{`${say('queueTicket')} ${row.ticket}`}</span>}
      {row.authorisers.length > 0 && <span>{`${say('authoriser')} ${row.authorisers.join(' ')}`}</span>}
    </footer>
  )
}
