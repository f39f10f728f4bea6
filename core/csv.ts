/**
 * Tables as text (RFC 4180): commas between cells, quotation marks around a cell with a comma, a line break
 * or a quotation mark in it. Spreadsheets are read into this form before the core sees them.
 */

/** The rows, each with its cells trimmed; lines with nothing in them are rows too. Null for a stray quote. */
export function parseCsv(text: string): string[][] | null {
  const source = text.replace(/^\uFEFF/, '')
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < source.length || row.length > 0) {
    const cell = source[at] === '"' ? quotedCell(source, at) : bareCell(source, at)
    if (cell === null) return null
    row.push(cell.text.trim())
    at = cell.end + (source.startsWith('\r\n', cell.end) ? 2 : 1)
    if (source[cell.end] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

interface Cell {
  readonly text: string
  readonly end: number
}

function bareCell(source: string, start: number): Cell | null {
  const special = /[",\r\n]/g
  special.lastIndex = start
  const end = special.exec(source)?.index ?? source.length
  return source[end] === '"' ? null : { text: source.slice(start, end), end }
}

function quotedCell(source: string, start: number): Cell | null {
  let end = source.indexOf('"', start + 1)
  while (end >= 0 && source[end + 1] === '"') end = source.indexOf('"', end + 2)
  if (end < 0 || !/^[,\r\n]?$/.test(source.slice(end + 1, end + 2))) return null
  return { text: source.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 }
}

export const printCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(quote).join(',')).join('\n')

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
