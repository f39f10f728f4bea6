/** The journal as a backup holds it, row by row, without a database. */
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { given } from '../../core/std.ts'
import type { StoredRow } from '../store/journal.ts'
import type { Manifest } from './manifest.ts'

const PAGE = 1_000

/** The rows of one branch in the order of its chain. */
export async function* journalOf(
  folder: string,
  { tables }: Manifest,
  branch: string,
): AsyncGenerator<readonly StoredRow[]> {
  const { file, columns } = given(
    tables.find(({ name }) => name === 'journal'),
    'the journal of a backup',
  )
  const input = createReadStream(join(folder, file)).pipe(createGunzip())
  let page: StoredRow[] = []
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    const row = rowOf(line, columns)
    if (row.branch === branch) page.push(row)
    if (page.length < PAGE) continue
    yield page
    page = []
  }
  yield page
}

function rowOf(line: string, columns: readonly string[]): StoredRow {
  const cells = line.split('\t').map(unescape)
  const cell = (name: string): string => given(cells[columns.indexOf(name)], `column ${name}`)
  return {
    branch: cell('branch'),
    day: cell('day'),
    serial: Number(cell('serial')),
    request: cell('request'),
    digest: hexOf(cell('digest')),
    code: cell('code'),
    outcome: cell('outcome') as StoredRow['outcome'],
    teller: cell('teller'),
    terminal: cell('terminal'),
    authorisers: listOf(cell('authorisers')),
    ticket: cells[columns.indexOf('ticket')] ?? null,
    at: BigInt(cell('at')),
    format: Number(cell('format')),
    release: cell('release'),
    parameters: Number(cell('parameters')),
    fields: cell('fields'),
    effects: cell('effects'),
    hash: hexOf(cell('hash')),
  }
}

const SIGNS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' }

/** COPY writes a backslash before what a line could not hold, and null as \N. */
const unescape = (text: string): string | null =>
  text === '\\N' ? null : text.replaceAll(/\\(.)/g, (_, sign: string) => SIGNS[sign] ?? sign)

const hexOf = (text: string): string => text.replace(/^\\x/, '')

/** An array of plain numbers of people: `{0002,0003}`. */
const listOf = (text: string): string[] => text.slice(1, -1).split(',').filter(Boolean)
