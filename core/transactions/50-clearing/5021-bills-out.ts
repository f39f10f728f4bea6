import { reviewer } from '../../authorise.ts'
import {
  billKeys,
  billOnce,
  claimBill,
  sessionIsOpen,
  sessionKeys,
  throughExchange,
  UNCLEARED,
} from '../../counter/exchange.ts'
import { newItemId } from '../../desk.ts'
import { account } from '../../fields/account.ts'
import { choice } from '../../fields/choice.ts'
import type { Values } from '../../fields/field.ts'
import { money } from '../../fields/money.ts'
import { number } from '../../fields/number.ts'
import { text } from '../../fields/text.ts'
import { credit, debit, openItem } from '../../ledger/build.ts'
import { defineTransaction, none } from '../define.ts'
import { transferLadder } from '../ladders.ts'
import { counterAndBack } from '../roles.ts'

const billOf = ({ bank, paper }: Values) => ({
  way: 'out' as const,
  bank: bank as string,
  paper: paper as string,
})

export const billsOut = defineTransaction({
  code: '5021',
  name: { zh: '提出票据', en: 'Bill presented to the exchange' },
  purpose: {
    zh: '把客户交来的他行票据提出交换：借方票据（代收支票）先挂待处理，过退票时间由 5023 收妥入账；贷方票据（代付）先扣付款人账户。须经复核。',
    en: 'Presents a bill of a customer to the local exchange: a cheque to be collected waits until it can no longer come back (5023), a payment is taken from the payer at once. Reviewed.',
  },
  who: counterAndBack,
  duty: ['on'],
  branch: ['open'],
  seal: 'clearing',
  fields: {
    kind: choice<'debit' | 'credit'>({ zh: '票据', en: 'Bill' }, [
      { value: 'debit', zh: '借方（代收他行支票）', en: 'Debit: a cheque on another bank' },
      { value: 'credit', zh: '贷方（付往他行）', en: 'Credit: a payment to another bank' },
    ]),
    account: account({ zh: '本行账号', en: 'Our account' }, { products: ['demand', 'corporateDemand'] }),
    amount: money({ zh: '金额', en: 'Amount' }, { min: 1n }),
    bank: text({ zh: '对方行', en: 'Other bank' }, { max: 60 }),
    paper: text({ zh: '票据号码', en: 'Number of the bill' }, { max: 30 }),
    session: number({ zh: '交换场次', en: 'Session' }, { min: 1, max: 9 }),
  },
  also: ({ session, bank, paper }, desk) => [
    ...billKeys(billOf({ bank, paper }), desk),
    ...sessionKeys(session, desk),
    `account:${UNCLEARED}`,
  ],
  checks: [sessionIsOpen, billOnce(billOf)],
  authorisation: [
    { measure: 'always', atLeast: 0n, signatures: [reviewer({ counts: false })] },
    ...transferLadder,
  ],
  effects({ kind, account, amount, bank, paper, session }, desk) {
    const collects = kind === 'debit'
    const id = newItemId(desk, 'exchangeBill')
    return [
      ...(collects
        ? [...throughExchange('D', amount, session, desk), credit(UNCLEARED, amount)]
        : [debit(account, amount), ...throughExchange('C', amount, session, desk)]),
      openItem({
        kind: 'exchangeBill',
        id,
        state: 'presented',
        opened: desk.day,
        by: desk.teller.id,
        until: null,
        data: {
          way: 'out',
          kind,
          day: desk.day,
          session,
          account: account.no,
          amount,
          bank,
          paper,
          reason: '',
        },
      }),
      claimBill(billOf({ bank, paper }), id),
    ]
  },
  expand: none,
  explain: none,
  view: null,
  receipt: ['kind', 'account', 'amount', 'capital', 'bank', 'paper', 'session', 'item'],
  undoneBy: '5023',
  preview: 'entries',
  examples: [
    {
      title: { zh: '代收他行支票', en: 'A cheque on another bank' },
      by: '0003',
      fields: { kind: 'debit', account: 'Q1', amount: '3000', bank: '某银行', paper: 'Z889', session: '1' },
      gives: [
        'D 3001-03 3000.00',
        'tally exchange/2026-03-02/1 300000',
        'C 2241-02 3000.00',
        'new item exchangeBill-20260302-2',
        'new claim exchangeBill/out/某银行/Z889',
      ],
    },
    {
      title: { zh: '付往他行', en: 'A payment to another bank' },
      by: '0003',
      fields: { kind: 'credit', account: 'Q1', amount: '500', bank: '某银行', paper: 'JZD7', session: '1' },
      gives: [
        'D 0101210000009210 500.00',
        'C 3001-03 500.00',
        'tally exchange/2026-03-02/1 -50000',
        'new item exchangeBill-20260302-2',
        'new claim exchangeBill/out/某银行/JZD7',
      ],
    },
  ],
})
