/**
 * Interest on accounts whose balance moves, up to a day that is not counted (rules.md §2.2, §2.3): a person's
 * 积数 at one rate, a company's in pieces, each at the rate that was in force, and what lies above the quota
 * of an agreement deposit at the agreed rate.
 */
import { addDays, type Day } from '../dates.ts'
import type { Account } from '../ledger/entities.ts'
import { aboveOf, splitUpTo } from '../ledger/split.ts'
import type { Parameters } from '../parameters.ts'
import { type DatedRate, rateAt } from './periods.ts'
import { demandSegment } from './products.ts'
import { productSegment, type Segment } from './segments.ts'

export const demandRates = ({ rates }: Pick<Parameters, 'rates'>): readonly DatedRate[] =>
  rates.filter(({ kind }) => kind === 'demand')

export const isSegmented = ({ product }: Pick<Account, 'product'>): boolean =>
  product === 'corporateDemand' || product === 'agreement'

/** `rateDay` is the day whose rate a person gets: of the settlement, or of closing. */
export function runningSegments(
  account: Account,
  to: Day,
  rateDay: Day,
  parameters: Pick<Parameters, 'rates'>,
): Segment[] {
  const rates = demandRates(parameters)
  const { all, within } = splitUpTo(account, to)
  if (!isSegmented(account)) return [demandSegment(all, rateAt(rates, rateDay))]
  return [...demandPieces(account, within, to, rates), ...abovePieces(account, all - within)]
}

function demandPieces(account: Account, within: bigint, to: Day, rates: readonly DatedRate[]): Segment[] {
  const marks = (account.checkpoints ?? []).filter(({ day }) => day < to)
  const ends = [...marks, { day: to, products: within }]
  const pieces = ends.map(({ day, products }, index) => {
    const before = ends[index - 1]
    const base = products - (before?.products ?? 0n)
    return { base, ppm: rateAt(rates, addDays(day, -1)), label: pieceLabel(before?.day, account) }
  })
  const shown = pieces.filter(({ base }) => base !== 0n || pieces.length === 1)
  return shown.map(({ label, base, ppm }) => productSegment(label, base, ppm))
}

function pieceLabel(from: Day | undefined, { agreement }: Account) {
  const { zh, en } = agreement
    ? { zh: '额度内积数', en: 'Products within the quota' }
    : { zh: '活期积数', en: 'Demand products' }
  return from === undefined ? { zh, en } : { zh: `${from} 起${zh}`, en: `${en} from ${from}` }
}

function abovePieces(account: Account, above: bigint): Segment[] {
  const { agreement } = account
  if (!agreement) return []
  const label = { zh: '超额度积数', en: 'Products above the quota' }
  return [...agreement.before, aboveOf(agreement, above)]
    .filter(({ products }) => products !== 0n)
    .map(({ products, ratePpm }) => productSegment(label, products, ratePpm))
}
