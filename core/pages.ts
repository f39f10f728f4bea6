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

const columnNames: readonly LineColumn[] = ['day', 'what', 'out', 'in', 'balance', 'teller']

/**
 * A geometry as a person writes it, part by part, in millimetres: `size 140 190; lines 10 24 14 6.6 12 12;
 * day 6 20; at customer 30 25`. Lines are told by pages, lines of a page, place of the first line, from each
 * to the next, after which line the book folds and by how much; a column by its left and its width; a place
 * by its left and top.
 */
export function printPage({ width, height, lines, places = [] }: PageGeometry): string {
  const book = lines && [
    `lines ${lines.pages} ${lines.perPage} ${mm(lines.top)} ${mm(lines.step)}`,
    `${lines.foldAfter} ${mm(lines.foldGap)}`,
  ]
  return [
    `size ${mm(width)} ${mm(height)}`,
    ...(book ? [book.join(' ')] : []),
    ...(lines?.columns ?? []).map(({ what, left, width: wide }) => `${what} ${mm(left)} ${mm(wide)}`),
    ...places.map(({ what, left, top }) => `at ${what} ${mm(left)} ${mm(top)}`),
  ].join('; ')
}

const mm = (tenths: number): string => String(tenths / 10)

/** Null for what is no geometry. */
export function parsePage(text: string): PageGeometry | null {
  const parts = text.split(/[;；\n]/).flatMap(part => (part.trim() === '' ? [] : [part.trim().split(/\s+/)]))
  const [size, ...rest] = parts
  const measures = size?.[0] === 'size' ? tenthsOf(size.slice(1), 2) : null
  if (!measures || measures.includes(0)) return null
  const [width = 0, height = 0] = measures
  const [booked, columns, places] = [rest.filter(isLines), rest.filter(isColumn), rest.filter(isPlace)]
  if (booked.length + columns.length + places.length < rest.length) return null
  const book = booked.length > 0 ? linesIn(booked, columns) : undefined
  const at = places.map(([, what = '', ...where]) => ({ what, where: tenthsOf(where, 2) }))
  const wrong = book === null || (!book && columns.length > 0) || at.some(({ where }) => where === null)
  if (wrong) return null
  return {
    width,
    height,
    ...(book ? { lines: book } : {}),
    ...(at.length > 0
      ? { places: at.map(({ what, where }) => ({ what, left: where?.[0] ?? 0, top: where?.[1] ?? 0 })) }
      : {}),
  }
}

type Part = readonly string[]

const isLines = ([first]: Part): boolean => first === 'lines'
const isColumn = ([first]: Part): boolean => columnNames.some(name => name === first)
const isPlace = ([first, what = '']: Part): boolean => first === 'at' && /^[a-zA-Z]{1,20}$/.test(what)

/** Every column stands once, and so do the lines. */
function linesIn([one, more]: readonly Part[], columns: readonly Part[]): LinedPages | null {
  const told = one && !more ? tenthsOf(one.slice(1), 6) : null
  const named = columns.map(([what, ...where]) => ({ what, where: tenthsOf(where, 2) }))
  const complete = columnNames.every(name => named.filter(({ what }) => what === name).length === 1)
  if (!told || !complete || named.some(({ where }) => where === null)) return null
  const [pages, perPage, top, step, foldAfter, foldGap] = told as [number, ...number[]]
  const counts = [pages, perPage, foldAfter].map(count => (count ?? 0) / 10) as [number, number, number]
  if (counts.some(count => !Number.isInteger(count)) || counts[0] === 0 || counts[1] === 0) return null
  return {
    pages: counts[0],
    perPage: counts[1],
    top: top ?? 0,
    step: step ?? 0,
    foldAfter: counts[2],
    foldGap: foldGap ?? 0,
    columns: named.map(({ what, where }) => ({
      what: what as LineColumn,
      left: where?.[0] ?? 0,
      width: where?.[1] ?? 0,
    })),
  }
}

/** So many figures with one digit after the point at most, in tenths. */
function tenthsOf(texts: readonly string[], count: number): readonly number[] | null {
  const fits = texts.length === count && texts.every(text => /^\d{1,3}(\.\d)?$/.test(text))
  return fits ? texts.map(text => Math.round(Number(text) * 10)) : null
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
