import { printExchangeRate } from '../exchangeRates.ts'
import { displayIn, type Unit } from '../ledger/units.ts'
import { displayMoney } from '../money.ts'
import { done, type ItemKindRow, reversed } from './kind.ts'

/** Foreign notes that were exchanged over the counter: the register behind the slips (水单). */
export interface ForeignDeal {
  /** As the bank sees it. */
  readonly way: 'bought' | 'sold'
  readonly unit: Unit
  readonly amount: bigint
  /** Of a hundred units, in ten-thousandths: that of the moment. */
  readonly rate: number
  /** In the branch's own currency. */
  readonly counter: bigint
  /** In cents of the dollar: what it takes of the customer's year. */
  readonly dollars: bigint
}

export const foreignDeal: ItemKindRow<ForeignDeal> = {
  name: { zh: '外币兑换水单', en: 'Exchange of foreign notes' },
  madeBy: ['1501', '1502'],
  words({ way, unit, amount, rate, counter }) {
    const shown = `${unit} ${displayIn(unit, amount)}`
    const price = printExchangeRate(rate)
    return way === 'bought'
      ? {
          zh: `兑入 ${shown}，牌价 ${price}，付 ${displayMoney(counter)}`,
          en: `${shown} bought at ${price} for ${displayMoney(counter)}`,
        }
      : {
          zh: `兑出 ${shown}，牌价 ${price}，收 ${displayMoney(counter)}`,
          en: `${shown} sold at ${price} for ${displayMoney(counter)}`,
        }
  },
  states: { done: done('已兑换', 'exchanged'), reversed },
  blocksClose: false,
  lapsesTo: null,
}
