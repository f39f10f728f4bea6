/**
 * What of the days past has to be reported, what has been, and what is late (rules.md §5.5). For those who
 * decide what is reported, and for nobody else.
 */
import { addDays, type Day } from '../../core/dates.ts'
import { SYSTEM_TELLER } from '../../core/founding.ts'
import { deposits, products } from '../../core/products.ts'
import {
  leastOfInterest,
  lookingBack,
  type ReportingRules,
  type Suspicion,
  suspicions,
} from '../../core/reporting.ts'
import { dueOf, type Reportable, reportOf, reports } from '../../core/reports.ts'
import { allTransactions } from '../../core/transactions/catalogue.ts'
import type { Words } from '../../core/words.ts'
import type { Books } from '../books.ts'
import {
  type Dealt,
  daySums,
  largeCash,
  type LargeSum,
  largeSums,
  wokenAccounts,
} from '../store/reporting.ts'
import { type Reader, recordsOf } from './reader.ts'

/** Deposits of which the customer can have everything back on any day. */
const ON_DEMAND: readonly string[] = [products.demand.gl, products.corporateDemand.gl, products.agreement.gl]

const termGls = deposits.map(name => products[name].gl).filter(gl => !ON_DEMAND.includes(gl))

/**
 * Codes by which somebody without an account pays or is paid in cash: clearing and agency business. Joint
 * deposits and withdrawals are reported where the account is kept.
 */
const counterCodes = allTransactions()
  .map(({ code }) => code)
  .filter(code => /^(50|60)/.test(code) && !['5011', '5012'].includes(code))

export const dealt = ({ branch }: Reader, from: Day, to: Day): Dealt => ({
  branch: branch.code,
  from,
  to,
  system: SYSTEM_TELLER,
  termGls,
})

/** Sums that are to be reported: by customer and day, received and paid apart. */
export async function largeOf(reader: Reader, from: Day, to: Day): Promise<LargeSum[]> {
  const { pool } = reader.books
  const { cashFrom: cash, personFrom: person, companyFrom: company } = reader.parameters.reporting
  const of = dealt(reader, from, to)
  return [
    ...(await largeSums(pool, of, { cash, person, company })),
    ...(await largeCash(pool, of, counterCodes, cash)),
  ]
}

/** What looks as if it should be reported, by which rule, and why. */
export async function suspicionsOf(reader: Reader, from: Day, to: Day): Promise<Suspicion[]> {
  const { pool } = reader.books
  const rules: ReportingRules = reader.parameters.reporting
  const of = dealt(reader, from, to)
  const before = { ...of, from: lookingBack(from, rules) }
  const sums = await daySums(pool, before, leastOfInterest(rules), rules.cashFrom)
  const woken = await wokenAccounts(pool, of, rules.idleFrom, rules.idleMonths)
  return suspicions(from, sums, woken, rules)
}

export const asReportable = ({ day, customer, serial }: LargeSum): Reportable =>
  customer === null ? { kind: 'stranger', day, serial } : { kind: 'large', day, customer }

export const asSuspicious = ({ day, customer }: Suspicion): Reportable => ({
  kind: 'suspicious',
  day,
  customer,
})

/** By when something is reported, and the number of its report; null while there is none. */
export interface Filing {
  readonly due: Day
  readonly number: string | null
}

/** How each of these stands, in their order. */
export async function filingsOf(reader: Reader, list: readonly Reportable[]): Promise<Filing[]> {
  const keys = [...new Set(list.map(reportOf))].map(key => `claim:${key}` as const)
  const state = await recordsOf(reader.books, reader.branch.code, keys)
  return list.map(one => ({
    due: dueOf(one.day, reader.parameters),
    number: state.get('claim', reportOf(one))?.owner ?? null,
  }))
}

/** What is late, in a sentence a list that names nobody; nothing for whoever must not know. */
export async function lateReports(reader: Reader): Promise<Words[]> {
  if (!reports(reader.teller.roles)) return []
  const { large, suspicious } = await pastDays(reader)
  return [
    ...(await lateOf(reader, large, { zh: '大额交易', en: 'Large sums' })),
    ...(await lateOf(reader, suspicious, { zh: '可疑交易', en: 'Suspicious transactions' })),
  ]
}

async function lateOf(reader: Reader, list: readonly Reportable[], what: Words): Promise<Words[]> {
  const late = (await filingsOf(reader, list)).filter(({ due, number }) => isLate(due, number, reader))
  if (late.length === 0) return []
  const since = late.map(({ due }) => due).toSorted()[0] ?? ''
  return [
    {
      zh: `${what.zh}报告逾期 ${late.length} 项，最早应于 ${since} 报送`,
      en: `${what.en}: ${late.length} reports are late, the first was due on ${since}`,
    },
  ]
}

export const isLate = (due: Day, number: string | null, { branch }: Reader): boolean =>
  number === null && due < branch.day

interface PastDays {
  readonly large: readonly Reportable[]
  readonly suspicious: readonly Reportable[]
}

/**
 * What the days before this one have left to report, each once. It takes reading the entries of weeks, and
 * the board is looked at all day: so it is found once a day and branch, or again where rules have changed.
 */
function pastDays(reader: Reader): Promise<PastDays> {
  const { books, branch, parameters } = reader
  const own = found.get(books) ?? new Map<string, Kept>()
  found.set(books, own)
  const { version } = parameters
  const kept = own.get(branch.code)
  if (kept?.day === branch.day && kept.version === version) return kept.days
  const days = findPast(reader)
  own.set(branch.code, { day: branch.day, version, days })
  // What could not be read is read again by the next who asks.
  days.catch(() => own.delete(branch.code))
  return days
}

interface Kept {
  readonly day: Day
  readonly version: number
  readonly days: Promise<PastDays>
}

const found = new WeakMap<Books, Map<string, Kept>>()

async function findPast(reader: Reader): Promise<PastDays> {
  const { day } = reader.branch
  const [from, to] = [addDays(day, -reader.parameters.reporting.chaseDays), addDays(day, -1)]
  const large = (await largeOf(reader, from, to)).map(asReportable)
  const suspicious = (await suspicionsOf(reader, from, to)).map(asSuspicious)
  return { large: once(large), suspicious: once(suspicious) }
}

/** Several lines of a customer and day are one report. */
const once = (list: readonly Reportable[]): Reportable[] => [
  ...new Map(list.map(one => [reportOf(one), one])).values(),
]
