/**
 * Tables as text (RFC 4180): commas between cells, quotation marks around a cell with a comma, a line break
 * or a quotation mark in it. Spreadsheets are read into this form before the core sees them.
 */

export interface CsvRow {
  /** The line of the file on which it begins, from 1 on: a cell may have several. */
  readonly line: number
  /** Each as it stands, spaces and all. */
  readonly cells: readonly string[]
}

export interface CsvFault {
  readonly line: number
  /** A quotation mark that is neither around a cell nor doubled, or one that nothing closes. */
  readonly fault: 'strayQuote' | 'openQuote'
}

export const isCsvFault = (read: readonly CsvRow[] | CsvFault): read is CsvFault => 'fault' in read

/** The rows, or the first place that is no table; lines with nothing in them are rows too. */
export function readCsv(text: string): readonly CsvRow[] | CsvFault {
  const source = text.replace(/^\uFEFF/, '')
  const rows: CsvRow[] = []
  let cells: string[] = []
  let [at, line, begun] = [0, 1, 1]
  while (at < source.length || cells.length > 0) {
    const cell = source[at] === '"' ? quotedCell(source, at) : bareCell(source, at)
    if ('fault' in cell) return { line: line + breaksIn(source.slice(at, cell.end)), fault: cell.fault }
    cells.push(cell.text)
    if (source[at] === '"') line += breaksIn(cell.text)
    at = cell.end + (source.startsWith('\r\n', cell.end) ? 2 : 1)
    if (source[cell.end] === ',') continue
    line += 1
    rows.push({ line: begun, cells })
    cells = []
    begun = line
  }
  return rows
}

/** The rows, each with its cells trimmed, as people type small tables. Null for a stray quote. */
export function parseCsv(text: string): string[][] | null {
  const read = readCsv(text)
  return isCsvFault(read) ? null : read.map(({ cells }) => cells.map(cell => cell.trim()))
}

const breaksIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0

type Cell =
  | { readonly text: string; readonly end: number }
  | { readonly fault: CsvFault['fault']; readonly end: number }

function bareCell(source: string, start: number): Cell {
  const special = /[",\r\n]/g
  special.lastIndex = start
  const end = special.exec(source)?.index ?? source.length
  return source[end] === '"' ? { fault: 'strayQuote', end } : { text: source.slice(start, end), end }
}

function quotedCell(source: string, start: number): Cell {
  let end = source.indexOf('"', start + 1)
  while (end >= 0 && source[end + 1] === '"') end = source.indexOf('"', end + 2)
  if (end < 0) return { fault: 'openQuote', end: start }
  if (!/^[,\r\n]?$/.test(source.slice(end + 1, end + 2))) return { fault: 'strayQuote', end }
  return { text: source.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 }
}

export const printCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(quote).join(',')).join('\n')

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
