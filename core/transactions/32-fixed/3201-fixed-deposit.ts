import { isPerson } from '../../checks/personal.ts'
import { atWindow } from '../../counter/atWindow.ts'
import { hasPaper, tillInUse } from '../../checks/till.ts'
import { accountSeriesKey, newAccountNumber, takeAccountNumber } from '../../counter/accounts.ts'
import { issue, nextPaper, ownStockKeys } from '../../counter/papers.ts'
import { takeIn } from '../../counter/payment.ts'
import { addMonths } from '../../dates.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { customer } from '../../fields/customer.ts'
import { optional, type Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { notesUnless } from '../../fields/notes.ts'
import { depositTerm } from '../../fields/term.ts'
import { credit, openAccount } from '../../ledger/build.ts'
import { displayMoney, yuan } from '../../money.ts'
import { rateOn } from '../../rates.ts'
import { refuse } from '../../refusals.ts'
import { given } from '../../std.ts'
import { type Check, defineTransaction, none } from '../define.ts'
import { atWindowLadder, cashInLadder, transferLadder } from '../ladders.ts'
import { counter } from '../roles.ts'

const atLeastMinimum: Check<Values> = {
  name: { zh: '不低于起存金额', en: 'At least the minimum deposit' },
  test({ amount }, { parameters }) {
    const min = parameters.fixed.minimum
    return (amount as bigint) >= min
      ? null
      : { ...refuse('moneyTooSmall', { min: displayMoney(min) }), field: 'amount' }
  },
}

export const fixedDeposit = defineTransaction({
  code: '3201',
  name: { zh: '定期存款', en: 'Fixed deposit' },
  purpose: {
    zh: '开立整存整取存单，存期内按开户日挂牌利率计息；现金存入或从活期账户转入。',
    en: 'Issues a certificate for a lump-sum deposit at today’s posted rate for the whole term, from cash or an account.',
  },
  who: counter,
  duty: ['on'],
  branch: ['open'],
  seal: 'savings',
  fields: {
    customer: customer({ zh: '客户号', en: 'Customer' }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: yuan(1) }),
    term: depositTerm({ zh: '存期（月）', en: 'Term (months)' }),
    payer: optional(
      account({ zh: '转出账号（现金则空）', en: 'From account (empty for cash)' }, { products: ['demand'] }),
    ),
    notes: notesUnless({ zh: '券别', en: 'Notes' }, { sumsTo: 'amount', unless: 'payer', direction: 'in' }),
    renew: optional(
      choice({ zh: '到期（空为不转存）', en: 'At maturity (empty: nothing)' }, [
        { value: 'yes', zh: '自动转存', en: 'Renew it' },
      ]),
    ),
    ...atWindow,
  },
  also: ({ customer }, desk) => [
    accountSeriesKey('lumpSum'),
    `index:accountsOf/${customer.no}`,
    ...ownStockKeys(desk, 'certificate'),
  ],
  checks: [tillInUse(), isPerson, hasPaper('certificate'), atLeastMinimum],
  authorisation: [...cashInLadder, ...transferLadder, ...atWindowLadder],
  effects({ customer, amount, term, payer, notes, renew }, desk) {
    const no = newAccountNumber(desk, 'lumpSum')
    const paper = nextPaper(desk, 'certificate')
    const ratePpm = given(rateOn(desk.parameters, 'lumpSum', term, desk.day), 'an offered term has a rate')
    return [
      openAccount({
        no,
        gl: '2011-12',
        unit: desk.branch.unit,
        customer: customer.no,
        product: 'lumpSum',
        opened: desk.day,
        minimum: 0n,
        terms: {
          kind: 'fixed',
          months: term,
          ratePpm,
          start: desk.day,
          maturity: addMonths(desk.day, term),
          partials: 0,
          ...(renew ? { renews: true } : {}),
        },
        paper,
      }),
      takeAccountNumber('lumpSum'),
      ...takeIn(desk, amount, notes, payer),
      credit(no, amount),
      issue(desk, paper),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['customer', 'newAccount', 'amount', 'capital', 'terms', 'paper', 'payer', 'agentName'],
  undoneBy: '8501',
  preview: 'entries',
  examples: [
    {
      title: { zh: '一年期现金一万元', en: 'Ten thousand for a year' },
      by: '0011',
      fields: { customer: '1', amount: '1w', term: '1y', notes: '100x100' },
      gives: [
        'new account 0101120000000038',
        'tally series/account-lumpSum 1',
        'D 1001-01-01 10000.00',
        'notes 100x100 customer > till:01',
        'C 0101120000000038 10000.00',
        'vouchers certificate 5001-5001 till:01 > customer',
        'payment 7001-certificate 1.00',
      ],
    },
  ],
})
