/**
 * Preprinted papers: where lines and figures stand on a passbook or a certificate, in tenths of a millimetre
 * from its upper left corner. Printers differ by a few millimetres and papers by more, so these are
 * parameters of the kind of voucher.
 */

export type LineColumn = 'day' | 'what' | 'out' | 'in' | 'balance' | 'teller'

/** A line of the receipt that stands on the paper too. */
export interface Place {
  readonly what: string
  readonly left: number
  readonly top: number
}

export interface LinedPages {
  readonly pages: number
  readonly perPage: number
  /** Of the first line, and from each to the next. */
  readonly top: number
  readonly step: number
  /** After this line the book is folded: what follows stands lower by the gap. */
  readonly foldAfter: number
  readonly foldGap: number
  readonly columns: readonly { readonly what: LineColumn; readonly left: number; readonly width: number }[]
}

export interface PageGeometry {
  readonly width: number
  readonly height: number
  readonly lines?: LinedPages
  readonly places?: readonly Place[]
}

const capacityOf = ({ pages, perPage }: LinedPages): number => pages * perPage

export interface LinePlace {
  readonly page: number
  readonly line: number
  /** In tenths of a millimetre. */
  readonly top: number
}

/** Where the n-th line of a book stands, counted from one; null beyond its last page. */
export function placeOfLine(pages: LinedPages, nth: number): LinePlace | null {
  const { perPage, top, step, foldAfter, foldGap } = pages
  if (nth > capacityOf(pages)) return null
  const line = ((nth - 1) % perPage) + 1
  const page = Math.floor((nth - 1) / perPage) + 1
  return { page, line, top: top + (line - 1) * step + (line > foldAfter ? foldGap : 0) }
}

/** A passbook of savings: two halves of twelve lines on each of ten pages. */
export const passbookPages: PageGeometry = {
  width: 1_400,
  height: 1_900,
  lines: {
    pages: 10,
    perPage: 24,
    top: 140,
    step: 66,
    foldAfter: 12,
    foldGap: 120,
    columns: [
      { what: 'day', left: 60, width: 172 },
      { what: 'what', left: 240, width: 275 },
      { what: 'out', left: 520, width: 260 },
      { what: 'in', left: 780, width: 260 },
      { what: 'balance', left: 1_040, width: 270 },
      { what: 'teller', left: 1_315, width: 80 },
    ],
  },
}

export const certificatePage: PageGeometry = {
  width: 2_100,
  height: 990,
  places: [
    { what: 'customer', left: 300, top: 250 },
    { what: 'newAccount', left: 1_200, top: 250 },
    { what: 'capital', left: 300, top: 370 },
    { what: 'amount', left: 1_400, top: 370 },
    { what: 'terms', left: 300, top: 490 },
    { what: 'paper', left: 1_500, top: 120 },
  ],
}
