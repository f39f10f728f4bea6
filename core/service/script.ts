/**
 * The lines of the service processes as an outlet has them. The product's text stands in processes/; what
 * the outlet says instead is dated rows of its parameters (9701), so that a check of an earlier day reads for
 * ever as it read then, and the product's own words can always be put back.
 *
 * A line is named by its place: `greeting.ready.check2` is the second check of a step, and
 * `reception.ask.unclear.say` what is said in a situation. Numbers and situations (`own1` … `own9`) that the
 * product leaves free are the outlet's own.
 */
import type { Day } from '../dates.ts'
import type { Parameters } from '../parameters.ts'
import type { Words } from '../words.ts'
import type { Situation, Step } from './process.ts'
import { ofName, processes, stepAt, type StepKey } from './processes.ts'

export interface ScriptRow extends Words {
  readonly line: string
  readonly from: Day
  /** The outlet's own words, no words at all, or those of the product again. */
  readonly stands: 'own' | 'off' | 'product'
}

/** A line as it stands on a day. */
export interface Line extends Words {
  readonly key: string
  readonly isOwn: boolean
}

export interface SituationLines {
  readonly key: string
  readonly name: Line
  /** Null where the outlet has taken it off. */
  readonly say: Line | null
  readonly do: Line | null
  readonly never: Line | null
}

type Scripted = Pick<Parameters, 'scripts'>

/** So many checks a step may have, and so many situations of the outlet's own. */
const CHECKS_MOST = 20
const OWN_MOST = 9

/** `name` first: without it there is no situation. */
export const partNames = ['name', 'say', 'do', 'never'] as const
type Part = (typeof partNames)[number]

/** What the product says there: null where it leaves a place free, undefined where there is none. */
export function productLine(key: string): Words | null | undefined {
  const [process = '', step = '', place = '', part, ...more] = key.split('.')
  const at = stepAt(`${process}.${step}`)
  if (!at || more.length > 0) return undefined
  if (part === undefined) return productCheck(at.step, place)
  const situation = ofName<Situation>(at.step.situations, place)
  if (!isPart(part)) return undefined
  if (!situation) return isOwnPlace(place) ? null : undefined
  return part === 'name' ? { zh: situation.zh, en: situation.en } : situation[part]
}

const isPart = (part: string): part is Part => (partNames as readonly string[]).includes(part)

const isOwnPlace = (place: string): boolean => numberIn(place, 'own', OWN_MOST) > 0

function productCheck({ checks }: Step, place: string): Words | null | undefined {
  const no = numberIn(place, 'check', CHECKS_MOST)
  return no === 0 ? undefined : (checks[no - 1] ?? null)
}

/** `check2` → 2; nothing for what is no number of that sort. */
function numberIn(place: string, sort: string, most: number): number {
  const no = place.startsWith(sort) ? place.slice(sort.length) : ''
  return /^[1-9]\d?$/.test(no) && Number(no) <= most ? Number(no) : 0
}

/** The row that is in force on a day; of two of one day the later. */
export const rowOn = ({ scripts }: Scripted, key: string, day: Day): ScriptRow | undefined =>
  scripts
    .filter(row => row.line === key && row.from <= day)
    .reduce<ScriptRow | undefined>((last, row) => (last && last.from > row.from ? last : row), undefined)

/** Null where nothing stands there on that day. */
export function lineOn(scripted: Scripted, key: string, day: Day): Line | null {
  const row = rowOn(scripted, key, day)
  const isOwn = row?.stands === 'own'
  const words = isOwn ? row : row?.stands === 'off' ? null : productLine(key)
  return words ? { key, zh: words.zh, en: words.en, isOwn } : null
}

/** What was in force, the latest first; the product's text is the last. */
export const rowsOf = ({ scripts }: Scripted, key: string): ScriptRow[] =>
  scripts.filter(({ line }) => line === key).toSorted((a, b) => (a.from > b.from ? -1 : 1))

const numbered = (sort: string, most: number): string[] =>
  Array.from({ length: most }, (_, index) => `${sort}${index + 1}`)

/** What is checked in a step, in its order. */
export const checksOn = (scripted: Scripted, step: StepKey, day: Day): Line[] =>
  numbered('check', CHECKS_MOST).flatMap(no => lineOn(scripted, `${step}.${no}`, day) ?? [])

/** What is said and done in a step, the product's situations before the outlet's own. */
export function situationsOn(scripted: Scripted, step: StepKey, day: Day): SituationLines[] {
  const known = Object.keys(stepAt(step)?.step.situations ?? {})
  return [...known, ...numbered('own', OWN_MOST)].flatMap(place => {
    const key = `${step}.${place}`
    const [name, say, act, never] = partNames.map(part => lineOn(scripted, `${key}.${part}`, day))
    return name ? [{ key, name, say: say ?? null, do: act ?? null, never: never ?? null }] : []
  })
}

/** The next place of a step that neither the product nor the outlet has taken. */
export function freePlace(scripted: Scripted, step: StepKey, sort: 'check' | 'own'): string | undefined {
  const part = sort === 'own' ? '.name' : ''
  return numbered(sort, sort === 'own' ? OWN_MOST : CHECKS_MOST)
    .map(no => `${step}.${no}${part}`)
    .find(key => productLine(key) === null && rowsOf(scripted, key).length === 0)
}

const partWords: Readonly<Record<Part, Words>> = {
  name: { zh: '情景', en: 'situation' },
  say: { zh: '说', en: 'say' },
  do: { zh: '做', en: 'do' },
  never: { zh: '不说', en: 'never' },
}

/** Where a line stands, in words: 业务接待／询问需求：检查 2. */
export function placeWords(key: string): Words {
  const [process = '', step = '', place = '', part] = key.split('.')
  const at = stepAt(`${process}.${step}`)
  if (!at) return { zh: key, en: key }
  const { zh, en } = lineName(at.step, place, part)
  return { zh: `${at.process.zh}／${at.step.zh}：${zh}`, en: `${at.process.en}, ${at.step.en}: ${en}` }
}

function lineName({ situations }: Step, place: string, part = ''): Words {
  if (!isPart(part)) {
    const no = numberIn(place, 'check', CHECKS_MOST)
    return { zh: `检查 ${no}`, en: `check ${no}` }
  }
  const no = numberIn(place, 'own', OWN_MOST)
  const own = { zh: `本网点情景 ${no}`, en: `own situation ${no}` }
  const situation = ofName<Situation>(situations, place) ?? own
  return { zh: `${situation.zh}（${partWords[part].zh}）`, en: `${situation.en} (${partWords[part].en})` }
}

export const stepWords = (key: StepKey): Words => {
  const at = stepAt(key)
  return at
    ? { zh: `${at.process.zh}／${at.step.zh}`, en: `${at.process.en}, ${at.step.en}` }
    : { zh: key, en: key }
}

/** Every line that the product has, in the order of the processes. */
export const productKeys = (): string[] =>
  Object.entries(processes).flatMap(([name, { steps }]) =>
    Object.entries<Step>(steps).flatMap(([step, { checks, situations }]) => [
      ...checks.map((_, index) => `${name}.${step}.check${index + 1}`),
      ...Object.keys(situations).flatMap(place => partNames.map(part => `${name}.${step}.${place}.${part}`)),
    ]),
  )
