/** The exchange rates that the demo outlet begins with. */
import type { Day } from '../../core/dates.ts'
import type { ExchangeRate } from '../../core/exchangeRates.ts'

export const ratesOf = (from: Day): readonly ExchangeRate[] => [
  { unit: 'EUR', from, buying: 7_620_000, middle: 7_745_600, selling: 7_790_000 },
  { unit: 'HKD', from, buying: 905_000, middle: 915_400, selling: 918_600 },
  { unit: 'JPY', from, buying: 45_200, middle: 46_512, selling: 46_900 },
  { unit: 'USD', from, buying: 7_050_000, middle: 7_123_400, selling: 7_152_000 },
]
