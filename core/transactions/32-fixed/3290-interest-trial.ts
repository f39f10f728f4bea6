import type { Day } from '../../dates.ts'
import { choice } from '../../fields/choice.ts'
import { day } from '../../fields/day.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { rate } from '../../fields/rate.ts'
import { term } from '../../fields/term.ts'
import { exchangeQuote } from '../../exchangeRates.ts'
import { quote } from '../../interest/quote.ts'
import { refuseTrial, trial, type TrialInput } from '../../interest/trial.ts'
import { methodChoices } from '../../loans/plan.ts'
import { loanTrial } from '../../loans/trial.ts'
import { yuan } from '../../money.ts'
import { products } from '../../products.ts'
import { savingsProducts } from '../../savings/opening.ts'
import { refuseSavingsTrial, type SavingsTrial, savingsTrial } from '../../savings/trial.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { everyone } from '../roles.ts'

const canBeTried: Check<Values> = {
  name: { zh: '日期可试算，当日有挂牌活期利率', en: 'A day that can be tried, with a demand rate posted' },
  test(values, { day, parameters }) {
    const form = values as unknown as Form
    if (isQuoted(form.product)) return null
    const savings = asSavings(form, day)
    if (savings) return refuseSavingsTrial(savings, parameters)
    return refuseTrial(values as unknown as TrialInput, day, parameters)
  },
}

type Form = Omit<SavingsTrial, 'product' | 'start' | 'intervalMonths'> & {
  readonly product: SavingsTrial['product'] | TrialInput['product'] | Quoted
  readonly start: Day | null
  readonly interval: string | null
}

type Quoted = 'rates' | 'exchange'

const isQuoted = (product: Form['product']): product is Quoted =>
  product === 'rates' || product === 'exchange'

const isSavings = (product: Form['product']): product is SavingsTrial['product'] =>
  !isQuoted(product) && product !== 'lumpSum' && product !== 'demand' && product !== 'loan'

/** The form as a trial of one of the other savings; null for what `interest/trial.ts` works out. */
function asSavings({ product, start, interval, quota, ...form }: Form, today: Day): SavingsTrial | null {
  if (!isSavings(product)) return null
  const intervalMonths = Number(interval ?? 0)
  return { ...form, product, start: start ?? today, intervalMonths, quota: quota ?? 0n }
}

export const interestTrial = defineTransaction({
  code: '3290',
  name: { zh: '利息试算', en: 'Interest trial' },
  purpose: {
    zh: '不记账，算出某笔存款或贷款到某日的利息，列出每段本金、利率、时间；贷款填还款方式则列出还款计划；或列出某日挂牌利率，可上下浮动。利率不填取当日挂牌利率。',
    en: 'Works out interest without posting, segment by segment; with a method of repayment the schedule of a loan; or quotes the rates of a day, floated up or down. An empty rate means today’s posted rate.',
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
      ...savingsProducts.map(value => ({ value, ...products[value].name })),
      { value: 'agreement', ...products.agreement.name },
      { value: 'rates', zh: '挂牌利率表', en: 'Posted rates' },
      { value: 'exchange', zh: '外汇牌价表', en: 'Exchange rates' },
    ]),
    amount: onlyWhen(
      money({ zh: '本金（零整为每月）', en: 'Principal (of one instalment)' }, { min: yuan(1) }),
      'product',
      ['lumpSum', 'demand', 'loan', 'agreement', ...savingsProducts],
    ),
    term: optional(term({ zh: '期限（月，通知为天）', en: 'Term (months; days of notice)' })),
    rate: optional(rate({ zh: '年利率%', en: 'Rate % a year' })),
    start: optional(day({ zh: '起息日', en: 'From' })),
    end: optional(day({ zh: '支取日', en: 'Until' })),
    method: onlyWhen(
      optional(choice({ zh: '还款方式（空为利随本清）', en: 'Repaid (empty: at maturity)' }, methodChoices)),
      'product',
      ['loan'],
    ),
    interval: onlyWhen(
      choice({ zh: '取息或支取间隔', en: 'Drawn every' }, [
        { value: '1', zh: '一个月', en: 'month' },
        { value: '3', zh: '三个月', en: '3 months' },
        { value: '6', zh: '六个月', en: '6 months' },
      ]),
      'product',
      ['principalKept', 'lumpInPartOut'],
    ),
    quota: onlyWhen(money({ zh: '协定额度', en: 'Quota' }, { min: 0n }), 'product', ['agreement']),
    float: onlyWhen(optional(rate({ zh: '浮动%', en: 'Float %' })), 'product', ['rates']),
    way: onlyWhen(
      optional(
        choice<'up' | 'down'>({ zh: '浮动方向', en: 'Floats' }, [
          { value: 'up', zh: '上浮', en: 'Up' },
          { value: 'down', zh: '下浮', en: 'Down' },
        ]),
      ),
      'product',
      ['rates'],
    ),
  },
  also: none,
  checks: [canBeTried],
  authorisation: [],
  effects: none,
  expand: none,
  explain(values, { day, parameters }) {
    if (values.product === 'rates') return quote(values, values.start ?? day, parameters)
    if (values.product === 'exchange') return exchangeQuote(parameters)
    const savings = asSavings(values as Form, day)
    const { method, amount } = values
    if (method !== null && amount !== null) {
      return loanTrial({ ...values, method, amount, start: values.start ?? day }, parameters)
    }
    return savings ? savingsTrial(savings, parameters) : trial(values as TrialInput, day, parameters)
  },
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
    {
      title: { zh: '二十万元按揭二十年', en: 'A mortgage of twenty years' },
      by: '0011',
      fields: { product: 'loan', amount: '200000', term: '240', method: 'equalInstalment' },
      gives: [],
    },
    {
      title: { zh: '零存整取每月五百', en: 'Five hundred a month' },
      by: '0011',
      fields: { product: 'instalment', amount: '500', term: '12' },
      gives: [],
    },
    {
      title: { zh: '今日挂牌利率上浮一成', en: 'Today’s rates, a tenth above' },
      by: '0011',
      fields: { product: 'rates', float: '10', way: 'up' },
      gives: [],
    },
  ],
})
