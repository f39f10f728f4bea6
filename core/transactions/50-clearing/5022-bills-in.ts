import { reviewer } from '../../authorise.ts'
import { COMPANY_ACCOUNTS } from '../../counter/company.ts'
import { cheque, numberOf, onPaper } from '../../counter/companyPays.ts'
import {
  billKeys,
  billOnce,
  claimBill,
  RETURN_REASONS,
  RETURNING,
  sessionIsOpen,
  sessionKeys,
  throughExchange,
} from '../../counter/exchange.ts'
import { creditOrHang, explainMisfit, hangKeys, misfitOfAccount } from '../../counter/inward.ts'
import { type Desk, newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen, type Values } from '../../fields/field.ts'
import { SAMPLE_PICTURE } from '../../fields/image.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { debit, openItem } from '../../ledger/build.ts'
import { paperNumber } from '../../parameters.ts'
import { defineTransaction, none } from '../define.ts'
import { transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

type Decision = 'debit' | 'credit' | 'return'

/**
 * A cheque goes by the number that is printed on it, a payment by what the other bank calls it. A form that
 * is not looked through yet may have neither.
 */
const billOf = ({ bank, paper, cheque }: Values, { parameters }: Pick<Desk, 'parameters'>) => ({
  way: 'in' as const,
  bank: bank as string,
  paper:
    cheque === null ? ((paper as string | null) ?? '') : paperNumber(parameters, 'cheque', cheque as number),
})

/** Kept behind the fields that rows have had all along. */
const beforeSession = { askedBefore: 'session' } as const

/** A cheque that is paid is looked at as one at the counter is (3510): it is the same paper, paid once. */
const pays = onPaper(cheque, {
  account: 'account',
  when: [{ field: 'decision', is: ['debit'] }],
  ...beforeSession,
})

export const billsIn = defineTransaction({
  code: '5022',
  name: { zh: '提入票据', en: 'Bill received from the exchange' },
  purpose: {
    zh: '处理从交换所提入的票据：付款人是本行单位客户的支票验印、核对日期和号码后付款并销号，不能付的挂待查并在退票时间内用 5023 退回，当日发现错付的也用 5023 退票；他行付来的贷方票据入收款人账户，账户不能入账的挂账。须经复核。',
    en: 'Takes in a bill from the exchange: a cheque on a company of ours is paid once its seals, date and number agree, and its number cancelled, or put aside to be returned in time with 5023, as is one found on the same day to be paid by mistake; a payment to our customer is credited, or put in suspense where his account takes nothing. Reviewed.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'transferDone',
  fields: {
    decision: choice<Decision>({ zh: '处理', en: 'Decision' }, [
      { value: 'debit', zh: '借方票据，付款', en: 'A cheque: pay it' },
      { value: 'return', zh: '借方票据，退票', en: 'A cheque: return it' },
      { value: 'credit', zh: '贷方票据，入账', en: 'A payment: credit it' },
    ]),
    account: account({ zh: '本行账号', en: 'Our account' }, { products: ['demand', ...COMPANY_ACCOUNTS] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: text({ zh: '对方行', en: 'Other bank' }, { max: 60 }),
    paper: onlyWhen(text({ zh: '票据号码', en: 'Number of the bill' }, { max: 30 }), 'decision', ['credit']),
    session: number({ zh: '交换场次', en: 'Session' }, { min: 1, max: 9 }),
    reason: onlyWhen(choice({ zh: '退票理由', en: 'Why returned' }, RETURN_REASONS), 'decision', ['return']),
    ...pays.paper,
    // What goes back is known by its number too.
    cheque: onlyWhen(numberOf(cheque), 'decision', ['debit', 'return'], beforeSession),
    ...pays.seals,
  },
  also: (values, desk) => [
    ...billKeys(billOf(values, desk), desk),
    ...hangKeys(values.account),
    ...pays.keys(values),
    ...sessionKeys(values.session, desk),
    `account:${RETURNING}`,
  ],
  checks: [sessionIsOpen, ...pays.checks, billOnce(billOf)],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...transferLadder,
  ],
  effects(values, desk) {
    const { decision, account, amount, session, reason } = values
    const id = newItemId(desk, 'exchangeBill')
    const bill = billOf(values, desk)
    const paid = decision === 'debit' ? debit(account, amount) : debit(RETURNING, amount)
    return [
      ...(decision === 'credit'
        ? [...throughExchange('D', amount, session, desk), ...creditOrHang(account, amount, bill.bank, desk)]
        : [paid, ...throughExchange('C', amount, session, desk)]),
      ...pays.cancelled(values),
      openItem({
        kind: 'exchangeBill',
        id,
        state: decision === 'return' ? 'toReturn' : 'paid',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          ...bill,
          kind: decision === 'credit' ? 'credit' : 'debit',
          day: desk.day,
          session,
          account: account.no,
          amount,
          ...(decision === 'debit' && values.cheque !== null ? { cheque: values.cheque } : {}),
          reason: reason ?? '',
        },
      }),
      claimBill(bill, id),
    ]
  },
  expand: none,
  explain: ({ decision, account, amount }, desk) =>
    decision === 'credit' ? explainMisfit(misfitOfAccount(account, amount, desk), amount) : [],
  view: null,
  receipt: [
    'decision',
    'account',
    'amount',
    'capital',
    'bank',
    'paper',
    'cheque',
    'issued',
    'signet',
    'session',
    'reason',
    'item',
  ],
  undoneBy: '5023',
  preview: 'entries',
  examples: [
    {
      title: { zh: '付一张支票', en: 'A cheque is paid' },
      by: '0003',
      fields: {
        decision: 'debit',
        account: 'K1',
        amount: '1200',
        bank: '某银行',
        cheque: '503',
        issued: '2026-02-27',
        session: '1',
        presented: SAMPLE_PICTURE,
        signet: 'same',
      },
      gives: [
        'D 0101210000009517 1200.00',
        'C 3001-03 1200.00',
        'tally exchange/2026-03-02/1 -120000',
        'vouchers cheque 503-503 account:0101210000009517 > void',
        'new item exchangeBill-20260302-2',
        'new claim exchangeBill/in/某银行/Z00000503',
      ],
    },
  ],
})
