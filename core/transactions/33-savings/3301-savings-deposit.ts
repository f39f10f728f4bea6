import { hasPaper, tillInUse } from '../../checks/till.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { termOffered, withinRule } from '../../checks/savings.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { issue, nextPaper, ownStockKeys, paperOfProduct } from '../../counter/papers.ts'
import { takeIn } from '../../counter/payment.ts'
import { ownAccounts } from '../../counter/savings.ts'
import type { Desk } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { onlyWhen, optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { instalmentsDue } from '../../savings/instalments.ts'
import { change, credit, openAccount } from '../../ledger/build.ts'
import type { EffectDraft } from '../../ledger/complete.ts'
import type { Account, Customer } from '../../ledger/entities.ts'
import { displayMoney } from '../../money.ts'
import { products } from '../../products.ts'
import { refuse } from '../../refusals.ts'
import { openingTerms, type SavingsProduct, savingsProducts } from '../../savings/opening.ts'
import { termsAs } from '../../savings/terms.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const offered = savingsProducts.map(value => ({ value, ...products[value].name }))

/** A person's savings are a person's, a company's money goes through its account. */
const fitsTheOwner: Check<Values> = {
  name: {
    zh: '储种适合客户，单位从单位户转存',
    en: 'A product for this customer; a company pays from its account',
  },
  test({ product, customer, payer }) {
    if (product === null) return null
    const { owner, name } = products[product as SavingsProduct]
    if (owner !== (customer as Customer).kind)
      return { ...refuse('productForOthers', { product: name }), field: 'product' }
    const from = payer as Account | null
    const fits = from ? (from.product === 'demand') === (owner === 'person') : owner === 'person'
    return fits ? null : { ...refuse('companyByAccount'), field: 'payer' }
  },
}

const instalmentIsDue: Check<Values> = {
  name: { zh: '续存金额等于应存额', en: 'What is paid in is an instalment that is due' },
  test({ account, amount }, { day }) {
    if (account === null) return null
    const amounts = instalmentsDue(termsAs(account as Account, 'instalment'), day)
    if (amounts.length === 0) return refuse('instalmentNotDue', { account: (account as Account).no })
    if (amounts.includes(amount as bigint)) return null
    return { ...refuse('instalmentAmount', { due: amounts.map(displayMoney).join(' / ') }), field: 'amount' }
  },
}

const tillAndPaper: Check<Values> = {
  name: { zh: '尾箱使用中，开户时有空白凭证', en: 'A till in use, with a blank where an account is opened' },
  test(values, desk) {
    if (values.product === null) return tillInUse({ unless: 'payer' }).test(values, desk)
    return tillInUse().test(values, desk) ?? hasPaper(paperOf(values.product, desk)).test(values, desk)
  },
}

const paperOf = (product: unknown, desk: Desk): string => paperOfProduct(product as SavingsProduct, desk)

export const savingsDeposit = defineTransaction({
  code: '3301',
  name: { zh: '其他储种存入', en: 'Other savings: pay in' },
  purpose: {
    zh: '零存整取、存本取息、整存零取、通知、定活两便、教育储蓄的开户，以及零整、教育的续存（漏存次月可补一次）。利率取开户日挂牌；通知和定活两便取支取日。',
    en: 'Opens instalment, principal-kept, lump-in-part-out, notice, fixed-or-demand and education savings, and takes later instalments; a missed one may be made up in the next month.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    action: choice({ zh: '办理', en: 'Action' }, [
      { value: 'open', zh: '开户', en: 'Open' },
      { value: 'pay', zh: '续存', en: 'Pay an instalment' },
    ]),
    product: onlyWhen(choice<SavingsProduct>({ zh: '储种', en: 'Product' }, offered), 'action', ['open']),
    customer: onlyWhen(customer({ zh: '客户号', en: 'Customer' }), 'action', ['open']),
    account: onlyWhen(
      account({ zh: '账号', en: 'Account' }, { products: ['instalment', 'education'] }),
      'action',
      ['pay'],
    ),
    amount: money({ zh: '金额（零整、教育为每月）', en: 'Amount (of one instalment)' }, { min: 1n }),
    months: onlyWhen(
      choice({ zh: '存期', en: 'Term' }, [
        { value: '12', zh: '一年', en: '1 year' },
        { value: '36', zh: '三年', en: '3 years' },
        { value: '60', zh: '五年', en: '5 years' },
        { value: '72', zh: '六年', en: '6 years' },
      ]),
      'product',
      ['instalment', 'principalKept', 'lumpInPartOut', 'education'],
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
    notice: onlyWhen(
      choice({ zh: '通知期', en: 'Notice' }, [
        { value: '1', zh: '一天', en: '1 day' },
        { value: '7', zh: '七天', en: '7 days' },
      ]),
      'product',
      ['notice', 'corporateNotice'],
    ),
    school: onlyWhen(
      choice({ zh: '在读', en: 'Schooling' }, [
        { value: 'primary', zh: '小学四年级以上', en: 'Primary school, 4th year or later' },
        { value: 'junior', zh: '初中', en: 'Junior school' },
        { value: 'senior', zh: '高中（中专）', en: 'Senior school' },
      ]),
      'product',
      ['education'],
    ),
    paying: onlyWhen(
      choice({ zh: '存法', en: 'Paid in' }, [
        { value: 'monthly', zh: '按月', en: 'Month by month' },
        { value: 'once', zh: '一次存入', en: 'At once' },
      ]),
      'product',
      ['education'],
    ),
    payer: optional(
      account({ zh: '转出账号（现金则空）', en: 'From account (empty for cash)' }, { products: ownAccounts }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
    ...atWindow,
  },
  also: ({ product, customer }, desk) =>
    product === null || customer === null
      ? []
      : [
          accountSeriesKey(product),
          `index:accountsOf/${customer.no}`,
          ...ownStockKeys(desk, paperOf(product, desk)),
        ],
  checks: [fitsTheOwner, termOffered, withinRule, instalmentIsDue, tillAndPaper],
  authorisation: [...cashInLadder, ...transferLadder, ...atWindowLadder],
  effects: (values, desk) =>
    values.account === null ? open(values, desk) : payIn(values.account, values, desk),
  expand: none,
  explain: none,
  view: null,
  receipt: [
    'action',
    'product',
    'customer',
    'newAccount',
    'account',
    'amount',
    'capital',
    'terms',
    'paper',
    'balanceAfter',
    'payer',
    'agentName',
  ],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '零存整取开户', en: 'An instalment deposit is opened' },
      by: '0011',
      fields: {
        action: 'open',
        product: 'instalment',
        customer: '1',
        amount: '500',
        months: '12',
        notes: '100x5',
      },
      gives: [
        'new account 0101130000000011',
        'tally series/account-instalment 1',
        'D 1001-01-01 500.00',
        'notes 100x5 customer > till:01',
        'C 0101130000000011 500.00',
        'vouchers passbook 1001-1001 till:01 > customer',
        'payment 7001-passbook 1.00',
      ],
    },
    {
      title: { zh: '补上月并存本月', en: 'Last month’s instalment is made up with this month’s' },
      by: '0011',
      fields: { action: 'pay', account: 'I1', amount: '200', payer: 'A1' },
      gives: [
        'D 0101110000000013 200.00',
        'C 0101130000008014 200.00',
        'set account 0101130000008014 terms {"count":12,"instalment":"#10000","kind":"instalment","maturity":"2026-05-10","months":12,"payments":[{"amount":"#10000","day":"2025-05-10"},{"amount":"#10000","day":"2025-06-10"},{"amount":"#10000","day":"2025-07-10"},{"amount":"#10000","day":"2025-08-10"},{"amount":"#10000","day":"2025-09-10"},{"amount":"#10000","day":"2025-10-10"},{"amount":"#10000","day":"2025-11-10"},{"amount":"#10000","day":"2025-12-10"},{"amount":"#10000","day":"2026-01-10"}],"ratePpm":11000,"start":"2025-05-10","unprovenPpm":null} > {"count":12,"instalment":"#10000","kind":"instalment","maturity":"2026-05-10","months":12,"payments":[{"amount":"#10000","day":"2025-05-10"},{"amount":"#10000","day":"2025-06-10"},{"amount":"#10000","day":"2025-07-10"},{"amount":"#10000","day":"2025-08-10"},{"amount":"#10000","day":"2025-09-10"},{"amount":"#10000","day":"2025-10-10"},{"amount":"#10000","day":"2025-11-10"},{"amount":"#10000","day":"2025-12-10"},{"amount":"#10000","day":"2026-01-10"},{"amount":"#20000","day":"2026-03-02"}],"ratePpm":11000,"start":"2025-05-10","unprovenPpm":null}',
      ],
    },
    {
      title: { zh: '七天通知存款开户', en: 'A seven-day notice deposit is opened' },
      by: '0011',
      fields: {
        action: 'open',
        product: 'corporateNotice',
        customer: '802',
        amount: '500000',
        notice: '7',
        payer: 'C1',
      },
      gives: [
        'new account 0101230000000019',
        'tally series/account-corporateNotice 1',
        'D 0101210000008014 500000.00',
        'C 0101230000000019 500000.00',
        'vouchers confirmation 7001-7001 till:01 > customer',
        'payment 7001-confirmation 1.00',
      ],
    },
  ],
})

interface Form {
  readonly product: SavingsProduct | null
  readonly customer: Customer | null
  readonly amount: bigint
  readonly months: string | null
  readonly interval: string | null
  readonly notice: string | null
  readonly paying: string | null
  readonly payer: Account | null
  readonly notes: Parameters<typeof takeIn>[2]
}

function open(form: Form, desk: Desk): EffectDraft[] {
  const product = given(form.product, 'a product to open')
  const no = newAccountNumber(desk, product)
  const paper = nextPaper(desk, paperOf(product, desk))
  const opening = {
    product,
    amount: form.amount,
    term: Number(form.months ?? form.notice ?? 0),
    intervalMonths: Number(form.interval ?? 0),
    once: form.paying === 'once',
  }
  return [
    openAccount({
      no,
      gl: products[product].gl,
      unit: desk.branch.unit,
      customer: given(form.customer, 'a customer').no,
      product,
      opened: desk.day,
      minimum: 0n,
      terms: openingTerms(opening, desk),
      paper,
    }),
    takeAccountNumber(product),
    ...takeIn(desk, form.amount, form.notes, form.payer),
    credit(no, form.amount),
    issue(desk, paper),
  ]
}

function payIn(account: Account, { amount, notes, payer }: Form, desk: Desk): EffectDraft[] {
  const terms = termsAs(account, 'instalment')
  const payments = [...terms.payments, { day: desk.day, amount }]
  return [
    ...takeIn(desk, amount, notes, payer),
    credit(account, amount),
    change('account', account.no, account, { terms: { ...terms, payments } }),
  ]
}
