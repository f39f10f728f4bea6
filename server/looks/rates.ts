/**
 * The middle rates that were in force on a day: the one that is posted now if it was posted by then, else the
 * last of the journal that held from that day or before.
 */
import { typedOn } from '../../core/fields/field.ts'
import { foreignUnits } from '../../core/counter/currency.ts'
import type { Day } from '../../core/dates.ts'
import { exchangeRateOf, parseExchangeRate } from '../../core/exchangeRates.ts'
import { decodeFields } from '../../core/ledger/journal.ts'
import type { Unit } from '../../core/ledger/units.ts'
import { exchangeRates } from '../../core/transactions/01-registry/0106-exchange-rates.ts'
import { rowsThatSaid } from '../store/asOf.ts'
import type { Reader } from './reader.ts'

/** A rate that is to hold from a later day may have been posted over and over; none is that often. */
const ROWS_MAX = 50

/** Whole ten-thousandths for a hundred units; of a currency that nothing was posted for there is none. */
export async function middleRatesOn(reader: Reader, day: Day): Promise<Map<Unit, number>> {
  const rates = new Map<Unit, number>()
  for (const unit of foreignUnits(reader.branch.unit)) {
    const now = exchangeRateOf(reader.parameters, unit)
    const rate = now && now.from <= day ? now.middle : await postedBy(reader, unit, day)
    if (rate !== null) rates.set(unit, rate)
  }
  return rates
}

async function postedBy({ books, branch }: Reader, unit: Unit, day: Day): Promise<number | null> {
  const { code, fields } = exchangeRates
  const rows = await rowsThatSaid(books.pool, branch.code, code, `"${unit}"`, day, ROWS_MAX)
  const posted = rows
    .map(row => {
      const typed = typedOn(fields, decodeFields(row.fields))
      return { unit: typed('currency'), from: typed('from'), rate: parseExchangeRate(typed('middle')) }
    })
    .filter(row => row.unit === unit && row.from <= day)
  // The newest first; of a later beginning the last word counts.
  const [last] = posted.toSorted((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1))
  return last?.rate ?? null
}
