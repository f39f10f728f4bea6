/**
 * Tables as text (RFC 4180): commas between cells, quotation marks around a cell with a comma, a line break or
 * a quotation mark in it. Spreadsheets are read into this form before the core sees them.
 */

/** The rows, each with its cells trimmed; lines with nothing in them are rows too. Null for an open quote. */
export function parseCsv(text: string): string[][] | null {
  const rows: string[][] = []
  let row: string[] = []
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/y
  const source = text.replace(/^\uFEFF/, '')
  while (cells.lastIndex < source.length || row.length > 0) {
    const match = cells.exec(source)
    if (!match) return null
    const [, quoted, bare = '', end = ''] = match
    row.push((quoted === undefined ? bare : quoted.replaceAll('""', '"')).trim())
    if (end === ',') continue
    rows.push(row)
    row = []
    if (end === '') break
  }
  return rows
}

export const printCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map(row => row.map(quote).join(',')).join('\n')

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
