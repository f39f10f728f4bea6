import { foreignUnits } from '../../counter/currency.ts'
import { EXCHANGE_GAINS, positionIn, positionKeys, valuation } from '../../counter/position.ts'
import type { Desk } from '../../desk.ts'
import { defineTransaction, none } from '../define.ts'

export const valuePositions = defineTransaction({
  code: '8099',
  name: { zh: '外币敞口重估', en: 'Valuation of foreign positions' },
  purpose: {
    zh: '日终步骤：各外币敞口按当日中间价折算，与账面折合金额的差额计入汇兑损益；没有牌价的币种不动。没有挂牌外币的网点没有这一步。',
    en: 'Day end: what the branch holds of each currency is valued at the middle rate of the day, and the difference is gain or loss; one without a rate stays as it is. A branch that posts no rates has no such step.',
  },
  who: ['system'],
  duty: [],
  branch: ['closing'],
  seal: null,
  fields: {},
  also: (_values, desk) => [
    `account:${EXCHANGE_GAINS}`,
    ...foreignUnits(desk.branch.unit).flatMap(unit => positionKeys(unit, desk)),
  ],
  checks: [],
  authorisation: [],
  effects: (_values, desk) => valuations(desk),
  expand: none,
  explain: none,
  view: null,
  receipt: [],
  undoneBy: '8502',
  preview: 'none',
  examples: [],
})

/** An entry a currency. */
const valuations = ({ branch: { unit: own }, state, parameters }: Desk) =>
  foreignUnits(own).flatMap((unit, index) =>
    valuation(positionIn(unit, own, state, parameters), index + 1, own),
  )
