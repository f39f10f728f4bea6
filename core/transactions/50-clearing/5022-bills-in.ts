import { reviewer } from '../../authorise.ts'
import {
  billKeys,
  billOnce,
  claimBill,
  RETURNING,
  sessionIsOpen,
  sessionKeys,
  throughExchange,
} from '../../counter/exchange.ts'
import { creditOrHang, explainMisfit, hangKeys, misfitOfAccount } from '../../counter/inward.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import { onlyWhen } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { debit, openItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

type Decision = 'debit' | 'credit' | 'return'

/** What is returned is a cheque that we cannot pay; a payment that fits nobody is asked about with 5004. */
const RETURN_REASONS = [
  { value: 'funds', zh: '存款不足', en: 'Not enough on the account' },
  { value: 'signet', zh: '印鉴不符', en: 'The signature differs' },
  { value: 'written', zh: '书写或背书不合规', en: 'Wrongly written or endorsed' },
  { value: 'stopped', zh: '账户受限或已止付', en: 'The account is restricted' },
  { value: 'late', zh: '超过提示付款期', en: 'Presented too late' },
] as const

export const billsIn = defineTransaction({
  code: '5022',
  name: { zh: '提入票据', en: 'Bill received from the exchange' },
  purpose: {
    zh: '处理从交换所提入的票据：付款人是本行客户的支票验印后付款，不能付的挂待查并在退票时间内用 5023 退回；他行付来的贷方票据入收款人账户，账户不能入账的挂账。须经复核。',
    en: 'Takes in a bill from the exchange: a cheque on our customer is paid once its signature agrees, or put aside to be returned in time with 5023; a payment to our customer is credited, or put in suspense where his account takes nothing. Reviewed.',
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
    account: account({ zh: '本行账号', en: 'Our account' }, { products: ['demand', 'corporateDemand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: text({ zh: '对方行', en: 'Other bank' }, { max: 60 }),
    paper: text({ zh: '票据号码', en: 'Number of the bill' }, { max: 30 }),
    session: number({ zh: '交换场次', en: 'Session' }, { min: 1, max: 9 }),
    reason: onlyWhen(choice({ zh: '退票理由', en: 'Why returned' }, RETURN_REASONS), 'decision', ['return']),
  },
  also: ({ session, account, bank, paper }, desk) => [
    ...billKeys({ way: 'in', bank, paper }, desk),
    ...hangKeys(account),
    ...sessionKeys(session, desk),
    `account:${RETURNING}`,
  ],
  checks: [sessionIsOpen, billOnce('in')],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...transferLadder,
  ],
  effects({ decision, account, amount, bank, paper, session, reason }, desk) {
    const id = newItemId(desk, 'exchangeBill')
    const paid = decision === 'debit' ? debit(account, amount) : debit(RETURNING, amount)
    return [
      ...(decision === 'credit'
        ? [...throughExchange('D', amount, session, desk), ...creditOrHang(account, amount, bank, desk)]
        : [paid, ...throughExchange('C', amount, session, desk)]),
      openItem({
        kind: 'exchangeBill',
        id,
        state: decision === 'return' ? 'toReturn' : 'paid',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          way: 'in',
          kind: decision === 'credit' ? 'credit' : 'debit',
          day: desk.day,
          session,
          account: account.no,
          amount,
          bank,
          paper,
          reason: reason ?? '',
        },
      }),
      claimBill({ way: 'in', bank, paper }, id),
    ]
  },
  expand: none,
  explain: ({ decision, account, amount }, desk) =>
    decision === 'credit' ? explainMisfit(misfitOfAccount(account, amount, desk), amount) : [],
  view: null,
  receipt: ['decision', 'account', 'amount', 'capital', 'bank', 'paper', 'session', 'reason', 'item'],
  undoneBy: '5023',
  preview: 'entries',
  examples: [
    {
      title: { zh: '付一张支票', en: 'A cheque is paid' },
      by: '0003',
      fields: {
        decision: 'debit',
        account: 'Q1',
        amount: '1200',
        bank: '某银行',
        paper: 'Z100',
        session: '1',
      },
      gives: [
        'D 0101210000009210 1200.00',
        'C 3001-03 1200.00',
        'tally exchange/2026-03-02/1 -120000',
        'new item exchangeBill-20260302-2',
        'new claim exchangeBill/in/某银行/Z100',
      ],
    },
  ],
})
