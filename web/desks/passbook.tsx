import { bookPages, isPlace, sidesOf } from '../../core/derive/plotted.ts'
import { voucherKindOf } from '../../core/parameters.ts'
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
              <td className="amount">{signedOf(entry)}</td>
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

/** What came and what went; of several entries in one line, either where there is any. */
function signedOf(line: WirePaperLine): string {
  const { in: came, out } = sidesOf(line)
  return [came && `+${came}`, out && `-${out}`].filter(Boolean).join(' ')
}

/** Tenths of a millimetre, as paper is measured. */
const millimetres = (tenths: number) => `${tenths / 10}mm`

/** The same lines where the preprinted pages of the book want them, a sheet for every page. */
export function BookPages({ lines }: Lines) {
  const { say, language } = useWords()
  const { parameters } = useTongue()
  const geometry = voucherKindOf(parameters, 'passbook')?.page
  if (!geometry) return null
  return bookPages(lines, geometry, language).map(({ page, texts }) => (
    <article
      key={page}
      className="book-page"
      aria-label={`${say('pageLine')} ${page}`}
      style={{ width: millimetres(geometry.width), height: millimetres(geometry.height) }}
    >
      {texts.map(({ text, left, top, width }) => (
        <span
          key={`${top}/${left}`}
          style={{ left: millimetres(left), top: millimetres(top), width: millimetres(width) }}
        >
          {text}
        </span>
      ))}
    </article>
  ))
}
