/**
 * What each GL account stood at before a period and at its end, and moved by in it: in one currency; or in
 * all of them, converted into the branch's own at the middle rates of the days (docs/decisions/converted.md).
 */
import { counterValue, printExchangeRate } from '../../../core/exchangeRates.ts'
import { foreignUnits } from '../../../core/counter/currency.ts'
import { POSITION } from '../../../core/counter/position.ts'
import { addDays, type Day } from '../../../core/dates.ts'
import { glOf } from '../../../core/ledger/chart.ts'
import { currencyOf, type Unit } from '../../../core/ledger/units.ts'
import { type Refusal, refuse } from '../../../core/refusals.ts'
import { ALL_CURRENCIES, type SheetLink, type SheetQuery } from '../../../core/sheets.ts'
import { groupBy, sum } from '../../../core/std.ts'
import type { Words } from '../../../core/words.ts'
import { glPeriod } from '../../store/statements.ts'
import { middleRatesOn } from '../rates.ts'
import type { Reader } from '../reader.ts'
import { fromOf, inUnit, sides } from './cells.ts'
import { after, period } from './period.ts'

/** Debit is positive. */
export interface Standing {
  readonly gl: string
  readonly before: bigint
  readonly now: bigint
  readonly moved: bigint
  /** The turnover of which that is the difference. */
  readonly debit: bigint
  readonly credit: bigint
}

interface Standings {
  readonly rows: readonly Standing[]
  readonly unit: Unit
  /** The period, the currency where it is not the branch's own, and the rates of a conversion. */
  readonly about: Words
}

export async function standingsOf(reader: Reader, query: SheetQuery): Promise<Standings | Refusal> {
  const own = reader.branch.unit
  const days = period(fromOf(query), query.day)
  if (query.unit === ALL_CURRENCIES) return converted(reader, query, days)
  const unit = query.unit ?? own
  return { rows: await standingsIn(reader, query, unit), unit, about: inUnit(days, unit, own) }
}

/** A figure of one currency opens into its ledger; a converted one into the day, currency by currency. */
export const opensIn =
  (query: SheetQuery, unit: Unit) =>
  (gl: string): SheetLink =>
    query.unit === ALL_CURRENCIES
      ? { sheet: 'daily', query: { day: query.day } }
      : { sheet: 'general', query: { day: query.day, from: fromOf(query), gl, unit } }

async function standingsIn({ books, branch }: Reader, query: SheetQuery, unit: Unit): Promise<Standing[]> {
  const figures = await glPeriod(books.pool, branch.code, unit, fromOf(query), query.day)
  return figures.map(row => ({
    gl: row.gl,
    before: row.before,
    now: after(row),
    moved: row.debit - row.credit,
    debit: row.debit,
    credit: row.credit,
  }))
}

type Rates = ReadonlyMap<Unit, number>

async function converted(reader: Reader, query: SheetQuery, days: Words): Promise<Standings | Refusal> {
  const own = reader.branch.unit
  const before = addDays(fromOf(query), -1)
  const [ratesBefore, ratesNow] = [
    await middleRatesOn(reader, before),
    await middleRatesOn(reader, query.day),
  ]
  const rows: Standing[] = await standingsIn(reader, query, own)
  const used: [Day, Unit, number][] = []
  for (const unit of foreignUnits(own)) {
    const foreign = await standingsIn(reader, query, unit)
    const began = foreign.some(row => row.before !== 0n)
    const rates = [began ? rateOf(unit, ratesBefore) : 0, foreign.length > 0 ? rateOf(unit, ratesNow) : 0]
    const [first, last] = rates
    if (first === undefined || last === undefined) return refuse('exchangeRateMissing', named(unit))
    rows.push(...inOwn(foreign, unit, first, last))
    if (first !== 0) used.push([before, unit, first])
    if (last !== 0) used.push([query.day, unit, last])
  }
  const merged = [...groupBy(rows, ({ gl }) => gl)].map(([gl, some]) => added(gl, some))
  const told = ratesTold(used, own)
  return {
    rows: merged.toSorted((a, b) => (a.gl < b.gl ? -1 : 1)),
    unit: own,
    about: { zh: `${days.zh}　${told.zh}`, en: `${days.en}, ${told.en}` },
  }
}

const rateOf = (unit: Unit, rates: Rates): number | undefined => rates.get(unit)

const named = (unit: Unit) => ({ currency: currencyOf(unit).name })

const added = (gl: string, rows: readonly Standing[]): Standing => ({
  gl,
  before: sum(rows.map(row => row.before)),
  now: sum(rows.map(row => row.now)),
  moved: sum(rows.map(row => row.moved)),
  debit: sum(rows.map(row => row.debit)),
  credit: sum(rows.map(row => row.credit)),
})

/**
 * Each figure is rounded by itself, so that what balanced in its currency may miss by some fen: they go to
 * 货币兑换, where currencies meet.
 */
function inOwn(foreign: readonly Standing[], unit: Unit, first: number, last: number): Standing[] {
  const at = (rate: number) => (amount: bigint) => counterValue(amount, unit, rate)
  const rows = foreign.map(({ gl, before, now, moved, debit, credit }) => ({
    gl,
    before: at(first)(before),
    now: at(last)(now),
    moved: at(last)(moved),
    debit: at(last)(debit),
    credit: at(last)(credit),
  }))
  const all = added(
    POSITION,
    rows.filter(({ gl }) => glOf(gl).side !== 'offBalance'),
  )
  const [credit, debit] = sides(all.debit - all.credit)
  return [...rows, { gl: POSITION, before: -all.before, now: -all.now, moved: -all.moved, debit, credit }]
}

function ratesTold(used: readonly [Day, Unit, number][], own: Unit): Words {
  const say = (tongue: keyof Words, join: string) =>
    [...groupBy(used, ([day]) => day)]
      .map(([day, rows]) => {
        const list = rows.map(
          ([, unit, rate]) => `${currencyOf(unit).name[tongue]} ${printExchangeRate(rate)}`,
        )
        return `${day} ${list.join(join)}`
      })
      .join(tongue === 'zh' ? '；' : '; ')
  const name = currencyOf(own).name
  if (used.length === 0) return { zh: `折${name.zh}，无外币`, en: `in ${name.en}, no other currency` }
  return {
    zh: `折${name.zh}，每百单位中间价：${say('zh', '，')}`,
    en: `in ${name.en} at the middle of a hundred: ${say('en', ', ')}`,
  }
}
