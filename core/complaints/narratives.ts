/**
 * Complaints as a file of texts, `id,product,narrative` beside whatever other columns: what people wrote, and
 * the label that somebody gave it. Every text is kept as it stands; what cannot be read is named with its
 * line, and nothing is guessed.
 */
import { type CsvFault, type CsvRow, isCsvFault, printCsv, readCsv } from '../csv.ts'
import type { Words } from '../words.ts'

export interface Narrative {
  readonly id: string
  readonly product: string
  readonly narrative: string
}

export interface NarrativesRead {
  readonly narratives: readonly Narrative[]
  /** What is wrong with the file, `第 12 行：…`; there are narratives only where nothing is. */
  readonly problems: readonly Words[]
}

export const COLUMNS = ['id', 'product', 'narrative'] as const

/** So many are told; the rest is counted. */
const TOLD_MOST = 50
const ID_MOST = 40
const PRODUCT_MOST = 120

export function readNarratives(bytes: Uint8Array): NarrativesRead {
  const text = decoded(bytes)
  if (typeof text === 'number') return wrong([encodingAt(text)])
  if (text.trim() === '') return wrong([at(1, '文件是空的', 'the file is empty')])
  const rows = readCsv(text)
  if (isCsvFault(rows)) return wrong([at(rows.line, QUOTES[rows.fault].zh, QUOTES[rows.fault].en)])
  const [header, ...rest] = rows
  const places = COLUMNS.map(column => header?.cells.map(cell => cell.trim()).indexOf(column) ?? -1)
  if (!header || places.includes(-1))
    return wrong([at(1, `列名应有 ${COLUMNS.join(',')}`, `the columns must have ${COLUMNS.join(',')}`)])
  const filled = rest.filter(({ cells }) => cells.some(cell => cell.trim() !== ''))
  if (filled.length === 0) return wrong([at(1, '列名下没有投诉', 'there is no complaint below the columns')])
  const problems = rowProblems(filled, places, header.cells.length)
  if (problems.length > 0) return wrong(problems)
  return { narratives: filled.map(({ cells }) => narrativeOf(cells, places)), problems: [] }
}

/** The same file again, to be compared with what was read. */
export const printNarratives = (narratives: readonly Narrative[]): string =>
  printCsv([COLUMNS, ...narratives.map(one => COLUMNS.map(column => one[column]))])

const QUOTES: Readonly<Record<CsvFault['fault'], Words>> = {
  strayQuote: {
    zh: '多出一个引号：含引号的单元格须整格加引号，里面的引号写两个',
    en: 'a quotation mark too many: a cell with one is put in quotation marks, and the one inside doubled',
  },
  openQuote: { zh: '这里开始的引号没有结束', en: 'the quotation mark that begins here is never closed' },
}

const at = (line: number, zh: string, en: string): Words => ({
  zh: `第 ${line} 行：${zh}`,
  en: `line ${line}: ${en}`,
})

const encodingAt = (line: number): Words =>
  at(line, '不是 UTF-8 文字，请另存为 UTF-8 的 CSV', 'is no UTF-8; save the table as CSV in UTF-8')

function wrong(problems: readonly Words[]): NarrativesRead {
  const more = problems.length - TOLD_MOST
  const told = problems.slice(0, TOLD_MOST)
  return {
    narratives: [],
    problems: more > 0 ? [...told, { zh: `另有 ${more} 处`, en: `and ${more} more` }] : told,
  }
}

/** The text, or the line of the first byte that is none. */
function decoded(bytes: Uint8Array): string | number {
  // A byte order mark is no part of a cell: the table's reader takes it away.
  const strict = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    return strict().decode(bytes)
  } catch {
    let [line, start] = [1, 0]
    for (;;) {
      const end = bytes.indexOf(10, start)
      if (end < 0) return line
      try {
        strict().decode(bytes.subarray(start, end))
      } catch {
        return line
      }
      line += 1
      start = end + 1
    }
  }
}

const narrativeOf = (cells: readonly string[], places: readonly number[]): Narrative => {
  const [id = '', product = '', narrative = ''] = places.map(place => cells[place])
  return { id: id.trim(), product: product.trim(), narrative }
}

function rowProblems(rows: readonly CsvRow[], places: readonly number[], width: number): Words[] {
  const seen = new Map<string, number>()
  return rows.flatMap(({ line, cells }) => {
    if (cells.length !== width)
      return [
        at(
          line,
          `应有 ${width} 格，实有 ${cells.length} 格`,
          `has ${cells.length} cells instead of ${width}`,
        ),
      ]
    const one = narrativeOf(cells, places)
    const first = seen.get(one.id)
    if (first === undefined) seen.set(one.id, line)
    return [
      ...cellProblem(line, 'id', one.id, ID_MOST),
      ...cellProblem(line, 'product', one.product, PRODUCT_MOST),
      ...cellProblem(line, 'narrative', one.narrative, Number.POSITIVE_INFINITY),
      ...(first === undefined || one.id === ''
        ? []
        : [at(line, `编号 ${one.id} 与第 ${first} 行重复`, `id ${one.id} stands on line ${first} too`)]),
    ]
  })
}

function cellProblem(line: number, column: string, cell: string, most: number): Words[] {
  if (cell.trim() === '') return [at(line, `${column} 是空的`, `${column} is empty`)]
  return cell.length > most
    ? [at(line, `${column} 超过 ${most} 字`, `${column} has more than ${most} signs`)]
    : []
}
