import type { LineColumn, LinePlace } from '../../core/pages.ts'
import type { WirePaperLine } from '../../core/wire.ts'
import { showMoney } from '../ui/money.ts'
import { useTongue } from '../ui/tongue.ts'
import { useWords } from '../words/language.tsx'

interface Lines {
  readonly lines: readonly WirePaperLine[]
}

/** What a passbook did not show yet, or what an authority asked for: then with the account before each. */
export function PassbookLines({ lines }: Lines) {
  const { say } = useWords()
  const several = new Set(lines.map(({ account }) => account)).size > 1
  return (
    <>
      <table className="passbook">
        <tbody>
          {lines.map(entry => (
            <tr key={`${entry.account}${entry.day}${entry.serial}${entry.line}`}>
              {several && <td className="unbroken">{entry.account}</td>}
              {isPlace(entry.place) && (
                <td className="unbroken">{`${entry.place.page}/${entry.place.line}`}</td>
              )}
              <td className="unbroken">{entry.day}</td>
              <td>{say(entry.codeName)}</td>
              <td className="amount">{`${entry.side === 'D' ? '-' : '+'}${showMoney(entry.amount)}`}</td>
              <td className="amount">{showMoney(entry.balance)}</td>
              <td>{entry.teller}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.some(({ place }) => place === 'next') && <p>{say('passbookFull')}</p>}
    </>
  )
}

const isPlace = (place: WirePaperLine['place']): place is LinePlace => place !== null && place !== 'next'

/** Tenths of a millimetre, as paper is measured. */
const millimetres = (tenths: number) => `${tenths / 10}mm`

/** The same lines where the preprinted pages of the book want them, a sheet for every page. */
export function BookPages({ lines }: Lines) {
  const { say } = useWords()
  const { parameters } = useTongue()
  const geometry = parameters.voucherKinds.find(({ kind }) => kind === 'passbook')?.page
  const placed = lines.flatMap(line => (isPlace(line.place) ? [{ line, place: line.place }] : []))
  if (!geometry?.lines || placed.length === 0) return null
  const { columns } = geometry.lines
  const written: Readonly<Record<LineColumn, (line: WirePaperLine) => string>> = {
    day: ({ day }) => day.replaceAll('-', ''),
    what: ({ codeName }) => say(codeName),
    out: ({ side, amount }) => (side === 'D' ? showMoney(amount) : ''),
    in: ({ side, amount }) => (side === 'C' ? showMoney(amount) : ''),
    balance: ({ balance }) => showMoney(balance),
    teller: ({ teller }) => teller,
  }
  const pages = [...new Set(placed.map(({ place }) => place.page))]
  return pages.map(page => (
    <article
      key={page}
      className="book-page"
      aria-label={`${say('pageLine')} ${page}`}
      style={{ width: millimetres(geometry.width), height: millimetres(geometry.height) }}
    >
      {placed
        .filter(({ place }) => place.page === page)
        .flatMap(({ line, place }) =>
          columns.map(({ what, left, width }) => (
            <span
              key={`${place.line}${what}`}
              style={{ left: millimetres(left), top: millimetres(place.top), width: millimetres(width) }}
            >
              {written[what](line)}
            </span>
          )),
        )}
    </article>
  ))
}
