/**
 * Exchange rates (外汇牌价): what the bank pays and asks for a hundred units of a currency in notes, and the
 * middle at which it values them. Whole ten-thousandths of the branch's own currency, never a fraction:
 * 712.34 is 7,123,400. A rate holds from its day on until the next one takes its place; what it was before
 * stands in the journal, with the row that set it.
 */
import type { Day } from './dates.ts'
import { currencyOf, type Unit } from './ledger/units.ts'
import { displayMoney, divideHalfUp } from './money.ts'
import type { Explanation } from './transactions/define.ts'
import type { Words } from './words.ts'

export interface ExchangeRate {
  readonly unit: Unit
  readonly from: Day
  /** For notes that a customer brings (现钞买入价). */
  readonly buying: number
  /** Between the two (中间价): for books, limits and the day's valuation. */
  readonly middle: number
  /** For notes that a customer gets (卖出价). */
  readonly selling: number
}

/** What a rate is looked for in: the parameters. */
export interface Quoted {
  readonly exchange: readonly ExchangeRate[]
}

export const exchangeRateOf = ({ exchange }: Quoted, unit: Unit): ExchangeRate | null =>
  exchange.find(row => row.unit === unit) ?? null

const HUNDRED_UNITS = 100n
/** Ten-thousandths of a yuan in a fen. */
const RATE_PARTS = 100n

/**
 * What an amount comes to at a rate, in fen: once rounded, half up. The branch's own currency has two digits
 * (core/foundingFile.ts), another one those that it has.
 */
export const counterValue = (amount: bigint, unit: Unit, rate: number): bigint =>
  divideHalfUp(amount * BigInt(rate), partsIn(unit) * HUNDRED_UNITS * RATE_PARTS)

/** The other way round: so many fen in the smallest parts of a currency. */
const foreignValue = (amount: bigint, unit: Unit, rate: number): bigint =>
  divideHalfUp(amount * partsIn(unit) * HUNDRED_UNITS * RATE_PARTS, BigInt(rate))

/** How many of its smallest parts make one of a currency. */
const partsIn = (unit: Unit): bigint => 10n ** BigInt(currencyOf(unit).digits)

/** At the middle rate in the branch's own currency; null without a rate. */
export function atMiddle(amount: bigint, unit: Unit, quoted: Quoted): bigint | null {
  const rate = exchangeRateOf(quoted, unit)
  return rate && counterValue(amount, unit, rate.middle)
}

/** In cents of the dollar, in which limits are set; null where a rate is missing. */
export function inDollars(amount: bigint, unit: Unit, quoted: Quoted): bigint | null {
  if (unit === 'USD') return amount
  const [counted, dollar] = [atMiddle(amount, unit, quoted), exchangeRateOf(quoted, 'USD')]
  return counted === null || !dollar ? null : foreignValue(counted, 'USD', dollar.middle)
}

type ThreeRates = Omit<ExchangeRate, 'unit' | 'from'>

const three = [
  { name: 'buying', label: { zh: '现钞买入价', en: 'We buy at' } },
  { name: 'middle', label: { zh: '中间价', en: 'Middle' } },
  { name: 'selling', label: { zh: '卖出价', en: 'We sell at' } },
] as const

/** Whether one of the three is off the last one by more than so many permille, as a slip of a digit is. */
export const jumps = (next: ThreeRates, last: ThreeRates | null, permille: number): boolean =>
  last !== null && three.some(({ name }) => Math.abs(next[name] - last[name]) * 1000 > last[name] * permille)

/** Each of them beside the last one, and how far it is off. */
export const explainChange = (next: ThreeRates, last: ThreeRates | null): Explanation[] =>
  last === null
    ? []
    : three.map(({ name, label }) => {
        const off = divideHalfUp(BigInt(next[name] - last[name]) * 10_000n, BigInt(last[name]))
        const [was, is] = [last[name], next[name]].map(printExchangeRate)
        return { label, text: `${was} → ${is} (${off > 0n ? '+' : ''}${displayMoney(off)}%)` }
      })

/** 7123400 is `712.34`, 46512 is `4.6512`. */
export function printExchangeRate(rate: number): string {
  const text = String(rate).padStart(5, '0')
  return `${text.slice(0, -4)}.${text.slice(-4).replace(/0{1,2}$/, '')}`
}

/** Null for what is no rate. */
export function parseExchangeRate(text: string): number | null {
  const match = /^(\d{1,6})(?:\.(\d{1,4}))?$/.exec(text.trim())
  const rate = match ? Number(match[1]) * 10_000 + Number((match[2] ?? '').padEnd(4, '0')) : 0
  return rate === 0 ? null : rate
}

/** The three as they are posted. */
export function exchangeWords({ buying, middle, selling }: ThreeRates): Words {
  const [bought, valued, sold] = [buying, middle, selling].map(printExchangeRate)
  return {
    zh: `现钞买入 ${bought}，中间 ${valued}，卖出 ${sold}`,
    en: `we buy at ${bought}, middle ${valued}, we sell at ${sold}`,
  }
}

/** What is posted, a currency a line: buying, middle, selling, and since when. */
export const exchangeQuote = ({ exchange }: Quoted): Explanation[] =>
  exchange.map(({ unit, from, ...rates }) => {
    const three = [rates.buying, rates.middle, rates.selling].map(printExchangeRate).join(' / ')
    const { zh, en } = currencyOf(unit).name
    return {
      label: { zh: `${zh} 买入/中间/卖出`, en: `${en}: buying, middle, selling` },
      text: `${three} (${from})`,
    }
  })
