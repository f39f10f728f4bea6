import { parseExchangeRate, printExchangeRate } from '../exchangeRates.ts'
import { refuse } from '../refusals.ts'
import type { Words } from '../words.ts'
import { type Field, field } from './field.ts'

/** The price of a hundred units of a currency, `712.34`; held in whole ten-thousandths. */
export function exchangeRate(label: Words): Field<number> {
  return field<number>({
    kind: 'exchangeRate',
    label,
    parse: text => parseExchangeRate(text) ?? refuse('exchangeRateMalformed', { text }),
    print: printExchangeRate,
    load: rate => rate,
    schema: { type: 'string', pattern: '^\\d{1,6}(\\.\\d{1,4})?$', description: 'price of a hundred units' },
    sample: '712.34',
  })
}
