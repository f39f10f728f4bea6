/**
 * Papers as texts at places, in tenths of a millimetre from the upper left corner: the same for the printer
 * of a browser and for an impact printer, which is told where to write (F13).
 */
import { displayMoney, parseMoney } from '../money.ts'
import type { LineColumn, LinePlace, PageGeometry } from '../pages.ts'
import { numberOf } from '../registry/numbering.ts'
import { groupBy } from '../std.ts'
import type { WireEntry, WirePaperLine, WireRowDetail } from '../wire.ts'
import type { Language } from '../words.ts'
import { describeLine } from './lines.ts'
import type { Receipt } from './printed.ts'
import { receiptLines } from './receipt.ts'

export interface PlottedText {
  readonly text: string
  readonly left: number
  readonly top: number
  /** The room that it has; an amount stands at its right edge. */
  readonly width: number
  readonly right: boolean
  /** A heading, twice as wide. */
  readonly wide?: boolean
}

export interface PlottedPage {
  readonly page: number
  readonly texts: readonly PlottedText[]
}

const shown = (amount: string): string => displayMoney(parseMoney(amount) ?? 0n)

const columns: Readonly<Record<LineColumn, (line: WirePaperLine, language: Language) => string>> = {
  day: ({ day }) => day.replaceAll('-', ''),
  what: ({ codeName }, language) => codeName[language],
  out: line => sidesOf(line).out,
  in: line => sidesOf(line).in,
  balance: ({ balance }) => shown(balance),
  teller: ({ teller }) => teller,
}

/** What went and what came, as a book has a column for each; of several entries in one line, both. */
export function sidesOf({ side, amount, merged }: WirePaperLine): {
  readonly out: string
  readonly in: string
} {
  const sides = merged ?? { out: side === 'D' ? amount : '0', in: side === 'C' ? amount : '0' }
  const shownUnlessNothing = (one: string) => (parseMoney(one) === 0n ? '' : shown(one))
  return { out: shownUnlessNothing(sides.out), in: shownUnlessNothing(sides.in) }
}

const AMOUNTS: readonly LineColumn[] = ['out', 'in', 'balance']

export const isPlace = (place: WirePaperLine['place']): place is LinePlace =>
  place !== null && place !== 'next'

/** Lines where the preprinted pages of a book want them; a line that waits for the next book is not there. */
export function bookPages(
  lines: readonly WirePaperLine[],
  geometry: PageGeometry | undefined,
  language: Language,
): PlottedPage[] {
  const placed = lines.flatMap(line => (isPlace(line.place) ? [{ line, place: line.place }] : []))
  const pages = groupBy(placed, ({ place }) => place.page)
  return [...pages].map(([page, on]) => ({
    page,
    texts: on.flatMap(({ line, place }) =>
      (geometry?.lines?.columns ?? []).map(({ what, left, width }) => ({
        text: columns[what](line, language),
        left,
        top: place.top,
        width,
        right: AMOUNTS.includes(what),
      })),
    ),
  }))
}

/** The width of the paper that a receipt is written on, its margin, and from one line to the next. */
const RECEIPT = { left: 100, width: 1_900, step: 42, perPage: 60 }

/** A receipt on plain paper; its copies are the sheets of the form beneath. */
export function receiptPages({ printed, source }: Receipt, language: Language): PlottedPage[] {
  const heading = [printed.branchName, printed.codeName].map(words => ({ text: words[language], wide: true }))
  const body = receiptLines(source).map(({ label, text }) => `${label[language]}  ${text[language]}`)
  const booked = printed.entries.map(entry => describeLine(lineOf(entry), source)[language])
  const lines = [
    ...heading,
    ...marksOn(printed, language).map(text => ({ text })),
    { text: '' },
    ...body.flatMap(wrapped).map(text => ({ text })),
    ...(booked.length === 0 ? [] : [{ text: '' }]),
    ...booked.map(text => ({ text })),
    { text: '' },
    { text: footOf(printed, source.parameters.numbers) },
    // In letters what other papers bear as a square: by it post-supervision finds the row, and proves it.
    { text: printed.mark ?? '' },
  ]
  const pages = groupBy(
    lines.map((line, index) => ({ ...line, index })),
    ({ index }) => Math.floor(index / RECEIPT.perPage) + 1,
  )
  return [...pages].map(([page, on]) => ({
    page,
    texts: on
      .filter(({ text }) => text !== '')
      .map(({ index, ...line }) => ({
        ...line,
        left: RECEIPT.left,
        top: ((index % RECEIPT.perPage) + 1) * RECEIPT.step,
        width: RECEIPT.width,
        right: false,
      })),
  }))
}

const heads: Readonly<Record<WireEntry['side'], string>> = { D: 'D', C: 'C', R: 'receipt', P: 'payment' }

/** What was booked, as the sheet of paper says it: without names, for the form beneath is the customer’s. */
const lineOf = ({ side, account, amount }: WireEntry): string => `${heads[side]} ${account} ${amount}`

/** What a printer of twelve figures to the inch needs for a figure, and for a Chinese character. */
const FIGURE = 22
const CHARACTER = 34

/** What is wider than the paper goes on in the next line: a printer would cut it off. */
function wrapped(text: string): string[] {
  const lines = ['']
  let room = RECEIPT.width
  for (const one of text) {
    const width = one < '\u0080' ? FIGURE : CHARACTER
    if (width > room) {
      lines.push('  ')
      room = RECEIPT.width - 2 * FIGURE
    }
    lines[lines.length - 1] += one
    room -= width
  }
  return lines
}

function marksOn({ reprints, reversedBy }: WireRowDetail, language: Language): string[] {
  const zh = language === 'zh'
  return [
    ...(reprints > 0 ? [zh ? `补打第 ${reprints} 次` : `Reprint ${reprints}`] : []),
    ...(reversedBy === null ? [] : [zh ? `已由流水 ${reversedBy} 冲正` : `Reversed under ${reversedBy}`]),
  ]
}

const footOf = (
  { day, serial, code, teller, authorisers, ticket }: WireRowDetail,
  numbers: Parameters<typeof numberOf>[0],
): string =>
  [
    day,
    `#${serial}`,
    numberOf(numbers, code),
    teller,
    ...authorisers,
    ...(ticket === null ? [] : [ticket]),
  ].join('  ')
