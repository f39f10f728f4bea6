/**
 * A notice deposit is a pile of layers: what began on one day. A draw takes from the oldest, and the amount
 * that the notice named goes over them in the same order; each layer earns by the rules of
 * `interest/notice.ts`. Whether the draw is large enough, and whether what stays may stay, is asked of the
 * whole.
 */
import { addDays, type Day } from '../dates.ts'
import { noticeInterest } from '../interest/notice.ts'
import type { Segment } from '../interest/segments.ts'
import { naturalBalance } from '../ledger/balance.ts'
import type { Account } from '../ledger/entities.ts'
import type { Parameters } from '../parameters.ts'
import { demandRateOn, noticeRateOn } from '../rates.ts'
import type { Product } from '../products.ts'
import { given, least, sum } from '../std.ts'
import { type NoticeLayer, type NoticeTerms, termsAs } from './terms.ts'
import { savingsRule } from './rules.ts'

export interface NoticeDrawn {
  readonly segments: readonly Segment[]
  /** What stays, layer by layer; empty when the deposit ends. */
  readonly layers: readonly NoticeLayer[]
  /** What leaves: the draw, and a rest too small to stand. */
  readonly principal: bigint
}

interface Today {
  readonly day: Day
  readonly parameters: Parameters
}

export function drawNotice(account: Account, drawn: bigint, { day, parameters }: Today): NoticeDrawn {
  const terms = termsAs(account, 'notice')
  const rule = savingsRule(parameters, given(account.product, 'a product'))
  const rest = naturalBalance(account) - drawn
  const ends = rest < rule.minimum
  const shares = sharesOf(terms, drawn)
  const results = shares.map(({ layer, drawn: taken, named }) =>
    noticeInterest({
      principal: layer.amount,
      start: layer.start,
      on: day,
      drawn: taken,
      noticeDays: terms.noticeDays,
      notice: terms.notice && { day: terms.notice.day, amount: named },
      lapsedNotices: terms.lapsed,
      drawMin: drawn < rule.drawMinimum ? taken + 1n : 0n,
      balanceMin: ends ? layer.amount + 1n : 0n,
      ratePpm: noticeRateOn(parameters, terms.noticeDays, day),
      demandRatePpm: demandRateOn(parameters, day),
    }),
  )
  const layers = results.flatMap(({ remaining, restarted }, index): NoticeLayer[] => {
    const { layer } = given(shares[index], 'the layer of a result')
    return [
      { start: layer.start, amount: remaining - restarted },
      { start: day, amount: restarted },
    ].filter(({ amount }) => amount > 0n)
  })
  const principal = drawn + sum(results.map(({ closedOut }) => closedOut))
  return { segments: results.flatMap(({ segments }) => segments), layers, principal }
}

/** The oldest first: how much of each layer is drawn, and how much of it the notice named. */
function sharesOf({ layers, notice }: NoticeTerms, drawn: bigint) {
  let toDraw = drawn
  let toName = notice?.amount ?? 0n
  return layers.map(layer => {
    const share = { layer, drawn: least(layer.amount, toDraw), named: least(layer.amount, toName) }
    toDraw -= share.drawn
    toName -= share.named
    return share
  })
}

/** The day that a notice names. */
export const namedDay = ({ noticeDays }: Pick<NoticeTerms, 'noticeDays'>, given: Day): Day =>
  addDays(given, noticeDays)

/** Which of the two products a notice deposit is makes its least amounts, not its rules. */
export const noticeProducts: readonly Product[] = ['notice', 'corporateNotice']
