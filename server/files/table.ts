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
import { unpacked } from './zip.ts'

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
  const parts = unpacked(bytes, UNPACKED_MAX)
  if (parts === null) return refuse('tableUnreadable')
  if (parts === 'tooMuch') return refuse('tableTooLarge')
  const rows: string[][] = []
  let sheets = 0
  try {
    for await (const sheet of new PartsReader(parts)) {
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

/** Of the reader that it extends, what its types do not tell. */
interface Steps {
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>
  _parseWorksheet(part: AsyncIterable<string>, sheet: string): Iterable<unknown>
}

const OPTIONS = { sharedStrings: 'cache', worksheets: 'emit', styles: 'cache' } as const

/**
 * The reader of exceljs, on parts that are unpacked and measured already. Left to itself it unpacks as much
 * as there is, and turns each chunk of bytes into text alone, so that a character across two of them is
 * spoiled: one employee in a thousand had another name.
 */
class PartsReader extends exceljs.stream.xlsx.WorkbookReader {
  readonly #parts: ReadonlyMap<string, Buffer>

  constructor(parts: ReadonlyMap<string, Buffer>) {
    super(Readable.from([]), OPTIONS)
    this.#parts = parts
  }

  /** What sheets need comes before them. */
  override async *parse(): AsyncIterableIterator<never> {
    const steps = this as unknown as Steps
    const part = (name: string) => Readable.from(wholeCharacters(this.#parts.get(name) ?? Buffer.alloc(0)))
    await steps._parseRels(part('xl/_rels/workbook.xml.rels'))
    await steps._parseWorkbook(part('xl/workbook.xml'))
    if (this.#parts.has('xl/styles.xml')) await steps._parseStyles(part('xl/styles.xml'))
    for await (const _ of steps._parseSharedStrings(part('xl/sharedStrings.xml'))) continue
    for (const [name, bytes] of this.#parts) {
      const [, sheet] = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name) ?? []
      if (sheet) yield* steps._parseWorksheet(wholeCharacters(bytes), sheet) as Iterable<never>
    }
  }
}

/** So much of a sheet is read in one go. */
const PIECE = 32 * 1024

/** Between two pieces whoever else wants something of this server has his turn. */
async function* wholeCharacters(bytes: Buffer): AsyncIterable<string> {
  const decoder = new StringDecoder('utf8')
  for (let at = 0; at < bytes.length; at += PIECE) {
    yield decoder.write(bytes.subarray(at, at + PIECE))
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
