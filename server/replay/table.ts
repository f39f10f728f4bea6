/**
 * A table in a text file: semicolons between columns, double quotes where a column wants them, one row a
 * line. What is wrong with a line is not thrown but noted, with its file and number, so that all of it is
 * said at once and nothing is begun with a file that is half right.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Day, parseDay } from '../../core/dates.ts'

export interface Problem {
  readonly file: string
  /** From 1, the heading being the first; 0 for the file as a whole. */
  readonly line: number
  readonly reason: string
}

export const printProblem = ({ file, line, reason }: Problem): string =>
  line === 0 ? `${file}: ${reason}` : `${file}:${line}: ${reason}`

/** Reads one column of a line, or says what is wrong with its text. */
export type Column<V> = (text: string, name: string) => V | Wrong

interface Wrong {
  readonly wrong: string
}

const wrong = (reason: string): Wrong => ({ wrong: reason })

const isWrong = (value: unknown): value is Wrong =>
  typeof value === 'object' && value !== null && 'wrong' in value

type Columns = Readonly<Record<string, Column<unknown>>>

type Row<C extends Columns> = { readonly [N in keyof C]: Exclude<ReturnType<C[N]>, Wrong> }

export type Line<C extends Columns> = Row<C> & { readonly line: number }

export interface Table<R> {
  readonly file: string
  readonly rows: readonly R[]
}

/** Reads a whole file; the lines that are wrong are in `problems` and not in the table. */
export function readTable<C extends Columns>(
  folder: string,
  file: string,
  columns: C,
  problems: Problem[],
): Table<Line<C>> {
  const note = (line: number, reason: string) => void problems.push({ file, line, reason })
  const path = join(folder, file)
  if (!existsSync(path)) {
    note(0, `is missing from ${folder}`)
    return { file, rows: [] }
  }
  const [heading = '', ...lines] = linesOf(readFileSync(path, 'utf8'))
  const names = Object.keys(columns)
  if (splitLine(heading)?.join(';') !== names.join(';')) {
    note(1, `the heading is not ${names.join(';')}`)
    return { file, rows: [] }
  }
  const rows = lines.flatMap((text, index) => {
    const row = readLine(text, columns, names)
    if (typeof row !== 'string') return [{ ...(row as Row<C>), line: index + 2 }]
    note(index + 2, row)
    return []
  })
  return { file, rows }
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

function readLine(
  text: string,
  columns: Columns,
  names: readonly string[],
): Record<string, unknown> | string {
  const parts = splitLine(text)
  if (!parts) return 'a quote is not closed, or stands inside a column'
  if (parts.length !== names.length) return `has ${parts.length} columns instead of ${names.length}`
  const row: Record<string, unknown> = {}
  for (const [index, name] of names.entries()) {
    const value = (columns[name] as Column<unknown>)(parts[index] ?? '', name)
    if (isWrong(value)) return `${name}: ${value.wrong}`
    row[name] = value
  }
  return row
}

/** The columns of a line without their quotes; null where the quotes do not match. */
function splitLine(text: string): string[] | null {
  const parts: string[] = []
  const column = /(?:"((?:[^"]|"")*)"|([^";]*))(;|$)/y
  for (;;) {
    const match = column.exec(text)
    if (!match) return null
    parts.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '') return parts
  }
}

/** A number that names something; kept as the text that it is. */
export const id: Column<string> = text =>
  /^[1-9]\d{0,8}$/.test(text) ? text : wrong(`“${text}” is no number of the register`)

/** `930131` is 1993-01-31. */
export const day: Column<Day> = text => {
  const parsed = /^\d{6}$/.test(text) ? parseDay(`19${text}`) : null
  return parsed ?? wrong(`“${text}” is no date (YYMMDD)`)
}

/** An amount in the smallest part of the currency, never through a float. */
export const amount: Column<bigint> = text => {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text)
  if (!match) return wrong(`“${text}” is no amount with at most two decimals`)
  const value = BigInt(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`)
  return match[1] ? -value : value
}

export const positiveAmount: Column<bigint> = (text, name) => {
  const value = amount(text, name)
  return typeof value === 'bigint' && value <= 0n ? wrong(`“${text}” is not above zero`) : value
}

/** YYMMDD for men, YYMM+50DD for women. */
export const birthNumber: Column<string> = text => {
  if (!/^\d{6}$/.test(text)) return wrong(`“${text}” has not six digits`)
  const month = Number(text.slice(2, 4))
  const born = `19${text.slice(0, 2)}${String(month > 50 ? month - 50 : month).padStart(2, '0')}${text.slice(4)}`
  return parseDay(born) ? text : wrong(`“${text}” holds no date of birth`)
}

export const oneOf =
  <const T extends string>(...values: readonly T[]): Column<T> =>
  text =>
    values.find(value => value === text) ??
    wrong(`“${text}” is none of ${values.map(v => `“${v}”`).join(' ')}`)

export const matching =
  (pattern: RegExp, what: string): Column<string> =>
  text =>
    pattern.test(text) ? text : wrong(`“${text}” is ${what}`)

/** A column that the replay does not use. */
export const anything: Column<string> = text => text
