import { director, supervisor } from '../../authorise.ts'
import { exchangeRateOf, explainChange } from '../../exchangeRates.ts'
import { day } from '../../fields/day.ts'
import { foreignCurrency } from '../../fields/currency.ts'
import { exchangeRate } from '../../fields/exchangeRate.ts'
import type { Values } from '../../fields/field.ts'
import { text } from '../../fields/text.ts'
import { refuse } from '../../refusals.ts'
import { agree, agreeKeys } from '../../registry/adopt.ts'
import { type Check, defineTransaction, none } from '../define.ts'

/** Notes cost the bank their carriage: it buys below the middle and sells above it, or at it. */
const inOrder: Check<Values> = {
  name: {
    zh: '买入价不高于中间价，中间价不高于卖出价',
    en: 'Buying is not above middle, nor middle above selling',
  },
  test({ buying, middle, selling }) {
    const [bought, valued, sold] = [buying, middle, selling] as number[] as [number, number, number]
    if (bought > valued) return { ...refuse('exchangeRatesCross'), field: 'buying' }
    return valued > sold ? { ...refuse('exchangeRatesCross'), field: 'selling' } : null
  },
}

export const exchangeRates = defineTransaction({
  code: '0106',
  name: { zh: '外汇牌价维护', en: 'Exchange rates' },
  purpose: {
    zh: '挂出一种外币每百单位的现钞买入价、中间价、卖出价。当日生效的从本笔起即用，一日可多次变更；先挂牌的外币才能办理兑换。综合柜员录入，会计主管授权；与现行牌价相差过大的，网点主任也须授权。',
    en: 'Posts what a hundred units of a currency cost in notes: buying, middle and selling. One of today is in force from this row on, as often as it changes; only what is posted is dealt in. Entered by the chief teller, signed by the supervisor; far off the last rate, by the director too.',
  },
  who: ['chiefTeller', 'backOffice'],
  duty: ['on'],
  branch: ['open'],
  seal: null,
  fields: {
    currency: foreignCurrency('foreign'),
    buying: exchangeRate({ zh: '现钞买入价（每百单位）', en: 'We buy at (a hundred)' }),
    middle: exchangeRate({ zh: '中间价', en: 'Middle' }),
    selling: exchangeRate({ zh: '卖出价', en: 'We sell at' }),
    from: day({ zh: '生效日期', en: 'From' }),
    reason: text({ zh: '依据', en: 'Grounds' }, { max: 120 }),
  },
  also: agreeKeys,
  checks: [inOrder],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [supervisor] },
    { measure: 'rateJump', atLeast: 0n, signatures: [director] },
  ],
  effects: ({ currency: unit, buying, middle, selling, from, reason }, desk) =>
    agree(desk, { of: 'exchange', unit, buying, middle, selling }, from, reason),
  expand: none,
  explain: ({ currency: unit, ...rates }, { parameters }) =>
    explainChange(rates, exchangeRateOf(parameters, unit)),
  view: null,
  receipt: ['currency', 'buying', 'middle', 'selling', 'reason', 'item', 'from'],
  undoneBy: '0106',
  preview: 'none',
  examples: [
    {
      title: { zh: '美元牌价即时变更', en: 'The dollar changes at once' },
      by: '0003',
      fields: {
        currency: 'USD',
        buying: '705.5',
        middle: '712.8',
        selling: '715.6',
        from: '2026-03-02',
        reason: '总行牌价第 2 号',
      },
      gives: [
        'new item amendment-20260302-2',
        'set parameters current version 1 > 2, exchange [{"buying":7620000,"from":"2026-03-02","middle":7745600,"selling":7790000,"unit":"EUR"},{"buying":45200,"from":"2026-03-02","middle":46512,"selling":46900,"unit":"JPY"},{"buying":7050000,"from":"2026-03-02","middle":7123400,"selling":7152000,"unit":"USD"}] > [{"buying":7620000,"from":"2026-03-02","middle":7745600,"selling":7790000,"unit":"EUR"},{"buying":45200,"from":"2026-03-02","middle":46512,"selling":46900,"unit":"JPY"},{"buying":7055000,"from":"2026-03-02","middle":7128000,"selling":7156000,"unit":"USD"}]',
      ],
    },
    {
      title: { zh: '日元明日牌价', en: 'The yen of tomorrow' },
      by: '0003',
      fields: {
        currency: 'JPY',
        buying: '4.52',
        middle: '4.6512',
        selling: '4.69',
        from: '2026-03-03',
        reason: '总行牌价',
      },
      gives: ['new item amendment-20260302-2'],
    },
  ],
})
