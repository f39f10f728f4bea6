import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { rate } from '../../fields/rate.ts'
import { term } from '../../fields/term.ts'
import { refuseTrial, trial, type TrialInput } from '../../interest/trial.ts'
import { yuan } from '../../money.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const canBeTried: Check<Values> = {
  name: { zh: '日期可试算，当日有挂牌活期利率', en: 'A day that can be tried, with a demand rate posted' },
  test: (values, desk) => refuseTrial(values as unknown as TrialInput, desk.day, desk.parameters),
}

export const interestTrial = defineTransaction({
  code: '3290',
  name: { zh: '利息试算', en: 'Interest trial' },
  purpose: {
    zh: '不记账，算出某笔存款或贷款到某日的利息，列出每段本金、利率、时间。利率不填取当日挂牌利率。',
    en: 'Works out interest without posting, segment by segment. An empty rate means today’s posted rate.',
  },
  who: everyone,
  duty: [],
  branch: [],
  seal: null,
  fields: {
    product: choice({ zh: '品种', en: 'Product' }, [
      { value: 'lumpSum', zh: '整存整取', en: 'Fixed deposit' },
      { value: 'demand', zh: '活期', en: 'Demand deposit' },
      { value: 'loan', zh: '贷款', en: 'Loan' },
    ]),
    amount: money({ zh: '本金', en: 'Principal' }, { min: yuan(1) }),
    term: optional(term({ zh: '期限（月）', en: 'Term (months)' })),
    rate: optional(rate({ zh: '年利率%', en: 'Rate % a year' })),
    start: optional(day({ zh: '起息日', en: 'From' })),
    end: optional(day({ zh: '支取日', en: 'Until' })),
  },
  also: none,
  checks: [canBeTried],
  authorisation: [],
  effects: none,
  expand: none,
  explain: (values, desk) => trial(values, desk.day, desk.parameters),
  view: { query: 'explanation', logged: false },
  receipt: [],
  undoneBy: 'never',
  preview: 'none',
  examples: [
    {
      title: { zh: '一万元存一年', en: 'Ten thousand for a year' },
      by: '0011',
      fields: { product: 'lumpSum', amount: '10000', term: '12' },
      gives: [],
    },
  ],
})
