/**
 * A table as people hand it in — CSV in UTF-8 or GBK, or an XLSX — becomes the one text that the core reads.
 * Nothing is guessed: a formula has a value that nobody has checked, a number of more than fifteen digits has
 * lost some, and a workbook with two sheets does not say which is meant, so each is refused with its place.
 */
import { Readable } from 'node:stream'
import { StringDecoder } from 'node:string_decoder'
import { setImmediate } from 'node:timers/promises'
import exceljs from 'exceljs'
import { printCsv } from '../../core/csv.ts'
import { type Refusal, refuse } from '../../core/refusals.ts'
import { repacked } from './zip.ts'

export const TABLE_BYTES_MAX = 2 * 1024 * 1024
const ROWS_MAX = 10_001
const CELLS_MAX = 50
/** What the parts of a workbook may unpack to: a small file can hold a very large one. */
const UNPACKED_MAX = 64 * 1024 * 1024

export async function readTable(bytes: Buffer): Promise<string | Refusal> {
  if (bytes.length === 0) return refuse('tableEmpty')
  const isZip = bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))
  if (isZip) return readWorkbook(bytes)
  return decode(bytes) ?? refuse('tableUnreadable')
}

/** UTF-8 with a byte-order mark or without, else GBK in its present form; null for neither. */
function decode(bytes: Buffer): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text
    } catch {
      // Not in this encoding.
    }
  }
  return null
}

async function readWorkbook(bytes: Buffer): Promise<string | Refusal> {
  const plain = repacked(bytes, UNPACKED_MAX, isSheet)
  if (plain === null) return refuse('tableUnreadable')
  if (plain === 'tooMuch') return refuse('tableTooLarge')
  const options = { sharedStrings: 'cache', worksheets: 'emit', styles: 'cache' } as const
  const rows: string[][] = []
  let sheets = 0
  try {
    for await (const sheet of new WholeReader(Readable.from([plain]), options)) {
      for await (const row of sheet) {
        if (sheets > 0) return refuse('tableSheets')
        if (row.number > ROWS_MAX) return refuse('payrollTooLong', { max: String(ROWS_MAX - 1) })
        while (rows.length < row.number - 1) rows.push([])
        const cells = cellsOf(row)
        if (!Array.isArray(cells)) return cells
        rows.push(cells)
      }
      if (rows.length > 0) sheets += 1
    }
  } catch {
    return refuse('tableUnreadable')
  }
  return rows.length === 0 ? refuse('tableEmpty') : printCsv(rows)
}

/** Sheets are read last: what they need has come by then, and none lies in a file of its own meanwhile. */
const isSheet = (part: string): boolean => part.startsWith('xl/worksheets/')

/** Of the reader that it extends, what its types do not tell. */
interface Parts {
  _parseSharedStrings(entry: NodeJS.ReadableStream): AsyncIterable<unknown>
  _parseWorksheet(chunks: AsyncIterable<Buffer>, sheet: number): AsyncIterable<unknown>
}

const parts = exceljs.stream.xlsx.WorkbookReader.prototype as unknown as Parts

/**
 * The reader of exceljs turns each chunk of bytes into text by itself, and so spoils a character that lies
 * across two of them: one employee in a thousand had another name. Here it is given text.
 */
class WholeReader extends exceljs.stream.xlsx.WorkbookReader implements Parts {
  _parseSharedStrings(entry: NodeJS.ReadableStream): AsyncIterable<unknown> {
    const chunks = entry as unknown as AsyncIterable<Buffer>
    return parts._parseSharedStrings.call(this, Readable.from(wholeCharacters(chunks)))
  }

  _parseWorksheet(chunks: AsyncIterable<Buffer>, sheet: number): AsyncIterable<unknown> {
    return parts._parseWorksheet.call(this, wholeCharacters(chunks) as AsyncIterable<never>, sheet)
  }
}

/** So much of a sheet is read in one go. */
const PIECE = 32 * 1024

/** Between two pieces whoever else wants something of this server has his turn. */
async function* wholeCharacters(chunks: AsyncIterable<Buffer>): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8')
  for await (const chunk of chunks)
    for (let at = 0; at < chunk.length; at += PIECE) {
      yield decoder.write(chunk.subarray(at, at + PIECE))
      await setImmediate()
    }
}

function cellsOf(row: exceljs.Row): string[] | Refusal {
  const cells: string[] = []
  for (let at = 1; at <= Math.min(row.cellCount, CELLS_MAX); at++) {
    const cell = row.getCell(at)
    const text = textOf(cell)
    if (text === null) return refuse('tableCell', { cell: cell.address })
    cells.push(text)
  }
  return cells
}

/** Null for what cannot be taken as it stands. */
function textOf({ value }: exceljs.Cell): string | null {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  // The shortest text of a number is the one that was typed, as long as no digit has been lost.
  if (typeof value === 'number') return Math.abs(value) < 1e15 ? String(value) : null
  if (typeof value === 'object' && 'richText' in value) return value.richText.map(({ text }) => text).join('')
  return null
}
