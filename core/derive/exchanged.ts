/** The slip of an exchange (水单): both amounts in figures and in words, and the rate between them. */
import { toCapital } from '../capital.ts'
import { printExchangeRate } from '../exchangeRates.ts'
import type { ForeignDeal } from '../items/foreignDeal.ts'
import { asWritten, currencyOf, displayIn, type Unit } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import type { Words } from '../words.ts'

interface Line {
  readonly label: Words
  readonly text: Words
}

/** Of what the row has put into the register; none where that is something else. */
export function exchangedLines(registered: unknown, own: Unit): Line[] {
  const { unit, amount, rate, counter } = (registered ?? {}) as Partial<ForeignDeal>
  if (unit === undefined || amount === undefined || rate === undefined || counter === undefined) return []
  return [
    line('外币金额', 'Foreign amount', `${unit} ${displayIn(unit, amount)}`),
    line('外币大写', 'In words', inWords(unit, amount)),
    line('牌价（每百单位）', 'Rate (a hundred)', printExchangeRate(rate)),
    line('折合金额', 'Comes to', displayMoney(counter)),
    line('大写金额', 'In words', inWords(own, counter)),
  ]
}

const line = (zh: string, en: string, text: string): Line => ({
  label: { zh, en },
  text: { zh: text, en: text },
})

const inWords = (unit: Unit, amount: bigint): string =>
  currencyOf(unit).name.zh + toCapital(asWritten(unit, amount))
