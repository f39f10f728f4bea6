/** The founding file as a person writes it (docs/operating/install.md): read with all its faults named. */
import { organs } from './authorities.ts'
import { parseDay } from './dates.ts'
import type { FoundingFile } from './founding.ts'
import type { Role } from './ledger/entities.ts'
import { currencies, faceOf, parseNotes } from './ledger/units.ts'
import { certificatePage, passbookPages } from './pages.ts'
import { parametersNow } from './earlierParameters.ts'
import { defaultParameters, type Parameters } from './parameters.ts'
import { products } from './products.ts'
import { registryProblems } from './registry/founded.ts'
import { decode } from './std.ts'
import { sealKindOf } from './seals.ts'
import { combinations, postsTogether } from './control/duties.ts'
import { roleNames } from './derive/standing.ts'

type Plain = Readonly<Record<string, unknown>>

/** The file, or what is wrong with it. */
export function readFoundingFile(text: string): FoundingFile | string[] {
  let raw: unknown
  try {
    raw = decode(text)
  } catch (error) {
    return [`is not JSON: ${(error as Error).message}`]
  }
  if (!isObject(raw)) return ['must be an object']
  const problems = [
    ...branchProblems(raw),
    ...peopleProblems(raw),
    ...stockProblems(raw),
    ...sealProblems(raw),
  ]
  if (problems.length > 0) return problems
  const { cash, foreign, parameters, ...file } = raw as unknown as Omit<FoundingFile, 'foreign'> & {
    cash: string
    foreign?: Readonly<Record<string, string>>
    parameters?: Partial<Parameters>
  }
  return {
    ...file,
    cash: parseNotes(cash) ?? {},
    ...(foreign ? { foreign: notesByUnit(foreign) } : {}),
    parameters: parametersNow({ ...parameters }),
  }
}

const isObject = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isWords = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.zh === 'string' &&
  value.zh !== '' &&
  typeof value.en === 'string' &&
  value.en !== ''

const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value)

function branchProblems({ branch, name, unit, day, parameters }: Plain): string[] {
  const problems: string[] = []
  if (!matches(branch, /^\d{4}$/)) problems.push('branch must be four digits')
  if (!isWords(name)) problems.push('name must have zh and en')
  const kept = currencies.filter(({ digits }) => digits === 2).map(currency => currency.unit)
  if (!kept.includes(String(unit))) problems.push(`unit must be one of ${kept.join(', ')}`)
  if (typeof day !== 'string' || parseDay(day) !== day) problems.push('day must be a date, YYYY-MM-DD')
  const rates =
    isObject(parameters) && Array.isArray(parameters.rates) ? parameters.rates : defaultParameters.rates
  const isDemand = (rate: unknown) =>
    isObject(rate) && rate.kind === 'demand' && String(rate.from) <= String(day)
  if (!rates.some(isDemand)) problems.push('day must have a demand rate in parameters.rates')
  const shape = parameters === undefined ? [] : shapeProblems('parameters', defaultParameters, parameters)
  problems.push(...shape)
  if (shape.length === 0 && isObject(parameters)) problems.push(...registryProblems(parameters))
  return problems
}

/** Values that must be one of a few. */
const CHOICES: readonly { readonly at: RegExp; readonly of: readonly string[] }[] = [
  {
    at: /^parameters\.rates\[\d+\]\.kind$/,
    of: ['demand', 'lumpSum', 'instalment', 'notice', 'agreement', 'loan'],
  },
  { at: /^parameters\.exchange\[\d+\]\.unit$/, of: currencies.map(({ unit }) => unit) },
  { at: /^parameters\.savings\[\d+\]\.product$/, of: Object.keys(products) },
  { at: /^parameters\.authorities\[\d+\]\.organ$/, of: organs },
  { at: /^parameters\.voucherKinds\[\d+\]\.unit$/, of: ['sheet', 'book'] },
  { at: /^parameters\.voucherKinds\[\d+\]\.sold\.to\[\d+\]$/, of: ['person', 'company'] },
  { at: /^parameters\.fixedMethod$/, of: ['wholeMonths', 'monthsAndDays', 'actualDays'] },
]

/** What a part may have and need not, by its place. */
const MAY_HAVE: Readonly<Record<string, Plain>> = {
  'parameters.voucherKinds[]': {
    unit: 'sheet',
    numbered: true,
    heldMost: { teller: 1, branch: 1 },
    sold: { pieces: 1, price: 0n, to: ['company'] },
    lossReported: true,
    pledgeable: true,
    draftForm: true,
    page: passbookPages,
  },
  'parameters.voucherKinds[].sold': { to: ['company'] },
  'parameters.voucherKinds[].page': { lines: passbookPages.lines, places: certificatePage.places },
}

/** Tables whose keys the bank names itself. */
const NAMED_BY_THE_BANK: Readonly<Record<string, bigint | number | string>> = {
  'parameters.authorisation': 0n,
  'parameters.cash.gradeMost': 0n,
  'parameters.codes': '',
  'parameters.limits.gradePermille': 0,
  'parameters.numbers': '',
}

/** What a list that is empty by default is made of. */
const ROWS: Readonly<Record<string, unknown>> = {
  'parameters.closedDays': '2026-01-01',
  'parameters.exchange': { unit: 'USD', from: '2026-01-01', buying: 1, middle: 1, selling: 1 },
}

/** A value has the shape of its default: the same kinds of things at the same places, and nothing unknown. */
function shapeProblems(place: string, model: unknown, value: unknown): string[] {
  if (Array.isArray(model)) {
    if (!Array.isArray(value)) return [`${place} must be a list`]
    const [first = ROWS[place]] = model as unknown[]
    return value.flatMap((one: unknown, index) => shapeProblems(`${place}[${index}]`, first, one))
  }
  if (!isObject(model)) return plainProblems(place, model, value)
  if (!isObject(value)) return [`${place} must be an object`]
  const free = Object.hasOwn(NAMED_BY_THE_BANK, place)
  const may = MAY_HAVE[place.replace(/\[\d+\]/g, '[]')] ?? {}
  const complete = place === 'parameters' || free
  return [
    ...Object.keys(model)
      .filter(key => !complete && !(key in value) && !(key in may))
      .map(key => `${place}.${key} is missing`),
    ...Object.entries(value).flatMap(([key, one]) => {
      if (!free && !Object.hasOwn(model, key) && !Object.hasOwn(may, key))
        return [`${place}.${key} is unknown`]
      const like = free ? NAMED_BY_THE_BANK[place] : (may[key] ?? model[key])
      return shapeProblems(`${place}.${key}`, like, one)
    }),
  ]
}

function plainProblems(place: string, model: unknown, value: unknown): string[] {
  if (typeof value !== typeof model) {
    const wanted = {
      bigint: 'an amount in fen, "#5000000"',
      number: 'a whole number',
      string: 'a text',
      boolean: 'true or false',
    }
    return [`${place} must be ${wanted[typeof model as keyof typeof wanted]}`]
  }
  const choice = CHOICES.find(({ at }) => at.test(place))
  if (choice && !choice.of.includes(value as string))
    return [`${place} must be one of ${choice.of.join(', ')}`]
  const isDay = typeof model === 'string' && parseDay(model) === model
  if (isDay && parseDay(value as string) !== value) return [`${place} must be a date, YYYY-MM-DD`]
  const isWhole = typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : true
  const isNegative = typeof value === 'bigint' && value < 0n
  return isWhole && !isNegative ? [] : [`${place} must be a whole number, not below zero`]
}

function peopleProblems({ tellers }: Plain): string[] {
  if (!Array.isArray(tellers) || tellers.length === 0) return ['tellers must be a list of people']
  const problems = tellers.flatMap((person: unknown, index) =>
    isObject(person)
      ? personProblems(person).map(problem => `tellers[${index}] ${problem}`)
      : [`tellers[${index}] must be an object`],
  )
  const ids = tellers.map(person => (person as Plain).id)
  if (new Set(ids).size < ids.length) problems.push('tellers must have numbers of their own')
  return problems
}

function personProblems({ id, name, roles, grade }: Plain): string[] {
  const problems: string[] = []
  if (!matches(id, /^\d{4}$/) || id === '9999') problems.push('id must be four digits, and not 9999')
  if (!isWords(name)) problems.push('name must have zh and en')
  const known =
    Array.isArray(roles) &&
    roles.length > 0 &&
    roles.every(role => role !== 'system' && Object.hasOwn(roleNames, role as Role))
  if (!known)
    problems.push(
      `roles must be of ${Object.keys(roleNames)
        .filter(role => role !== 'system')
        .join(', ')}`,
    )
  const together = known ? postsTogether(roles as Role[]) : null
  if (together) problems.push(`roles do not go together: ${combinations[together].en}`)
  if (typeof grade !== 'number' || !Number.isInteger(grade) || grade < 1 || grade > 7)
    problems.push('grade must be 1 to 7')
  return problems
}

function stockProblems({ tills, cash, foreign, unit }: Plain): string[] {
  const problems: string[] = []
  const numbered =
    Array.isArray(tills) && tills.length > 0 && tills.every(till => matches(till, /^\d{2}$/) && till !== '00')
  if (!numbered || new Set(tills).size < tills.length)
    problems.push('tills must be a list of numbers from 01 on, each once')
  const notes = typeof cash === 'string' ? parseNotes(cash) : null
  const known = currencies.some(currency => currency.unit === unit)
  const legal =
    notes !== null &&
    Object.entries(notes).every(([face, count]) => count > 0n && (!known || faceOf(String(unit), face)))
  if (!legal) problems.push('cash must be a list of notes, 100x5000 50x1000')
  return foreign === undefined ? problems : [...problems, ...foreignProblems(foreign, unit)]
}

/** Notes of other currencies, each by its name: `{ "USD": "100x50" }`. */
function foreignProblems(foreign: unknown, own: unknown): string[] {
  if (!isObject(foreign)) return ['foreign must be an object']
  return Object.entries(foreign).flatMap(([unit, text]) => {
    const notes = typeof text === 'string' ? parseNotes(text) : null
    const known = unit !== own && currencies.some(currency => currency.unit === unit)
    const legal =
      known && notes && Object.entries(notes).every(([face, count]) => count > 0n && faceOf(unit, face))
    return legal ? [] : [`foreign.${unit} must be a list of its notes, 100x50`]
  })
}

const notesByUnit = (foreign: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(foreign).map(([unit, text]) => [unit, parseNotes(text) ?? {}]))

/** Seals and who holds each; where the file says nothing, everybody gets those of his post. */
function sealProblems({ seals, tellers }: Plain): string[] {
  if (seals === undefined) return []
  if (!Array.isArray(seals)) return ['seals must be a list']
  const people = new Set(Array.isArray(tellers) ? tellers.map(one => (one as Plain | null)?.id) : [])
  const problems = seals.flatMap((seal: unknown, index) => {
    const { no, holder } = isObject(seal) ? seal : {}
    const place = `seals[${index}]`
    if (typeof no !== 'string' || sealKindOf(no) === null) return [`${place} no must be like CX0011`]
    return people.has(holder) ? [] : [`${place} holder must be one of the tellers`]
  })
  const numbers = seals.map(seal => (seal as Plain | null)?.no)
  return new Set(numbers).size < numbers.length
    ? [...problems, 'seals must have numbers of their own']
    : problems
}
