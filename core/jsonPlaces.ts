/**
 * JSON as people write it by hand: what is wrong is named by line and column, and every place of what was
 * read knows its line. A name that is told twice is a fault, where JSON.parse would silently take the last.
 */

export interface Fault {
  readonly line: number
  readonly column: number
  readonly what: string
}

export interface ReadJson {
  readonly value: unknown
  /** The line of `cases[3].day`; of what is missing, that of what it is missing in. */
  lineOf(place: string): number
}

export function readJson(text: string): ReadJson | Fault {
  const fault = scan(text, () => {})
  if (fault) return fault
  return { value: JSON.parse(text) as unknown, lineOf: place => lineOf(text, place) }
}

export const isFault = (read: ReadJson | Fault): read is Fault => 'what' in read

function lineOf(text: string, place: string): number {
  const wanted = new Set<string>([''])
  for (const { index } of place.matchAll(/[.[]|$/g)) wanted.add(place.slice(0, index))
  let longest = ''
  let line = 1
  scan(text, (at, where) => {
    if (!wanted.has(at) || at.length < longest.length) return
    longest = at
    line = where
  })
  return line
}

interface Open {
  readonly place: string
  /** The names of a record so far; null for a list. */
  readonly names: Set<string> | null
  name: string
  index: number
}

type Awaited = 'value' | 'valueOrEnd' | 'name' | 'nameOrEnd' | 'colon' | 'commaOrEnd' | 'nothing'

const TOKEN = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|[{}[\],:]|[^ \t\r\n"{}[\],:]+|"/g
const SIMPLE = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

const wants: Readonly<Record<Awaited, string>> = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  name: 'a name in quotes',
  nameOrEnd: 'a name in quotes or }',
  colon: ':',
  commaOrEnd: 'a comma or the end',
  nothing: 'the end of the file',
}

/** Walks over the text and tells the place and line of every value; gives the first fault, or null. */
function scan(text: string, tell: (place: string, line: number) => void): Fault | null {
  const open: Open[] = []
  let awaited: Awaited = 'value'
  let [line, lineStart, lineEnd] = [1, 0, text.indexOf('\n')]
  const count = (upTo: number) => {
    for (; lineEnd !== -1 && lineEnd < upTo; lineEnd = text.indexOf('\n', lineStart)) {
      line += 1
      lineStart = lineEnd + 1
    }
  }
  const after = (): Awaited => (open.length === 0 ? 'nothing' : 'commaOrEnd')
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    count(index)
    const fault = (what: string): Fault => ({ line, column: index - lineStart + 1, what })
    const next = step(token, awaited, open, place => tell(place, line))
    if (next === null) return fault(`${wants[awaited]} is expected, not ${shown(token)}`)
    if (next === 'twice') return fault(`${shown(token)} is told twice`)
    awaited = next === 'done' ? after() : next
  }
  count(text.length)
  return awaited === 'nothing'
    ? null
    : { line, column: text.length - lineStart + 1, what: `${wants[awaited]} is missing` }
}

const shown = (token: string): string => (token.length > 40 ? `${token.slice(0, 40)}…` : token)

/** What is awaited after a token; `done` after a whole value, null where it does not belong here. */
function step(
  token: string,
  awaited: Awaited,
  open: Open[],
  tell: (place: string) => void,
): Awaited | 'done' | 'twice' | null {
  const top = open.at(-1)
  const closes = (awaited === 'valueOrEnd' || awaited === 'commaOrEnd') && token === ']' && top && !top.names
  const ends = (awaited === 'nameOrEnd' || awaited === 'commaOrEnd') && token === '}' && top?.names
  if (closes || ends) {
    open.pop()
    return 'done'
  }
  if (awaited === 'value' || awaited === 'valueOrEnd') return value(token, open, tell)
  if (awaited === 'name' || awaited === 'nameOrEnd') return name(token, top)
  if (awaited === 'colon') return token === ':' ? 'value' : null
  if (awaited !== 'commaOrEnd' || token !== ',' || !top) return null
  top.index += 1
  return top.names ? 'name' : 'value'
}

function value(token: string, open: Open[], tell: (place: string) => void): Awaited | 'done' | null {
  const top = open.at(-1)
  const inRecord = top?.place === '' ? top.name : `${top?.place}.${top?.name}`
  const place = top === undefined ? '' : top.names ? inRecord : `${top.place}[${top.index}]`
  if (token === '{' || token === '[') {
    tell(place)
    open.push({ place, names: token === '{' ? new Set() : null, name: '', index: 0 })
    return token === '{' ? 'nameOrEnd' : 'valueOrEnd'
  }
  if (!SIMPLE.test(token) && stringOf(token) === null) return null
  tell(place)
  return 'done'
}

function name(token: string, top: Open | undefined): Awaited | 'twice' | null {
  const text = stringOf(token)
  if (text === null || !top?.names) return null
  if (top.names.has(text)) return 'twice'
  top.names.add(text)
  top.name = text
  return 'colon'
}

function stringOf(token: string): string | null {
  if (token.length < 2 || !token.startsWith('"')) return null
  try {
    return JSON.parse(token) as string
  } catch {
    return null
  }
}
